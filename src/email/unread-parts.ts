import type { MimeFile } from './parse-mime.ts';

const ENCRYPTED = /^application\/(?:x-)?(?:pkcs7-mime|pgp-encrypted)$/;

/** What came but is not opened: said out loud, so that nobody asks for it as if it had not come (promise 5). */
export function unreadParts(files: readonly MimeFile[]): string[] {
  if (!files.some((file) => ENCRYPTED.test(file.declaredType))) return [];
  return ['The mail is encrypted or sealed: what is inside could not be read.'];
}
