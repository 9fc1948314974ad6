import type { ImapFlow } from 'imapflow';

/** Whether a mailbox has the folder that taken mail is moved to, and which folders it has. */
export async function lookForFolder(
  client: ImapFlow,
  folder: string,
): Promise<{ isThere: boolean; folders: string[] }> {
  const folders = (await client.list()).map(({ path }) => path);
  // As imapflow names it when it moves mail there.
  const prefix = client.namespace ? client.namespace.prefix : '';
  const isInbox = folder.toUpperCase() === 'INBOX';
  const isThere = isInbox || folders.includes(folder) || folders.includes(`${prefix}${folder}`);
  return { isThere, folders };
}
