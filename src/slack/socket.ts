import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../core/ports.ts';
import { SOCKET_METHOD } from './api-table.ts';
import { slackError } from './errors.ts';
import { libraryLogger } from './logger.ts';

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/** What Slack sends over the socket, before anyone has looked into it. */
export interface Envelope {
  type: string;
  body: Record<string, unknown>;
  ack: (response?: unknown) => Promise<void>;
  retry_num?: number;
  retry_reason?: string;
}

export interface SocketOptions {
  appToken: string;
  apiUrl?: string;
  onEnvelope: (envelope: Envelope) => void;
  /** After every connection, the first included. */
  onConnected: () => void;
  log: Log;
}

export interface Socket {
  /** Resolves with the first connection; later ones are made by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
  connected(): boolean;
}

/**
 * Socket Mode with a reconnect of our own: the library's waits 5 seconds each time, and gives up on a network error
 * with a rejection that nobody can catch.
 */
export function createSocket({ appToken, apiUrl, onEnvelope, onConnected, log }: SocketOptions): Socket {
  const client = new SocketModeClient({
    appToken,
    autoReconnectEnabled: false,
    logger: libraryLogger(log),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, timeout: 10_000 },
  });
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();
  let lost = latch();
  let connected = false;
  client.on('disconnected', () => {
    connected = false;
    lost.open();
  });
  client.on('slack_event', onEnvelope);

  async function open() {
    lost = latch();
    try {
      await client.start();
      connected = true;
    } catch (error) {
      throw slackError(SOCKET_METHOD.method, error);
    }
    if (stopping.signal.aborted) return client.disconnect();
    onConnected();
  }

  async function keepOpen() {
    while (!stopping.signal.aborted) {
      await lost.opened;
      if (!stopping.signal.aborted) await reopen();
    }
  }

  async function reopen() {
    log.info({}, 'Slack connection ended, connecting again');
    for (let wait = FIRST_RETRY_MS; !stopping.signal.aborted; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      try {
        return await open();
      } catch (error) {
        log.warn({ detail: String(error), waitMs: wait }, 'Slack cannot be reached, trying again');
        await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  return {
    connected: () => connected,
    async start() {
      await open();
      loop = keepOpen();
    },
    async stop() {
      stopping.abort();
      await client.disconnect();
      lost.open();
      await loop;
    },
  };
}

function latch() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
