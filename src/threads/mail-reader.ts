import { asStepcheckError, StepcheckError } from '../core/errors.ts';
import { inOrder } from '../core/in-order.ts';
import type { IntakeItem } from '../core/intake.ts';
import type { Attempts, ReceivedMessage, Understand } from '../core/ports.ts';
import type { ParseRequest } from '../email/parse-worker.ts';
import { BEGINNING } from '../email/read-headers-only.ts';
import { unreadMessage } from '../email/unread-message.ts';
import { copyInSlices } from './copy-in-slices.ts';
import { createWarmThread, type Outcome, type ThreadLimits } from './warm-thread.ts';

export interface MailReader {
  understand: Understand;
  close(): Promise<void>;
}

export interface MailReaderOptions extends ThreadLimits {
  /** Servers whose Authentication-Results are believed; none: the one that noted them last. */
  trustedAuthServers: readonly string[];
  attempts?: Attempts;
}

const MAX_ATTEMPTS = 5;
const SECOND_LOOK_MS = 5000;
const BEGINNING_ONLY = 'only its beginning is shown, without its files.';
const NOT_AGAIN = `stepcheck stopped several times while reading this mail; it was not tried again: ${BEGINNING_ONLY}`;
const GIVEN_UP = {
  too_long: `The mail could not be read in time: ${BEGINNING_ONLY}`,
  too_heavy: `Reading the mail took too much memory: ${BEGINNING_ONLY}`,
  broken: `The mail could not be read: ${BEGINNING_ONLY}`,
};

/** Takes mails apart one after the other beside the main thread, so that none can hold it up or take it down. */
export function createMailReader(options: MailReaderOptions): MailReader {
  const script = new URL('../email/parse-worker.js', import.meta.url);
  const thread = createWarmThread<ParseRequest, ReceivedMessage>(script, options);
  // One at a time: of several under way, nobody could tell which one stopped the process.
  const inTurn = inOrder();
  const trustedAuthServers = [...options.trustedAuthServers];

  async function ask(
    item: IntakeItem,
    bytes: Uint8Array,
    givenUp: string | null,
  ): Promise<Outcome<ReceivedMessage>> {
    const raw = await copyInSlices(bytes);
    const timeoutMs = givenUp === null ? options.timeoutMs : SECOND_LOOK_MS;
    return thread.ask({ item, raw, trustedAuthServers, givenUp }, { timeoutMs, transfer: [raw.buffer] });
  }

  async function read(item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
    const outcome = await ask(item, raw, null);
    return 'answer' in outcome ? outcome.answer : readBeginning(item, raw, GIVEN_UP[outcome.failed]);
  }

  async function readBeginning(item: IntakeItem, raw: Uint8Array, problem: string): Promise<ReceivedMessage> {
    const outcome = await ask(item, raw.subarray(0, BEGINNING), problem);
    return 'answer' in outcome ? outcome.answer : unreadMessage(item, raw, problem);
  }

  async function readCounted(item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
    const { attempts } = options;
    if (!attempts) return read(item, raw);
    const begun = await attempts.begin(item).catch(notCounted);
    const received = await (begun > MAX_ATTEMPTS ? readBeginning(item, raw, NOT_AGAIN) : read(item, raw));
    // There is a message now, so a person may ask for another try. A count that stays behind is harmless.
    await attempts.end(item).catch(() => undefined);
    return received;
  }

  return {
    understand: (item, raw) => inTurn(() => readCounted(item, raw)),
    close: () => inTurn(thread.close),
  };
}

/** An outage, no fault of the mail: it is asked for again. */
function notCounted(cause: unknown): never {
  const message = `This try to read a mail could not be counted (${asStepcheckError(cause).message}).`;
  throw new StepcheckError('not_counted', 'retry', message, { cause });
}
