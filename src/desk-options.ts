import type { Config } from './config.ts';
import type { Metrics } from './core/metrics.ts';
import type { Clock, Log, Random } from './core/ports.ts';
import type { Vitals } from './core/vitals.ts';
import type { Parts } from './jobs/parts.ts';
import type { ReviewPace } from './jobs/table.ts';
import type { Prompts } from './prompts.ts';
import type { Onlooker } from './redis/connect.ts';
import type { RunningQueue } from './redis/queue.ts';
import type { Role } from './roles.ts';

export interface DeskOptions {
  config: Config;
  redisAddress: string;
  slack: NonNullable<Config['slack']> & { apiUrl?: string };
  /** Null: no mail leaves. */
  smtpUrl: string | null;
  log: Log;
  /** Who is told in plain words while Redis does not answer at start. */
  onlooker?: Onlooker;
  /** What `readPrompts` gave, where it was read before. */
  prompts?: Prompts;
  clock?: Clock;
  random?: Random;
  metrics?: Metrics;
  /** What this process does of the desk's work; all where left out. */
  roles?: ReadonlySet<Role>;
  tuning?: Partial<Tuning>;
  /** Lets a test put a fault between two parts. */
  wrap?: (parts: Parts) => Parts;
}

export interface Tuning {
  reviewPace: ReviewPace;
  sweepEveryMs: number;
  /** After this long without a sign of life a worker, or whoever claimed a send, counts as dead. */
  deadAfterMs: number;
}

export interface Desk {
  /** 0 where this process takes no mail in. */
  smtpPort: number;
  vitals: Vitals;
  dashboard: RunningQueue['dashboard'];
  close(): Promise<void>;
}

/** How the desk runs where a test says nothing else. */
export const TUNING: Tuning = {
  // Slack's limit: about one message a second and channel, with short bursts.
  reviewPace: { max: 5, perMs: 5_000 },
  sweepEveryMs: 10_000,
  deadAfterMs: 15_000,
};
