/** Work on our own records: what fails here is a short outage. */
export const ownWork = { attempts: 5, firstWaitMs: 500 };

/** Calls to Slack: rate limits are waited for beside this, they use up no attempt. */
export const slackCalls = { attempts: 6, firstWaitMs: 1_000 };

/** Our clock and Slack's may differ by this much: a post is looked for from so much earlier on. */
export const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** A job that gave up is owed again after this long: soon where it is a matter of time, later where a person must act. */
export const OWED_AGAIN_MS = { retry: 60_000, person: 10 * 60_000 };

/** A send that was surely not taken is tried this often in all, over about 75 minutes, then shown to a person. */
export const SEND_TRIES = 6;

const SEND_WAITS_MS = [5_000, 30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000];

/** How long to wait after the `tries`-th try that was not taken (ms). */
export function waitBeforeSendTry(tries: number): number {
  return SEND_WAITS_MS[tries - 1] ?? 60 * 60_000;
}
