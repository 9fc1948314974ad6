import type { Log } from '../core/ports.ts';
import type { Outbox } from './outbox.ts';
import type { SlackStandIn } from './slack/stand-in.ts';

export interface PageOptions {
  /** Port 0 takes any free one; so does another that is taken, where it may move. */
  listen: { host: string; port: number; mayMove: boolean };
  /** Unguessable; part of every address of the page. */
  token: string;
  slack: SlackStandIn;
  outbox: Outbox;
  submitMail: (raw: Uint8Array) => Promise<void>;
  supportAddress: string;
  /** Where the desk's own SMTP listener is, for the line with curl. */
  smtpPort?: number;
  /** Whether a decision made on the page may stand: not while replies would really leave the house. */
  deciding: { allowed: boolean; why: string };
  /** What is real, what is a stand-in, where data lies. */
  facts: { label: string; value: string }[];
  log: Log;
}
