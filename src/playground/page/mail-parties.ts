import type { Mail } from './state.ts';

/** A mail that no person wrote: an acknowledgement. */
export function isAutomatic(mail: Mail): boolean {
  return mail.headers.some(
    ({ name, value }) => name.toLowerCase() === 'auto-submitted' && !/^no\b/i.test(value),
  );
}

/** `"Pat Doe" <pat@firm.example>` in its two halves. */
export function nameOf(party: string): string {
  return (/^\s*"?([^"<]*?)"?\s*</.exec(party)?.[1] ?? '').trim() || addressOf(party);
}

export function addressOf(party: string): string {
  return /<([^<>]+)>/.exec(party)?.[1] ?? party.trim();
}
