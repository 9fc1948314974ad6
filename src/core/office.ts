import { z } from 'zod';
import type { IntakeItem } from './intake.ts';
import type { ReviewCard } from './review.ts';
import { type CardRef, type HistoryEntry, Person } from './ticket.ts';

/** Since when, and by whom, nothing is sent to anybody. */
export const Pause = z.object({ by: Person, at: z.number().int() });
export type Pause = z.infer<typeof Pause>;

/** The desk-wide switch that holds replies and acknowledgements back. */
export interface Pausing {
  current(): Promise<Pause | null>;
  /** The pause that stands from now on: of two at once the first. */
  begin(pause: Pause): Promise<Pause>;
  /** The pause that ended; null where there was none. */
  end(): Promise<Pause | null>;
}

/** What is known of a mailbox here. Times are ms since 1970. */
export interface MailboxState {
  name: string;
  /** Null where none has come since the start, or another process reads it. */
  lastMailAt: number | null;
  failing: { since: number; reason: string } | null;
}

/** A case in a line or two. Subject and customer are the customer's words: shown plain. */
export interface CaseLine {
  ticketId: string;
  customer: string;
  subject: string;
  /** "waits for review · 4 of 6 steps done", in words for people. */
  state: string;
  owner: Person | null;
  openedAt: number;
  snoozedUntil: number | null;
  card: CardRef | null;
}

export const HomeList = z.enum(['mine', 'failed', 'waiting', 'snoozed', 'parked']);
export type HomeList = z.infer<typeof HomeList>;

/** One list of the Home, a page of it. */
export interface HomeSection {
  list: HomeList;
  cases: CaseLine[];
  offset: number;
  total: number;
}

/** All that one agent sees of the desk at a glance. */
export interface DeskHome {
  at: number;
  pause: Pause | null;
  sections: HomeSection[];
  mailboxes: MailboxState[];
}

export interface FoundCases {
  cases: CaseLine[];
  total: number;
}

/** A case's facts, without its draft. */
export interface CaseFacts extends CaseLine {
  about: string;
  steps: ReviewCard['steps'];
  history: HistoryEntry[];
}

/** What the reading says of a message that nobody has made a case of. */
export interface MessageCheck
  extends Pick<ReviewCard, 'about' | 'progress' | 'steps' | 'count' | 'pictures'> {
  /** The article's steps that are not done, by their titles. */
  missing: string[];
}

/** What agents ask the desk for beside the cards. */
export interface Office {
  /** `page`: where one of the lists goes on; the others start at their beginning. */
  home(agentId: string, page: { list: HomeList; offset: number } | null): Promise<DeskHome>;
  search(term: string, offset: number): Promise<FoundCases>;
  /** Null where there is no such case. */
  show(ticketId: string): Promise<CaseFacts | null>;
  /** The summary of an ISO week, as posted; of the current one where none is named. */
  summary(week: string | null): Promise<string>;
  /** `changed`: false where it was so before. */
  pause(by: Person): Promise<{ pause: Pause; changed: boolean }>;
  resume(by: Person): Promise<{ pause: Pause | null }>;
  /** What the reading says of a message, or the case that it has already. */
  check(item: IntakeItem, raw: Uint8Array): Promise<{ reading: MessageCheck } | { known: CaseLine }>;
  /** Takes a message in as a customer's. Resolves once it is stored. */
  openCase(item: IntakeItem, raw: Uint8Array, by: Person): Promise<void>;
}

/** Cases on a page of search results. */
export const FOUND_A_PAGE = 8;
/** Cases on a page of one list of the Home. */
export const LISTED_A_PAGE: Record<HomeList, number> = {
  mine: 10,
  failed: 10,
  waiting: 20,
  snoozed: 10,
  parked: 8,
};
