import { z } from 'zod';
import { announceMessage } from '../announce.ts';
import type { Parts } from '../parts.ts';
import { filePayload } from '../payloads/file.ts';
import { messageAt, type StoredFile, type StoredMessage } from '../state.ts';
import { BOT } from '../workspace.ts';
import { ApiRefusal, botChannel, json, messageBlocks, method } from './method.ts';

export const filesInfo = method(z.object({ file: z.string() }), (args, parts) => {
  const file = parts.store.state.files.get(args.file);
  if (file === undefined) throw new ApiRefusal('file_not_found');
  return { file: filePayload(file, parts.origin(), parts.store.state), comments: [] };
});

/** A bot may delete the files that it put up itself. */
export const filesDelete = method(z.object({ file: z.string() }), (args, parts) => {
  const file = parts.store.state.files.get(args.file);
  if (file === undefined) throw new ApiRefusal('file_not_found');
  if (file.user !== BOT.userId) throw new ApiRefusal('cant_delete_file');
  parts.store.commit({ kind: 'file_deleted', fileId: file.id });
  return {};
});

export const filesGetUploadUrlExternal = method(
  z.object({
    filename: z.string().min(1),
    length: z.coerce.number().int().positive(),
    alt_text: z.string().optional(),
    snippet_type: z.string().optional(),
  }),
  (args, parts) => {
    const { key, fileId } = parts.uploads.begin(args.filename, args.length);
    return { upload_url: `${parts.origin()}/upload/v1/${key}`, file_id: fileId };
  },
);

export const filesCompleteUploadExternal = method(
  z.object({
    files: json(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
    channel_id: z.string().optional(),
    thread_ts: z.string().optional(),
    initial_comment: z.string().optional(),
    blocks: z.unknown().optional(),
  }),
  (args, parts) => {
    const { channel_id: channelId, thread_ts: threadTs } = args;
    if (channelId !== undefined) botChannel(parts, channelId);
    if (threadTs !== undefined && messageAt(parts.store.state, channelId ?? '', threadTs) === null) {
      throw new ApiRefusal('invalid_thread_ts');
    }
    // Slack does not look at blocks where there is a comment.
    const blocks =
      args.blocks !== undefined && args.initial_comment === undefined ? messageBlocks(args.blocks) : [];
    const files = args.files.map((named) => storeUpload(parts, named.id, named.title));
    if (channelId !== undefined) {
      const content = { text: args.initial_comment ?? '', blocks, threadTs: threadTs ?? null };
      shareLater(parts, channelId, files, content);
    }
    return { files: files.map((file) => filePayload(file, parts.origin(), parts.store.state)) };
  },
);

function storeUpload(parts: Parts, fileId: string, title: string | undefined): StoredFile {
  const upload = parts.uploads.finish(fileId);
  if (upload === null || upload.bytes === null) throw new ApiRefusal('file_not_found');
  const file: StoredFile = {
    id: fileId,
    name: upload.name,
    title: title ?? upload.name,
    mimetype: typeByName(upload.name),
    size: upload.bytes.length,
    user: BOT.userId,
    created: Math.floor(parts.clock.now() / 1000),
    checkInfo: false,
  };
  parts.store.addFile(file, upload.bytes);
  return file;
}

/** The method answers at once; the message with the files shows a little later. */
function shareLater(
  parts: Parts,
  channelId: string,
  files: readonly StoredFile[],
  content: Pick<StoredMessage, 'text' | 'blocks' | 'threadTs'>,
): void {
  parts.later.run(parts.timing.shareMs, () => {
    const message: StoredMessage = {
      ...content,
      ts: parts.store.newTs(),
      channelId,
      user: BOT.userId,
      broadcast: false,
      files: files.map((file) => file.id),
      metadata: null,
      editedTs: null,
    };
    parts.store.commit({ kind: 'posted', message });
    void announceMessage(parts, message);
  });
}

const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  eml: 'message/rfc822',
  html: 'text/html',
  json: 'application/json',
};

/** Slack tells an upload's type by its name. */
function typeByName(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
