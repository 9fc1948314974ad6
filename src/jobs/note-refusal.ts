import type { Decision } from '../core/decision.ts';
import type { Person } from '../core/ticket.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

const TRIED: Record<Decision['kind'], string> = {
  approve: 'approve the reply',
  edit: 'edit the reply',
  reject: 'reject the reply',
  undo: 'take the approval back',
  send_again: 'send the reply again',
  mark_sent: 'mark the reply as sent',
  open_case: 'open the case',
  link: 'link the case',
  read_again: 'have the mail read again',
  take: 'take the case',
  release: 'give the case back',
  escalate: 'escalate the case',
  snooze: 'snooze the case',
  wake: 'wake the case',
  not_this_article: 'say that the article does not fit',
  article_fits: 'say that the article fits after all',
  set_steps: 'correct the steps',
};

/** Keeps that somebody tried to decide who may not: in the case's history, and counted. */
export async function noteRefusal(
  parts: Parts,
  ticketId: string,
  by: Person,
  kind: Decision['kind'],
  why: string,
): Promise<void> {
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    if (!ticket) return null;
    const at = parts.clock.now();
    return {
      writes: [],
      history: [{ ticketId, entry: { at, by: `${by.name} (${why})`, what: `tried to ${TRIED[kind]}` } }],
      facts: [{ at, type: 'refused', ticketId, fields: { kind, why } }],
    };
  });
}
