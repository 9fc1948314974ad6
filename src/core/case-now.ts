import type { Draft } from './draft.ts';
import type { MessageRecord } from './message.ts';
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
  /** Of the decision to link, what else it touches. */
  linking?: Linking;
}

export interface Linking {
  /** The ticket that this one belongs to, with its newest draft and the reply of that. Null where it is gone. */
  target: { ticket: Ticket; draft: Draft | null; reply: Send | null } | null;
  acknowledgement: Send | null;
  /** Records of the ticket's messages and of what was put aside. */
  messages: MessageRecord[];
}
