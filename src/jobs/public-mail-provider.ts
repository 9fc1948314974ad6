import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { domainOf } from '../core/mail-address.ts';
import { MORE_PUBLIC_MAIL_DOMAINS, NO_PROVIDERS } from './public-mail-domains.ts';

const Names = z.array(z.string());

/**
 * Tells the public mail providers by the lists of email-providers and our own: two people with an address there have
 * nothing in common. Read once, when the desk is put together.
 */
export function readPublicMailProviders(): (address: string) => boolean {
  const require = createRequire(import.meta.url);
  const lists: unknown[] = [require('email-providers/all.json'), require('email-providers/common.json')];
  const listed = lists.flatMap((list) => Names.parse(list)).filter((name) => !NO_PROVIDERS.has(name));
  const names = [...listed, ...MORE_PUBLIC_MAIL_DOMAINS];
  const domains = new Set(names.map(domainToASCII).filter((domain) => domain !== ''));
  return (address) => endings(domainToASCII(domainOf(address))).some((ending) => domains.has(ending));
}

/** "mail.yahoo.com" is "yahoo.com" too. */
function endings(domain: string): string[] {
  const labels = domain.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}
