import type { Worker } from 'node:worker_threads';
import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage, Understand } from '../core/ports.ts';
import { callWorker, type NoAnswer, startWorker } from './call-worker.ts';
import { BEGINNING } from './read-headers-only.ts';
import { unreadMessage } from './unread-message.ts';

/** Counts how often the reading of a mail was begun and never ended, over restarts of the process. */
export interface Attempts {
  /** The number of such beginnings, this one included. */
  begin(item: IntakeItem): Promise<number>;
  end(item: IntakeItem): Promise<void>;
}

export interface MailReader {
  understand: Understand;
  close(): Promise<void>;
}

export interface MailReaderOptions {
  timeoutMs: number;
  maxMemoryMb: number;
  /** Servers whose Authentication-Results are believed; none: the one that noted them last. */
  trustedAuthServers: readonly string[];
  attempts?: Attempts;
}

const MAX_ATTEMPTS = 5;
const SECOND_LOOK_MS = 5000;
const BEGINNING_ONLY = 'only its beginning is shown, without its files.';
const NOT_AGAIN = `stepcheck stopped several times while reading this mail; it was not tried again: ${BEGINNING_ONLY}`;
const GIVEN_UP: Readonly<Record<NoAnswer, string>> = {
  too_long: `The mail could not be read in time: ${BEGINNING_ONLY}`,
  too_heavy: `Reading the mail took too much memory: ${BEGINNING_ONLY}`,
  broken: `The mail could not be read: ${BEGINNING_ONLY}`,
};

/** Reads mails one after the other in a warm worker thread, which is replaced when it dies or takes too long. */
export function createMailReader(options: MailReaderOptions): MailReader {
  const trustedAuthServers = [...options.trustedAuthServers];
  let worker: Worker | null = start();
  let last: Promise<unknown> = Promise.resolve();

  function start(): Worker {
    const started = startWorker(options.maxMemoryMb);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  /** Not waited for: what a thread does inside of a library call cannot be broken off. */
  function abandon(given: Worker): void {
    worker = null;
    given.terminate().catch(() => undefined);
  }

  async function ask(
    item: IntakeItem,
    raw: Uint8Array,
    givenUp: string | null,
  ): Promise<ReceivedMessage | NoAnswer> {
    const current = worker ?? start();
    worker = current;
    const timeoutMs = givenUp === null ? options.timeoutMs : SECOND_LOOK_MS;
    const outcome = await callWorker(current, { item, raw, trustedAuthServers, givenUp }, timeoutMs);
    if (typeof outcome === 'string') abandon(current);
    return outcome;
  }

  async function read(item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
    const outcome = await ask(item, raw, null);
    return typeof outcome === 'string' ? readBeginning(item, raw, GIVEN_UP[outcome]) : outcome;
  }

  async function readBeginning(item: IntakeItem, raw: Uint8Array, problem: string): Promise<ReceivedMessage> {
    const outcome = await ask(item, raw.subarray(0, BEGINNING), problem);
    return typeof outcome === 'string' ? unreadMessage(item, raw, problem) : outcome;
  }

  async function readCounted(item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
    const { attempts } = options;
    if (!attempts) return read(item, raw);
    const begun = await attempts.begin(item);
    const received = await (begun > MAX_ATTEMPTS ? readBeginning(item, raw, NOT_AGAIN) : read(item, raw));
    // There is a message now, so a person may ask for another try. A count that stays behind is harmless.
    await attempts.end(item).catch(() => undefined);
    return received;
  }

  return {
    understand(item, raw) {
      // One at a time: of several under way, nobody could tell which one stopped the process.
      const turn = last.then(() => readCounted(item, raw));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await last;
      await worker?.terminate();
      worker = null;
    },
  };
}
