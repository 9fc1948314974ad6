import type { Attachment, Message } from '../core/message.ts';

/** A file that may show something: a picture, or a PDF. */
export interface PictureFile {
  messageId: string;
  attachment: Attachment;
}

export interface PickedPictures {
  /** In the order in which they are read. */
  toRead: PictureFile[];
  /** Why a file is not read, in words that follow its name. */
  leftOut: { file: PictureFile; problem: string }[];
}

/** What one mail or one case may hold the reader up with. Files with the same content count once. */
const MOST = { inMessage: 10, inCase: 30, bytes: 25_000_000, bytesInCase: 100_000_000 };

const LEFT_OUT = {
  inMessage: `was not read: only the ${MOST.inMessage} largest pictures of a message are`,
  inCase: `was not read: only the newest ${MOST.inCase} pictures of a case are`,
  bytes: `was not read: it is larger than ${MOST.bytes / 1_000_000} MB`,
  bytesInCase: `was not read: the pictures of this case are more than ${MOST.bytesInCase / 1_000_000} MB`,
};

/** Which pictures and PDFs of a case are read: the newest message's first, and in it the largest first. */
export function pickPictures(messages: readonly Message[]): PickedPictures {
  const picked: PickedPictures = { toRead: [], leftOut: [] };
  const known = new Map<string, number>();
  for (const message of [...messages].reverse()) {
    let inMessage = 0;
    for (const attachment of bySize(message.attachments.filter(mayShowSomething))) {
      const file = { messageId: message.id, attachment };
      if (known.has(attachment.sha256)) {
        picked.toRead.push(file);
        continue;
      }
      const limit = limitMet(attachment, inMessage, known);
      if (limit !== null) {
        picked.leftOut.push({ file, problem: LEFT_OUT[limit] });
        continue;
      }
      inMessage += 1;
      known.set(attachment.sha256, attachment.bytes);
      picked.toRead.push(file);
    }
  }
  return picked;
}

/** Whether a file is read at all. What is known to be broken has said why. */
export function mayShowSomething({ picture, type, problem }: Attachment): boolean {
  return problem === null && (picture || type === 'application/pdf');
}

/** Icons and the pictures of signatures are small: where not all can be read, those are what is left out. */
function bySize(attachments: Attachment[]): Attachment[] {
  return attachments.sort((a, b) => b.bytes - a.bytes);
}

function limitMet(
  { bytes }: Attachment,
  inMessage: number,
  known: ReadonlyMap<string, number>,
): keyof typeof LEFT_OUT | null {
  if (bytes > MOST.bytes) return 'bytes';
  if (inMessage >= MOST.inMessage) return 'inMessage';
  if (known.size >= MOST.inCase) return 'inCase';
  const inCase = [...known.values()].reduce((sum, one) => sum + one, bytes);
  return inCase > MOST.bytesInCase ? 'bytesInCase' : null;
}
