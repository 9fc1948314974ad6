import type { Evidence } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';

/** The customer's words that evidence points at; empty for evidence that is no quote, or whose message is gone. */
export function quoteOf(evidence: Evidence, messages: readonly Message[]): string {
  if (evidence.kind !== 'quote') return '';
  const message = messages.find((it) => it.id === evidence.messageId);
  if (message === undefined) return '';
  const source = evidence.part === 'subject' ? message.subject : message.text;
  return source.slice(evidence.start, evidence.end);
}
