import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { type Fact, indexTable, type Transition } from '../core/transition.ts';
import { isUntaken, remindAt } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { suggestNudge } from './suggest-nudge.ts';
import { tellUntakenJob } from './tell-untaken.ts';
import { transact } from './transact.ts';

const KEEP_SECONDS = 2 * 24 * 3600;
/** Timers may fire a little early. */
const EARLY_MS = 50;

/**
 * Looks at a case whose time has come: nobody has taken it, or its customer is silent. Tells the agents once, until
 * something happens in the case; a nudge for the customer is suggested, never sent.
 */
export async function remind(parts: Parts, ticketId: string): Promise<void> {
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    if (!ticket) return null;
    const now = parts.clock.now();
    if (isUntaken(ticket)) return untaken(parts, ticket, now);
    return isSilent(ticket) ? silent(parts, ticket, now) : null;
  });
}

function isSilent({ state, snoozedUntil, mergedInto, cards }: Ticket): boolean {
  return state === 'waiting_customer' && snoozedUntil === null && !mergedInto && cards;
}

/** Put on the list of what is told together. */
async function untaken(parts: Parts, ticket: Ticket, now: number): Promise<Transition | null> {
  if (ticket.reminded?.of === 'untaken') return null;
  const newest = await parts.records.message(ticket.messages.at(-1) ?? '');
  const early = notYet(ticket, parts.remind.untakenAt(newest?.receivedAt ?? ticket.createdAt), now);
  if (early) return early;
  const slot = Math.floor(now / parts.remind.gatherMs);
  const list = (await parts.lookup.find(indexTable.untaken, String(slot)))?.split(',') ?? [];
  const value = [...new Set([...list, ticket.id])].join(',');
  return {
    writes: [{ kind: 'ticket', record: { ...ticket, reminded: { of: 'untaken', at: now } } }],
    history: [
      { ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what: 'said that nobody has taken it' } },
    ],
    index: [{ table: indexTable.untaken, key: String(slot), value, ttlSeconds: KEEP_SECONDS }],
    due: [tellUntakenJob(parts, slot)],
    facts: [reminded(ticket, now, 'untaken')],
  };
}

async function silent(parts: Parts, ticket: Ticket, now: number): Promise<Transition | null> {
  if (ticket.reminded?.of === 'silent') return null;
  const since = await answeredAt(parts, ticket);
  const early = notYet(ticket, parts.remind.silentAt(since), now);
  if (early) return early;
  const nudge = await suggestNudge(parts, ticket, now);
  return { ...nudge, facts: [reminded(ticket, now, 'silent')] };
}

/** When the customer last had an answer of any kind. */
async function answeredAt({ records }: Parts, ticket: Ticket): Promise<number> {
  const reply = await records.send(sendId.reply(ticket.id, ticket.draftVersion));
  const sent = reply?.state === 'sent' ? (reply.outcome?.at ?? 0) : 0;
  return Math.max(sent, ticket.answeredElsewhere?.at ?? 0) || ticket.updatedAt;
}

/** Something happened in the meantime: its time comes later. Null where it has come; nothing is due where it is off. */
function notYet(ticket: Ticket, at: number | null, now: number): Transition | null {
  if (at !== null && at <= now + EARLY_MS) return null;
  return { writes: [], due: remindAt(ticket.id, at) };
}

function reminded({ id }: Ticket, at: number, of: 'untaken' | 'silent'): Fact {
  return { at, type: 'reminded', ticketId: id, fields: { of } };
}
