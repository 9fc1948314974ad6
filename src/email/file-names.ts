import type { Attachment, MailReport } from '../core/message.ts';

// What mail programs write where they know no name.
const NO_NAME = /^\s*(?:untitled[ _]attachment)?\s*$/i;

/** Whether a sender's name for a file says nothing at all. */
export function isNoName(name: string | null): boolean {
  return name === null || NO_NAME.test(name);
}

/** What people would call a file that came without a name, by what is in it. */
export function nameByType(types: readonly string[]): string {
  const known = types.map((type) => NAMES[type]).find((name) => name !== undefined);
  if (known) return known;
  const [family] = types[0]?.split('/') ?? [];
  return FAMILIES[family ?? ''] ?? 'unnamed-file';
}

/** Made-up names that are told apart by a number; of a report, the mail that it carries is named for what it is. */
export function distinctNames(
  files: readonly Attachment[],
  isMadeUp: (file: Attachment) => boolean,
  report: MailReport | null,
): Attachment[] {
  const taken = new Set(files.filter((file) => !isMadeUp(file)).map(({ name }) => name.toLowerCase()));
  return files.map((file) => {
    if (!isMadeUp(file)) return file;
    const wanted = report ? file.name.replace(/^attached-/, 'returned-') : file.name;
    const name = free(wanted, taken);
    taken.add(name);
    return { ...file, name };
  });
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  const dot = wanted.lastIndexOf('.');
  const [base, extension] = dot === -1 ? [wanted, ''] : [wanted.slice(0, dot), wanted.slice(dot)];
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${base}-${number}${extension}`;
    if (!taken.has(name)) return name;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  'image/png': 'picture.png',
  'image/jpeg': 'picture.jpg',
  'image/gif': 'picture.gif',
  'image/webp': 'picture.webp',
  'image/heic': 'picture.heic',
  'image/bmp': 'picture.bmp',
  'image/tiff': 'picture.tif',
  'message/rfc822': 'attached-mail.eml',
  'text/rfc822': 'attached-mail.eml',
  'text/rfc822-headers': 'attached-mail-headers.txt',
  'message/rfc822-headers': 'attached-mail-headers.txt',
  'text/calendar': 'invitation.ics',
  'text/html': 'page.html',
  'text/plain': 'text.txt',
  'application/pdf': 'document.pdf',
  'application/rtf': 'document.rtf',
  'application/zip': 'archive.zip',
  'application/pkcs7-signature': 'signature.p7s',
  'application/x-pkcs7-signature': 'signature.p7s',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-mime': 'sealed-mail.p7m',
  'application/x-pkcs7-mime': 'sealed-mail.p7m',
};

const FAMILIES: Readonly<Record<string, string>> = {
  image: 'picture',
  audio: 'sound',
  video: 'video',
  text: 'text',
};
