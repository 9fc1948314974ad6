import type { MailboxState } from './office.ts';
import type { TicketState } from './ticket.ts';

/** How one lane of the queue is. */
export interface LaneState {
  name: string;
  /** Jobs that could run now, and those that run. Jobs put off to a later time are in neither. */
  waiting: number;
  active: number;
  delayed: number;
  /** How long the job that is next has been waiting; 0 where none waits. */
  oldestMs: number;
}

/** How this process and the desk behind it are, asked anew each time. */
export interface Vitals {
  redisAnswers(): Promise<boolean>;
  /** Null where this process keeps no connection of its own to Slack. */
  slackConnected(): boolean | null;
  mailboxes(): MailboxState[];
  lanes(): Promise<LaneState[]>;
  /** Of those that are not closed. */
  tickets(): Promise<Partial<Record<TicketState, number>>>;
  /** Jobs that are late by more than a minute, counted up to `OVERDUE_COUNTED`. */
  overdueJobs(): Promise<number>;
  sendingPaused(): Promise<boolean>;
}

export const OVERDUE_COUNTED = 1_000;
