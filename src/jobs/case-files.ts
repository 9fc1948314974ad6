import { StepcheckError } from '../core/errors.ts';
import { maskSecrets } from '../core/mask-secrets.ts';
import { type Attachment, Message } from '../core/message.ts';
import type { FileStore, ReceivedMessage, Records } from '../core/ports.ts';
import type { Ticket } from '../core/ticket.ts';

interface CaseFiles {
  records: Records;
  files: FileStore;
}

/** Where a new message's files go: told by the message alone, so that a second try writes over the first. */
export function messageFolder(messageId: string): string {
  return `messages/${messageId}`;
}

/** Puts the raw bytes, the message and its attachments on disk, before any record says that they are there. */
export async function storeMessage(
  files: FileStore,
  folder: string,
  raw: Uint8Array,
  received: ReceivedMessage,
): Promise<void> {
  await files.put(`${folder}/raw`, raw);
  for (const [id, bytes] of received.files) await files.put(`${folder}/${id}`, bytes);
  await files.put(`${folder}/message.json`, Buffer.from(JSON.stringify(received.message)));
}

/** The ticket's messages in the order of arrival. */
export async function loadMessages(from: CaseFiles, ticket: Ticket): Promise<Message[]> {
  return Promise.all(ticket.messages.map((id) => loadMessage(from, id)));
}

/** One message, its secrets masked: nobody who is shown it or reads it needs them. Throws (turn person) where its file is gone. */
export async function loadMessage(from: CaseFiles, messageId: string): Promise<Message> {
  const folder = await folderOf(from, messageId);
  const bytes = await from.files.get(`${folder}/message.json`);
  if (bytes) return masked(described(bytes, folder));
  throw new StepcheckError(
    'file_gone',
    'person',
    `The file ${folder}/message.json is gone from the data folder.`,
  );
}

function described(bytes: Uint8Array, folder: string): Message {
  try {
    return Message.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    const message = `The file ${folder}/message.json in the data folder is damaged, or from a newer version.`;
    throw new StepcheckError('file_damaged', 'person', message, { cause });
  }
}

function masked(message: Message): Message {
  return { ...message, subject: maskSecrets(message.subject), text: maskSecrets(message.text) };
}

/** An attachment's bytes; null where it came without any or its file is gone. */
export async function loadAttachment(
  from: CaseFiles,
  messageId: string,
  attachment: Attachment,
): Promise<Uint8Array | null> {
  return from.files.get(`${await folderOf(from, messageId)}/${attachment.id}`);
}

/** The message as it came; null where its file is gone. */
export async function loadRaw(from: CaseFiles, messageId: string): Promise<Uint8Array | null> {
  return from.files.get(`${await folderOf(from, messageId)}/raw`);
}

/** Where the files of a message lie. */
export async function folderOf({ records }: CaseFiles, messageId: string): Promise<string> {
  const record = await records.message(messageId);
  if (record) return record.folder;
  throw new StepcheckError(
    'record_gone',
    'person',
    `The record of the message ${messageId} is gone from Redis.`,
  );
}
