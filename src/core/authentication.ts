import type { Message } from './message.ts';

/**
 * The sender check that a mail failed, as its receiving server noted it (RFC 8601); null where none did.
 * SPF alone fails for honest mail that was forwarded, so DMARC, which weighs it, has the last word.
 */
export function failedSenderCheck({ headers }: Message): 'DMARC' | 'SPF' | null {
  // What stands in parentheses is a comment: some servers quote earlier checks there.
  const results = (headers['authentication-results'] ?? []).map((value) => value.replace(/\([^()]*\)/g, ' '));
  const says = (result: RegExp) => results.some((value) => result.test(value));
  if (says(/\bdmarc\s*=\s*fail\b/i)) return 'DMARC';
  return says(/\bspf\s*=\s*fail\b/i) && !says(/\bdmarc\s*=\s*pass\b/i) ? 'SPF' : null;
}
