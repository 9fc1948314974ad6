import type { ImapFlow } from 'imapflow';
import { StepcheckError } from '../../core/errors.ts';

/** What becomes of a mail in the mailbox once it is stored here, from `keep`, `seen` or `move:FOLDER`. */
export interface AfterTaking {
  movedTo: string | null;
  finish(client: ImapFlow, uids: number[]): Promise<void>;
}

export function afterTaking(after: string): AfterTaking {
  const movedTo = after.startsWith('move:') ? after.slice('move:'.length) : null;
  if (movedTo !== null) return { movedTo, finish: (client, uids) => moveTo(client, uids, movedTo) };
  return { movedTo, finish: after === 'seen' ? markSeen : async () => {} };
}

async function markSeen(client: ImapFlow, uids: number[]): Promise<void> {
  if (uids.length > 0) await client.messageFlagsAdd(uids, ['\\Seen'], { uid: true });
}

async function moveTo(client: ImapFlow, uids: number[], folder: string): Promise<void> {
  if (uids.length === 0) return;
  if (await client.messageMove(uids, folder, { uid: true })) return;
  // The usual reason is that nobody has made the folder yet.
  await client.mailboxCreate(folder).catch(() => {});
  if (await client.messageMove(uids, folder, { uid: true })) return;
  const there = await client.search({ uid: uids.join(',') }, { uid: true });
  if (there && there.length === 0) return;
  throw new StepcheckError(
    'imap_move',
    'person',
    `it cannot be moved to the folder ${folder}. Create it in the mailbox, or change IMAP_AFTER.`,
  );
}
