import { createHash } from 'node:crypto';
import { bareMail } from '../core/bare-mail.ts';
import { hasControls, isBinary } from '../core/binary-bytes.ts';
import type { IntakeItem } from '../core/intake.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { typeByBytes } from './attachment.ts';
import { deliveredTo } from './header-lines.ts';
import { splitMail } from './repair-raw.ts';

// What whoever writes a mail gives it; servers add theirs (Received, Date, Message-ID) to anything that passes.
const WRITTEN = /^(?:from|to|cc|subject|reply-to|sender|mime-version|content-[a-z-]{1,40})[ \t]*:/im;
const MAX_HEADER = 1024 * 1024;
const TEXT_TYPES = /^text\/|xml|rtf|postscript|json/;

/** Whether bytes (repaired, see `repairRaw`) are some file, and no mail at all: no header of one, and no words. */
export async function isNoMail(mail: Buffer): Promise<boolean> {
  const { header, body } = splitMail(mail);
  if (WRITTEN.test(header.toString('latin1', 0, MAX_HEADER))) return false;
  const content = body.length > 0 ? withoutBlank(body) : header;
  return isBinary(content) || (hasControls(content) && (await isKnownFile(content)));
}

/** Says that something came that nobody can read. Its raw bytes are all there is to tell it from another one. */
export function noMailMessage(item: IntakeItem, raw: Uint8Array): ReceivedMessage {
  const hash = createHash('sha256').update(raw).digest('hex');
  const message = bareMail(
    {
      id: `M${hash.slice(0, 20)}`,
      identity: `unread:${hash}`,
      origin: item.origin,
      receivedAt: item.receivedAt,
      problems: [...(item.problem ? [item.problem] : []), NO_MAIL],
      readable: false,
    },
    { envelopeFrom: item.envelopeFrom, deliveredTo: deliveredTo(item.envelopeTo, []) },
  );
  return { message, files: new Map() };
}

const NO_MAIL = 'What came is no mail but some other file: it has no sender, no subject and no words.';

function withoutBlank(body: Buffer): Buffer {
  const start = body.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
  return body.subarray(start === -1 ? body.length : start);
}

/** By its first bytes. Words may begin like a file ("BM", "MZ"), so it is asked only of what is more than mere text. */
async function isKnownFile(bytes: Buffer): Promise<boolean> {
  const type = await typeByBytes(bytes);
  return type !== null && !TEXT_TYPES.test(type);
}
