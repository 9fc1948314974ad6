import { canonicalLine } from '../core/canonical-text.ts';
import { trustedResults } from './authentication-results.ts';
import type { HeaderLine } from './parse-mime.ts';

/** Headers that tell automatic mail, and whom to trust, from a person's mail. Every List-* header is kept too. */
const KEPT = new Set([
  'auto-submitted',
  'precedence',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-loop',
  'x-failed-recipients',
  'return-path',
  'x-spam-flag',
  'x-spam-status',
  'feedback-id',
  'x-mailer',
  'content-type',
  'sender',
  'x-original-from',
  'date',
]);
const MAX_VALUE = 1000;
// What several checks found stands in one value.
const MAX_RESULT = 4000;
const MAX_VALUES = 20;
const MAX_NAMES = 60;
const MAX_IDS = 50;

/**
 * The kept headers, unfolded, in the order in which they stand; of Authentication-Results only those of servers
 * that are trusted to have checked.
 */
export function keptHeaders(
  lines: readonly HeaderLine[],
  trustedAuthServers: readonly string[],
): Record<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, line } of lines) {
    if (!KEPT.has(key) && !/^list-[a-z-]{1,40}$/.test(key)) continue;
    const values = headers.get(key) ?? [];
    if (values.length < MAX_VALUES) values.push(headerValue(line).slice(0, MAX_VALUE));
    if (values.length === 1 && headers.size === MAX_NAMES) continue;
    headers.set(key, values);
  }
  const results = trustedResults(lines, trustedAuthServers).map(({ line }) => headerValue(line));
  if (results.length > 0) {
    headers.set(
      'authentication-results',
      results.slice(0, MAX_VALUES).map((value) => value.slice(0, MAX_RESULT)),
    );
  }
  return Object.fromEntries(headers);
}

/** The values of one header, unfolded, not decoded. */
export function rawValues(lines: readonly HeaderLine[], key: string): string[] {
  return lines.filter((line) => line.key === key).map(({ line }) => headerValue(line));
}

/** Message ids as they stand between angle brackets; where there are none, bare words with an @ are taken. */
export function messageIds(values: readonly string[]): string[] {
  const text = values.join(' ');
  const bracketed = [...text.matchAll(/<([^<>\s]{1,900})>/g)].map((match) => match[1] ?? '');
  const found =
    bracketed.length > 0 ? bracketed : text.split(/\s+/).filter((word) => /^[^<>]+@[^<>]+$/.test(word));
  const ids = [...new Set(found)].map((id) => `<${id}>`);
  // The first names the thread, the last ones what is answered.
  return ids.length <= MAX_IDS ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_IDS)];
}

const DELIVERED_TO = new Set([
  'delivered-to',
  'x-delivered-to',
  'x-original-to',
  'x-envelope-to',
  'envelope-to',
]);
const MAX_DELIVERED = 50;

/** The addresses that a mail was delivered to: SMTP RCPT TO and what servers note at delivery. */
export function deliveredTo(envelopeTo: readonly string[], lines: readonly HeaderLine[]): string[] {
  const noted = lines
    .filter(({ key }) => DELIVERED_TO.has(key))
    .slice(0, MAX_DELIVERED)
    .flatMap(({ line }) =>
      headerValue(line)
        .slice(0, MAX_VALUE)
        .split(/[\s,;<>]+/),
    );
  const addresses = [...envelopeTo, ...noted]
    .map((address) => address.trim().toLowerCase())
    .filter((address) => /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address));
  return [...new Set(addresses)].slice(0, MAX_DELIVERED);
}

/** When the sender says it was written, where that is a date. */
export function sentAt(lines: readonly HeaderLine[]): number | null {
  const time = Date.parse((rawValues(lines, 'date')[0] ?? '').replace(/\s*\([^()]*\)\s*$/, ''));
  return Number.isNaN(time) ? null : time;
}

function headerValue(line: string): string {
  return canonicalLine(line.slice(line.indexOf(':') + 1));
}
