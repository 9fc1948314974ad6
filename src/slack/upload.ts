import { StepcheckError } from '../core/errors.ts';
import type { CardRef } from '../core/ticket.ts';
import type { SlackClient } from './client.ts';
import type { Block } from './limits.ts';

const TIMEOUT_MS = 60_000;

export interface Upload {
  /** What Slack stores: unique, so that it is found again. */
  fileName: string;
  /** What people see. */
  title: string;
  /** What it shows, for whoever cannot see it; the title where nothing is said. */
  alt?: string;
  bytes: Uint8Array;
  /** What stands above it. */
  blocks?: Block[];
}

/** Puts a file into the thread of a message. It shows there a little later, once Slack has looked into it. */
export async function uploadToThread(client: SlackClient, ref: CardRef, upload: Upload): Promise<void> {
  const { upload_url: url, file_id: id } = await client.call('files.getUploadURLExternal', {
    filename: upload.fileName,
    length: upload.bytes.length,
    alt_text: upload.alt ?? upload.title,
  });
  await sendBytes(url, upload.bytes);
  const { blocks = [] } = upload;
  const share = (above: Block[]) =>
    client.call('files.completeUploadExternal', {
      files: [{ id, title: upload.title }],
      channel_id: ref.channel,
      thread_ts: ref.ts,
      ...(above.length > 0 ? { blocks: above } : {}),
    });
  await share(blocks).catch((error: unknown) => {
    // What stands above a picture is no reason not to show it.
    if (blocks.length > 0 && isRefusal(error)) return share([]);
    throw error;
  });
}

function isRefusal(error: unknown): boolean {
  return error instanceof StepcheckError && error.turn === 'never';
}

async function sendBytes(url: string, bytes: Uint8Array): Promise<void> {
  const failed = (cause: unknown) =>
    new StepcheckError('slack_upload', 'retry', 'Slack did not take a file. It is tried again by itself.', {
      cause,
    });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw failed(error);
  });
  await response.body?.cancel();
  if (!response.ok) throw failed(new Error(`HTTP ${response.status}`));
}
