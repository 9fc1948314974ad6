import type { Mail } from './state.ts';

/** A mail that no person wrote: an acknowledgement. */
export function isAutomatic(mail: Mail): boolean {
  return mail.headers.some(
    ({ name, value }) => name.toLowerCase() === 'auto-submitted' && !/^no\b/i.test(value),
  );
}

/** Who got this one: a mail goes to whom it is addressed to first, and then once more to those in Cc. */
export function receiverOf(mail: Mail): { party: string; isCopy: boolean } {
  const delivered = mail.headers
    .filter(({ name }) => name.toLowerCase() === 'delivered-to')
    .map(({ value }) => value.toLowerCase());
  if (delivered.length === 0 || delivered.includes(addressOf(mail.to).toLowerCase()))
    return { party: mail.to, isCopy: false };
  const party = partiesOf(mail.cc).find((one) => delivered.includes(addressOf(one).toLowerCase()));
  return { party: party ?? delivered[0] ?? '', isCopy: true };
}

/** The people of a list with commas between them, where names in quotes may have commas too. */
function partiesOf(list: string): string[] {
  return list.match(/(?:"[^"]*"|[^",<])*<[^<>]*>|[^\s,"<>]+@[^\s,"<>]+/g) ?? [];
}

/** `"Pat Doe" <pat@firm.example>` in its two halves. */
export function nameOf(party: string): string {
  return (/^\s*"?([^"<]*?)"?\s*</.exec(party)?.[1] ?? '').trim() || addressOf(party);
}

export function addressOf(party: string): string {
  return /<([^<>]+)>/.exec(party)?.[1] ?? party.trim();
}
