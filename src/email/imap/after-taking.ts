import type { ImapFlow } from 'imapflow';
import { StepcheckError } from '../../core/errors.ts';

/** What becomes of a mail in the mailbox once it is stored here, from `keep`, `seen` or `move:FOLDER`. */
export interface AfterTaking {
  movedTo: string | null;
  finish(client: ImapFlow, uids: number[]): Promise<void>;
}

/** `made` is told of a folder that had to be made. */
export function afterTaking(after: string, made: (folder: string) => void): AfterTaking {
  const movedTo = folderToMoveTo(after);
  if (movedTo !== null) return { movedTo, finish: (client, uids) => moveTo(client, uids, movedTo, made) };
  return { movedTo, finish: after === 'seen' ? markSeen : async () => {} };
}

export function folderToMoveTo(after: string): string | null {
  return after.startsWith('move:') ? after.slice('move:'.length) : null;
}

async function markSeen(client: ImapFlow, uids: number[]): Promise<void> {
  if (uids.length > 0) await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true });
}

async function moveTo(
  client: ImapFlow,
  uids: number[],
  folder: string,
  made: (folder: string) => void,
): Promise<void> {
  if (uids.length === 0) return;
  if (await client.messageMove(uids, folder, { uid: true })) return;
  // The usual reason is that nobody has made the folder yet.
  const folderMade = await client.mailboxCreate(folder).catch(() => null);
  if (folderMade?.created) made(folder);
  if (await client.messageMove(uids, folder, { uid: true })) return;
  const there = await client.search({ uid: uids.join(',') }, { uid: true });
  if (there && there.length === 0) return;
  throw new StepcheckError(
    'imap_move',
    'person',
    `it cannot be moved to the folder ${folder}. Create it in the mailbox, or change IMAP_AFTER.`,
  );
}
