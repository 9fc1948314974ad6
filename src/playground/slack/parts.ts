import type { Clock, Log } from '../../core/ports.ts';
import type { Calls } from './calls.ts';
import type { Delivery } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { Homes } from './homes.ts';
import type { Later } from './later.ts';
import type { Modals } from './modals.ts';
import type { Notices } from './notices.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import type { Store } from './store.ts';
import type { Tokens } from './tokens.ts';
import type { Triggers } from './triggers.ts';
import type { Uploads } from './uploads.ts';

/** What the methods and the people's actions work with. */
export interface Parts {
  store: Store;
  modals: Modals;
  triggers: Triggers;
  notices: Notices;
  homes: Homes;
  responseUrls: ResponseUrls;
  uploads: Uploads;
  delivery: Delivery;
  later: Later;
  faults: Faults;
  calls: Calls;
  tokens: Tokens;
  sockets: Sockets;
  /** "http://127.0.0.1:PORT", once it listens. */
  origin(): string;
  clock: Clock;
  timing: Timing;
  log: Log;
}

/** Slack's own delays. Tests shorten them. */
export interface Timing {
  /** How long an acknowledgement may take. */
  ackMs: number;
  /** Waits before each further delivery of an event that nobody acknowledged. */
  redeliverMs: readonly number[];
  triggerMs: number;
  pingMs: number;
  /** A completed upload shows in the channel only after a while. */
  shareMs: number;
}

/** https://docs.slack.dev/apis/events-api: three more tries, nearly at once, after one and after five minutes. */
export const SLACK_TIMING: Timing = {
  ackMs: 3000,
  redeliverMs: [100, 60_000, 300_000],
  triggerMs: 3000,
  pingMs: 10_000,
  shareMs: 50,
};
