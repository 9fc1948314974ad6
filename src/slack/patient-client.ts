import { setTimeout as sleep } from 'node:timers/promises';
import { StepcheckError } from '../core/errors.ts';
import type { SlackMethod } from './api-table.ts';
import type { SlackClient } from './client.ts';

const DEFAULT_WAIT_MS = 10_000;

/** A client that waits as long as Slack asks: for reading in the background, where no queue can wait for us. */
export function patientClient(client: SlackClient, signal: AbortSignal): SlackClient {
  return {
    async call<M extends SlackMethod>(method: M, args: Parameters<typeof client.call<M>>[1]) {
      for (;;) {
        try {
          return await client.call(method, args);
        } catch (error) {
          if (!(error instanceof StepcheckError) || error.code !== 'slack_rate_limited') throw error;
          await sleep(error.retryAfterMs ?? DEFAULT_WAIT_MS, undefined, { signal });
        }
      }
    },
  };
}
