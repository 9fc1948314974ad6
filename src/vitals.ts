import type { MailboxState } from './core/office.ts';
import { OVERDUE_COUNTED, type Vitals } from './core/vitals.ts';
import type { Parts } from './jobs/parts.ts';

const LATE_MS = 60_000;
const AT_ONCE = 100;
/** Reading every open ticket costs: a scraper may come more often. */
const TICKETS_KEPT_MS = 30_000;

export interface VitalsSources extends Pick<Vitals, 'redisAnswers' | 'slackConnected' | 'lanes'> {
  parts: Pick<Parts, 'records' | 'lookup' | 'due' | 'pausing' | 'clock'>;
  mailboxes: ReadonlyMap<string, MailboxState>;
}

/** What is known of the desk, gathered where it lies. */
export function createVitals({ parts, mailboxes, ...here }: VitalsSources): Vitals {
  const { lookup, due, pausing, clock } = parts;
  let kept: { at: number; counts: ReturnType<Vitals['tickets']> } | null = null;
  return {
    ...here,
    mailboxes: () => [...mailboxes.values()],
    async tickets() {
      if (kept && clock.now() - kept.at < TICKETS_KEPT_MS) return kept.counts;
      const counts = countTickets(parts);
      kept = { at: clock.now(), counts };
      counts.catch(() => {
        kept = null;
      });
      return counts;
    },
    overdueJobs: async () => (await due.overdue(clock.now() - LATE_MS, OVERDUE_COUNTED)).length,
    sendingPaused: async () => (await pausing.current()) !== null,
  };

  async function countTickets({ records }: VitalsSources['parts']) {
    const counts = { open: 0, waiting_customer: 0, closed: 0, parked: (await lookup.parkedTickets()).length };
    const ids = await lookup.openTickets();
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const tickets = await Promise.all(ids.slice(from, from + AT_ONCE).map((id) => records.ticket(id)));
      for (const ticket of tickets) if (ticket && ticket.state !== 'parked') counts[ticket.state] += 1;
    }
    const { closed, ...notClosed } = counts;
    return notClosed;
  }
}
