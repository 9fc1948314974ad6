import type { Parts } from './parts.ts';

/** A Message-ID of ours. Its random part cannot be guessed: who quotes it has had our mail. */
export function newMessageId(
  parts: Pick<Parts, 'random' | 'settings'>,
  ticketId: string,
  what: string,
): string {
  const domain = parts.settings.addresses[0].split('@')[1] ?? 'localhost';
  return `<stepcheck.${ticketId}.${what}.${parts.random()}@${domain}>`;
}
