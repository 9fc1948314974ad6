import type { App, Receiver } from '@slack/bolt';
import { z } from 'zod';
import { asStepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { createSocket, type Envelope } from './socket.ts';
import type { TakeMessage } from './take-message.ts';

export interface ReceiverOptions {
  appToken: string;
  apiUrl?: string;
  take: TakeMessage;
  /** After every connection, the first included. */
  onConnected: () => void;
  /** A message could not be stored: it was not acknowledged and has to be fetched again. */
  onLost: () => void;
  log: Log;
}

/**
 * Bolt's own receivers acknowledge an event before anyone has stored it, so an event would be lost with the process.
 * Here a message is stored first; where that fails it is not acknowledged, and Slack sends it again. Clicks,
 * dialogs and events that leave nothing to store go to Bolt, which acknowledges them within Slack's 3 seconds.
 */
export function createReceiver(options: ReceiverOptions): Receiver & { connected(): boolean } {
  const { take, onLost, log } = options;
  const inHand = new Set<Promise<void>>();
  let app: App | null = null;

  const socket = createSocket({
    ...options,
    onEnvelope: (envelope) => {
      const work = handle(envelope).catch((error) => {
        log.warn({ detail: asStepcheckError(error).message }, 'Slack envelope was not handled');
      });
      inHand.add(work);
      work.finally(() => inHand.delete(work)).catch(() => {});
    },
  });

  async function handle(envelope: Envelope): Promise<void> {
    if (envelope.type === 'events_api' && isMessage(envelope)) return storeThenAcknowledge(envelope);
    await app?.processEvent({
      body: envelope.body,
      ack: (response) => envelope.ack(response),
      retryNum: envelope.retry_num,
      retryReason: envelope.retry_reason,
    });
  }

  async function storeThenAcknowledge({ body, ack }: Envelope): Promise<void> {
    try {
      await take(body.event);
    } catch (error) {
      log.error({ detail: asStepcheckError(error).message }, 'Slack message could not be stored');
      onLost();
      return;
    }
    await ack();
  }

  return {
    init(boltApp: App) {
      app = boltApp;
    },
    connected: socket.connected,
    start: () => socket.start(),
    async stop() {
      await socket.stop();
      await Promise.all(inHand);
    },
  };
}

const MESSAGE = z.object({ event: z.object({ type: z.literal('message') }) });

function isMessage({ body }: Envelope): boolean {
  return MESSAGE.safeParse(body).success;
}
