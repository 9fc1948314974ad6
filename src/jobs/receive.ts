import { StepcheckError } from '../core/errors.ts';
import { decodeIntake, type IntakeItem, intakePath } from '../core/intake.ts';
import type { Message } from '../core/message.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import type { Arrival } from './arrival.ts';
import { fileMessage } from './file-message.ts';
import type { Parts } from './parts.ts';

/** After the lane's tries, such a mail is filed unread (`file-unread.ts`) instead of being tried for ever. */
export const NOT_UNDERSTOOD = 'not_understood';

/**
 * Makes a message of what was taken in: once, whichever ways it came. It joins its ticket, opens one, or is set
 * aside (our own mail, chatter). Only when its record exists is the intake file removed.
 */
export async function receive(parts: Parts, intakeId: string): Promise<void> {
  const file = await parts.files.get(intakePath(intakeId));
  if (!file) return;
  const { item, raw } = decode(intakeId, file);
  try {
    const received = await understand(parts, item, raw);
    await fileMessage(parts, await judge(parts, item, received.message), raw, received);
  } catch (thrown) {
    throw item.channel === 'email' && isMistake(thrown) ? notUnderstood(thrown) : thrown;
  }
  await parts.files.remove(intakePath(intakeId));
}

function decode(intakeId: string, file: Uint8Array): ReturnType<typeof decodeIntake> {
  try {
    return decodeIntake(file);
  } catch (cause) {
    const where = `${intakePath(intakeId)} in the data folder`;
    throw new StepcheckError('bad_intake', 'never', `The file ${where} is not one of ours, or damaged.`, {
      cause,
    });
  }
}

/** Reading a mail needs nothing from outside: what it stumbles over is the mail itself, no outage. */
async function understand(parts: Parts, item: IntakeItem, raw: Uint8Array): Promise<ReceivedMessage> {
  try {
    return await parts.understand[item.channel](item, raw);
  } catch (thrown) {
    if (thrown instanceof StepcheckError || item.channel === 'slack') throw thrown;
    throw notUnderstood(thrown);
  }
}

async function judge(parts: Parts, item: IntakeItem, message: Message): Promise<Arrival> {
  const judgement = await parts.reader.judge(message);
  const fromDesk =
    message.thread.channel === 'slack' && (await parts.deskUserIds()).includes(message.thread.userId);
  if (item.openedBy) {
    const said = {
      kind: 'customer' as const,
      kindReason: `${item.openedBy.name} made it a case`,
      statesProblem: true,
    };
    return { ...judgement, ...said, message, item, now: parts.clock.now() };
  }
  return {
    ...judgement,
    kind: fromDesk ? 'own_message' : judgement.kind,
    message,
    item,
    now: parts.clock.now(),
  };
}

/** What only code or content can be to blame for: it would happen again at every try. */
function isMistake(thrown: unknown): boolean {
  return thrown instanceof TypeError || thrown instanceof RangeError || thrown instanceof SyntaxError;
}

function notUnderstood(cause: unknown): StepcheckError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StepcheckError(NOT_UNDERSTOOD, 'retry', `It could not be read (${reason}).`, { cause });
}
