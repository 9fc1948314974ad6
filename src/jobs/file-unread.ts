import { createHash } from 'node:crypto';
import { bareMail } from '../core/bare-mail.ts';
import { isBinary } from '../core/binary-bytes.ts';
import { canonicalLine, canonicalText } from '../core/canonical-text.ts';
import type { StepcheckError } from '../core/errors.ts';
import { decodeIntake, type IntakeItem, intakePath } from '../core/intake.ts';
import type { Message } from '../core/message.ts';
import { contentHash } from './content-hash.ts';
import { fileMessage } from './file-message.ts';
import type { Parts } from './parts.ts';
import { CLOCK_DIFFERENCE_MS } from './retry-policies.ts';

/** Enough of the raw mail to see what it is. */
const SHOWN_BYTES = 4_000;

/**
 * What can never be received becomes a case all the same, of what its envelope says: a person looks at it, and may
 * have it read again. What is not even a mail is kept where the sweep does not find it, once the desk was told.
 */
export async function fileUnread(parts: Parts, intakeId: string, error: StepcheckError): Promise<void> {
  const file = await parts.files.get(intakePath(intakeId));
  if (!file) return;
  const mail = mailIn(file);
  if (!mail) return setAside(parts, intakeId, file, error);
  const message = unreadMessage(mail.item, mail.raw, error);
  const kindReason = 'it could not be read';
  const arrival = {
    message,
    item: mail.item,
    kind: 'customer' as const,
    kindReason,
    acknowledge: { send: false, reason: kindReason },
    statesProblem: true,
    aboutArticle: false,
    forwarded: null,
    now: parts.clock.now(),
  };
  await fileMessage(parts, arrival, mail.raw, { message, files: new Map() });
  await parts.files.remove(intakePath(intakeId));
}

function mailIn(file: Uint8Array): { item: IntakeItem; raw: Uint8Array } | null {
  try {
    const decoded = decodeIntake(file);
    return decoded.item.channel === 'email' ? decoded : null;
  } catch {
    return null;
  }
}

async function setAside(parts: Parts, id: string, file: Uint8Array, error: StepcheckError): Promise<void> {
  const text = `Something came in that could not be received: ${error.message} It is kept as unreadable/${id}.`;
  await parts.review.announce(`unreadable.${id}`, text, parts.clock.now() - CLOCK_DIFFERENCE_MS);
  await parts.files.put(`unreadable/${id}`, file);
  await parts.files.remove(intakePath(id));
}

/** Nobody is in its From, so nobody is answered: the envelope's sender may be anyone. */
function unreadMessage(item: IntakeItem, raw: Uint8Array, error: StepcheckError): Message {
  const identity = `unread:${contentHash(raw)}`;
  const beginning = isBinary(raw) ? '' : Buffer.from(raw.subarray(0, SHOWN_BYTES)).toString('utf8');
  const subject = /^subject:[ \t]*(\S.{0,200})$/im.exec(beginning)?.[1] ?? '';
  const address = item.envelopeFrom === '' ? null : item.envelopeFrom;
  return bareMail(
    {
      id: `M${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`,
      identity,
      origin: item.origin,
      receivedAt: item.receivedAt,
      sender: { id: address?.toLowerCase() ?? '', name: null, address },
      subject: canonicalLine(subject),
      text: canonicalText(beginning),
      problems: [beginning === '' ? error.message : `${error.message} How it begins is in the thread.`],
      readable: false,
    },
    { envelopeFrom: item.envelopeFrom, deliveredTo: item.envelopeTo },
  );
}
