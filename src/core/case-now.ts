import type { Draft } from './draft.ts';
import type { Send } from './send.ts';
import type { Ticket } from './ticket.ts';

/**
 * The records as they stand. `draft` is the version that the decision names, `reply` the send of that version,
 * `newest` the ticket's newest draft.
 */
export interface CaseNow {
  ticket: Ticket;
  draft: Draft | null;
  newest: Draft | null;
  reply: Send | null;
}
