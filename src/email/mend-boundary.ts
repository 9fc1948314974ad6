import { splitMail } from './repair-raw.ts';

const MAX_SEARCH = 1024 * 1024;

/**
 * The mail with the boundary that its body really uses, or null where none can be seen. The header is put in front:
 * of two Content-Type headers the first counts.
 */
export function mendBoundary(mail: Buffer, type: string): Buffer | null {
  const body = splitMail(mail).body.toString('latin1', 0, MAX_SEARCH);
  const boundary = /^--([^\s"\\]{1,70})[ \t]*\r?\nContent-[a-z-]{1,40}:/im.exec(body)?.[1];
  if (!boundary) return null;
  const container = type.startsWith('multipart/') ? type : 'multipart/mixed';
  return Buffer.concat([Buffer.from(`Content-Type: ${container}; boundary="${boundary}"\r\n`), mail]);
}
