import { type FileHandle, open } from 'node:fs/promises';
import { isBinary } from '../../core/binary-bytes.ts';
import { mboxStart } from './from-line.ts';

const HEAD_BYTES = 64 * 1024;
const BYTE_ORDER_MARK = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/;
// Those that mail has in practice: a text whose first line is "Note: ..." has none of them.
const MAIL_HEADER =
  /^(?:from|to|cc|subject|date|sender|reply-to|message-id|in-reply-to|references|received|return-path|delivered-to|x-original-to|envelope-to|mime-version|content-(?:type|transfer-encoding)|(?:dkim|arc|authentication|resent|list|x)-[a-z-]+)[ \t]*:/im;

/**
 * Why a file is plainly no mail, or null: broken mail is mail. Mail has a header at its top; an archive of mail begins
 * with a "From " line.
 */
export async function whyNoMail(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    return judge(await headOf(file));
  } finally {
    await file.close();
  }
}

function judge(head: Buffer): string | null {
  if (head.length === 0 || mboxStart(head) !== null) return null;
  // In UTF-16 each letter comes with a zero.
  const text = head.toString('latin1').replaceAll('\0', '').replace(BYTE_ORDER_MARK, '');
  const top = text.trimStart().split(/\r\n?[ \t]*\r\n?|\n[ \t]*\n/, 1)[0] ?? '';
  if (!isBinary(Buffer.from(top, 'latin1')) && MAIL_HEADER.test(top)) return null;
  return isBinary(head)
    ? 'it is no mail but a file of another kind'
    : 'it is no mail: no line such as From: or Subject: stands at its top';
}

async function headOf(file: FileHandle): Promise<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
  return head.subarray(0, bytesRead);
}
