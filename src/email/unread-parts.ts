import type { MimeFile } from './parse-mime.ts';

const ENCRYPTED = /^application\/(?:x-)?(?:pkcs7-mime|pgp-encrypted)$/;
const UUENCODED = /^begin [0-7]{3,4} \S.*\n[!-`]{5,}/m;

/** What came but is not opened: said out loud, so that nobody asks for it as if it had not come (promise 5). */
export function unreadParts(files: readonly MimeFile[], text: string): string[] {
  const problems: string[] = [];
  if (files.some((file) => ENCRYPTED.test(file.declaredType))) {
    problems.push('The mail is encrypted or sealed: what is inside could not be read.');
  }
  if (UUENCODED.test(text)) {
    problems.push('The mail holds a file in an old encoding (uuencode) that was not opened.');
  }
  return problems;
}
