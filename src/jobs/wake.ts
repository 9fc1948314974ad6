import { dueJob, type Transition } from '../core/transition.ts';
import { withReminder } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

/** Puts a snoozed case back before the agents once its time has come. */
export async function wake(parts: Parts, ticketId: string): Promise<void> {
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    const now = parts.clock.now();
    // Woken, snoozed anew or answered in the meantime.
    if (ticket?.snoozedUntil == null || ticket.snoozedUntil > now) return null;
    const record = { ...ticket, snoozedUntil: null, updatedAt: now };
    const woken: Transition = {
      writes: [{ kind: 'ticket', record }],
      history: [{ ticketId, entry: { at: now, by: 'stepcheck', what: 'woke the case' } }],
      due: [dueJob('request-review', ticketId, ticket.rev + 1, now)],
    };
    return withReminder(parts, woken, now);
  });
}
