import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../core/ports.ts';
import type { Sockets } from './sockets.ts';

/** What became of the first delivery. Nobody connected: the event is lost live, as with Slack. */
export type Delivered = 'acknowledged' | 'nobody_connected' | 'not_acknowledged';

/** Hands events and interactions to the app. */
export interface Delivery {
  event(payload: Record<string, unknown>): Promise<Delivered>;
  /** The acknowledgement's payload, or null where the app did not answer in time. */
  interaction(
    payload: Record<string, unknown>,
    acceptsResponse: boolean,
  ): Promise<{ payload: unknown } | null>;
  /** A slash command: like an interaction, in an envelope of its own. */
  command(payload: Record<string, unknown>): Promise<{ payload: unknown } | null>;
  close(): void;
}

export function createDelivery(options: {
  sockets: Sockets;
  ackMs: number;
  redeliverMs: readonly number[];
  log: Log;
}): Delivery {
  const { sockets, ackMs, redeliverMs, log } = options;
  const stopped = new AbortController();

  async function redeliver(payload: Record<string, unknown>): Promise<void> {
    for (const [index, delay] of redeliverMs.entries()) {
      await sleep(delay, undefined, { signal: stopped.signal, ref: false });
      const retry = { retry_attempt: index + 1, retry_reason: 'timeout' };
      const answer = await sockets.send(eventEnvelope(payload, retry), ackMs);
      if (answer) return;
    }
    log.warn({ event: payload.event_id }, 'An event was not acknowledged in any delivery; it is given up');
  }

  return {
    async event(payload) {
      const sent = sockets.send(eventEnvelope(payload, {}), ackMs);
      if (sent === undefined) return 'nobody_connected';
      if ((await sent) !== null) return 'acknowledged';
      redeliver(payload).catch(() => log.debug({}, 'Redelivery was stopped'));
      return 'not_acknowledged';
    },
    async interaction(payload, acceptsResponse) {
      const envelope = { type: 'interactive', payload, accepts_response_payload: acceptsResponse } as const;
      return (await sockets.send(envelope, ackMs)) ?? null;
    },
    async command(payload) {
      const envelope = { type: 'slash_commands', payload, accepts_response_payload: true } as const;
      return (await sockets.send(envelope, ackMs)) ?? null;
    },
    close: () => stopped.abort(),
  };
}

function eventEnvelope(
  payload: Record<string, unknown>,
  retry: { retry_attempt: number; retry_reason: string } | Record<string, never>,
) {
  return {
    type: 'events_api',
    payload,
    accepts_response_payload: false,
    retry_attempt: 0,
    retry_reason: '',
    ...retry,
  } as const;
}
