import type { DeskReport, ReportPicture } from './desk-report.ts';
import type { Basis, StepStatus } from './ledger.ts';
import type { Address } from './message.ts';
import type { CardRef, Escalation, OfferedRecipient, Person } from './ticket.ts';

export type CardAction =
  | 'approve'
  | 'edit'
  | 'reject'
  | 'undo'
  | 'write_reply'
  | 'send_again'
  | 'mark_sent'
  | 'open_case'
  | 'link'
  | 'read_again'
  | 'take'
  | 'release'
  | 'escalate'
  | 'snooze'
  | 'wake'
  | 'not_this_article'
  | 'article_fits'
  | 'set_steps';

/** What became of the case, for the line under the draft. Times are ms since 1970; `by` is a person's id. */
export type CardStatus =
  | { kind: 'reading' }
  | { kind: 'review' }
  | { kind: 'no_draft'; reason: string }
  /** `pausedBy`: who has paused all sending; it goes out once somebody resumes. */
  | { kind: 'approved'; by: string; at: number; sendAt: number; pausedBy: string | null }
  | { kind: 'sent'; by: string; at: number; edited: boolean }
  | { kind: 'not_sent'; by: string; reason: string }
  | { kind: 'failed'; reason: string }
  | { kind: 'unknown'; reason: string }
  | { kind: 'rejected'; by: string; at: number; reason: string }
  | { kind: 'parked'; reason: string }
  /** A colleague answered from the mailbox or in the customer's thread. */
  | { kind: 'answered_elsewhere'; by: string; how: 'mailbox' | 'slack_thread'; at: number }
  /** A person said that it belongs to another case. */
  | { kind: 'linked'; ticketId: string }
  | { kind: 'closed'; reason: string };

/** A review card, whatever shows it. All customer text in it is plain: a review channel must never parse it. */
export interface ReviewCard {
  ticketId: string;
  /** Rev of the ticket shown: an older card never replaces a newer one. */
  rev: number;
  draftVersion: number;
  /** How many messages it shows (`wordsIn`): who decides decides on these and no others. */
  messages: number;
  title: string;
  sender: string;
  channel: 'email' | 'slack';
  subject: string;
  /** The beginning of the customer's newest own words. */
  excerpt: string;
  /** What must be known before trusting the sender or the reading. */
  warnings: string[];
  /** Article title and how sure we are, or what it seems to be about. */
  about: string;
  /** "4 of 6 steps open", what stage the case is at. Null where no article fits. */
  progress: string | null;
  steps: {
    title: string;
    status: StepStatus;
    basis: Basis | null;
    quote: string | null;
    /** What it rests on where that is not plain: "readers disagree", "not found by the rules". */
    note: string | null;
  }[];
  /** What the customer asks, in their own words, and whether the draft answers it. */
  questions: { text: string; answered: boolean }[];
  /** The three-way count, in words; null where the article counts nothing. */
  count: string | null;
  pictures: string[];
  /** Files that are no pictures, by name: nobody has read them. */
  files: string[];
  acknowledgement: string;
  /** `cc` and `subject` are empty where there is none. */
  draft: { to: string; cc: string; subject: string; text: string; source: string } | null;
  draftWarnings: string[];
  /** Who works on it. */
  owner: Person | null;
  /** ms since 1970. */
  snoozedUntil: number | null;
  escalation: Escalation | null;
  /** What the newest message changed. */
  news: string | null;
  /** Other open cases of the same firm that wait for the same thing, by ticket id. */
  sameFirm: string[];
  status: CardStatus;
  /** What can be decided on the reply. */
  actions: CardAction[];
  /** What can be done about who works on it, when, and from what. */
  handling: CardAction[];
  /** The case that the action `link` would make this one part of, and whose it is. */
  linkTo: { ticketId: string; customer: string | null } | null;
}

/** What the dialog for editing starts with: the words, and whom an agent may choose between. */
export interface EditableReply {
  text: string;
  to: OfferedRecipient[];
  cc: Address[];
  /** Addresses: who is answered unless the agent picks another, and who was picked for a copy before. */
  picked: { to: string | null; cc: string[] };
  /** The article's steps as they stand; none where no article fits. */
  steps: { id: string; title: string; status: StepStatus }[];
  /** Who works on the case. */
  owner: Person | null;
}

/** The dialogs that an agent can open from a card. */
export type DialogKind = Extract<
  CardAction,
  'edit' | 'write_reply' | 'reject' | 'escalate' | 'snooze' | 'set_steps'
>;

/** A draft written on trial from steps as an agent sees them; nothing of it is kept. */
export interface Redrafted {
  text: string;
}

/** A picture of a message, or a page of one of its files, as the agents see it. */
export interface OriginalPicture {
  /** Tells it from the others of its message, the same at every try: letters, digits, dots and hyphens. */
  key: string;
  name: string;
  type: string;
  bytes: Uint8Array;
  /** What was read in it, line by line, or why nothing was. Plain, like all text of a card. */
  caption: readonly string[];
}

/** A message as the agents see it in the card's thread. */
export interface OriginalMessage {
  ticketId: string;
  messageId: string;
  heading: string;
  text: string;
  pictures: OriginalPicture[];
  /** The whole mail as it came, where nobody could read it. */
  raw: Uint8Array | null;
}

/** Something to read beside the card: the draft in the desk's language. */
export interface ThreadNote {
  ticketId: string;
  /** Tells it from the others of its card, the same at every try: letters, digits, dots and hyphens. */
  key: string;
  heading: string;
  text: string;
}

/**
 * Where agents review. One card a ticket, found again by ticket id, never by text.
 * Errors: StepcheckError, turn retry (with `retryAfterMs` on a rate limit), person (a missing scope or channel), or
 * never; `update` throws code `card_gone` where somebody deleted the card.
 */
export interface ReviewChannel {
  post(card: ReviewCard): Promise<CardRef>;
  update(ref: CardRef, card: ReviewCard): Promise<void>;
  /** The card of a ticket that was posted at `since` (ms) or later; null where there is none. */
  find(ticketId: string, since: number): Promise<CardRef | null>;
  /** Puts the original into the card's thread, once: says nothing where it already lies there. */
  showOriginal(ref: CardRef, original: OriginalMessage): Promise<void>;
  /** Puts a text of ours for the agents into the card's thread, once for each key. Shown as it is, never parsed. */
  showNote(ref: CardRef, note: ThreadNote): Promise<void>;
  /** Posts a text of ours (a summary, a fault) under a key, once. */
  announce(key: string, text: string, since: number): Promise<void>;
  /** Posts a longer text of ours under a key, once, and its pictures into the thread of that post, each once. */
  postReport(
    key: string,
    report: DeskReport,
    pictures: readonly ReportPicture[],
    since: number,
  ): Promise<void>;
  /** Deletes a card with all that we put into its thread, files too. What is gone already is no fault. */
  erase(ref: CardRef): Promise<void>;
  /** A web address under which people find a card; null where it is gone. */
  linkTo(ref: CardRef): Promise<string | null>;
}
