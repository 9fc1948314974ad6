import { canonicalLine } from '../core/canonical-text.ts';
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
  'x-stepcheck',
  'x-failed-recipients',
  'return-path',
  'x-spam-flag',
  'x-spam-status',
  'authentication-results',
  'feedback-id',
  'x-mailer',
  'content-type',
  'sender',
  'x-original-from',
  'date',
]);
const MAX_VALUE = 1000;
const MAX_VALUES = 20;
const MAX_IDS = 50;

/** The kept headers, unfolded, in the order in which they stand. */
export function keptHeaders(lines: readonly HeaderLine[]): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const { key, line } of lines) {
    if (!KEPT.has(key) && !/^list-[a-z-]{1,40}$/.test(key)) continue;
    const values = headers[key] ?? [];
    if (values.length < MAX_VALUES) values.push(headerValue(line).slice(0, MAX_VALUE));
    headers[key] = values;
  }
  return headers;
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

/** When the sender says it was written, where that is a date. */
export function sentAt(lines: readonly HeaderLine[]): number | null {
  const time = Date.parse((rawValues(lines, 'date')[0] ?? '').replace(/\s*\([^()]*\)\s*$/, ''));
  return Number.isNaN(time) ? null : time;
}

function headerValue(line: string): string {
  return canonicalLine(line.slice(line.indexOf(':') + 1));
}
