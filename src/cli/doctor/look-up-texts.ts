import { Resolver } from 'node:dns/promises';
import type { LookUpTexts } from './check-sender-dns.ts';

const NONE = ['ENODATA', 'ENOTFOUND'];

/** TXT records by DNS, each within this time. */
export function createLookUpTexts(timeoutMs: number): LookUpTexts {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  return async (name) => {
    try {
      return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
    } catch (error) {
      if (NONE.includes((error as { code?: string }).code ?? '')) return [];
      throw error;
    }
  };
}
