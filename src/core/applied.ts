import type { CaseNow } from './case-now.ts';
import type { DecisionResult } from './decision.ts';
import type { HistoryEntry, Person, Ticket } from './ticket.ts';
import { type DueJob, dueJob, type Fact, type RecordWrite, type Transition } from './transition.ts';

/** What became of a decision: the change that it makes, or why there is none, in words for the person. */
export type Applied = { transition: Transition } | { refused: DecisionResult & { accepted: false } };

interface Change {
  ticket?: Partial<Ticket>;
  writes: RecordWrite[];
  due: DueJob[];
  fact: Fact['fields'];
  /** Of other tickets than the one decided on. */
  history?: { ticketId: string; entry: HistoryEntry }[];
  facts?: Fact[];
}

/** A decision that counts: whoever took it has the case now, and the card shows it. */
export function accept(now: CaseNow, at: number, by: Person, what: string, change: Change): Applied {
  const ticket: Ticket = { ...now.ticket, owner: by, reminded: null, ...change.ticket, updatedAt: at };
  return {
    transition: {
      writes: [{ kind: 'ticket', record: ticket }, ...change.writes],
      history: [{ ticketId: ticket.id, entry: { at, by: by.name, what } }, ...(change.history ?? [])],
      due: [dueJob('request-review', ticket.id, ticket.rev + 1, at), ...change.due],
      facts: [{ at, type: 'decided', ticketId: ticket.id, fields: change.fact }, ...(change.facts ?? [])],
    },
  };
}

export function refuse(told: string): Applied {
  return { refused: { accepted: false, told } };
}
