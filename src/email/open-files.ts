import type { AttachmentInput } from './attachment.ts';
import type { MimeFile } from './parse-mime.ts';
import { isTnef, type Tnef, unpackTnef } from './tnef.ts';
import { cutUuencoded, isUuencoding, type UuFile } from './uuencode.ts';

/** A file of a mail that has no id yet. */
export type FilePart = Omit<AttachmentInput, 'id'> & {
  /** Stands in the text where the picture is shown. */
  mark?: number | null;
};

export interface OpenedFiles {
  files: FilePart[];
  /** The words of Outlook's container, which are the mail's own where it has no others. */
  text: string;
  /** Messages that lay in a container. */
  messages: Tnef[];
}

const NOT_OPENED = 'is a container of Outlook (winmail.dat) that could not be opened';
const PARTLY_OPENED = 'is a container of Outlook (winmail.dat) that could be opened only in part';
const NOT_DECODED = 'is in an old encoding (uuencode) that could not be undone';
const CUT_OFF = 'is cut off: its end is missing';

/** The files of a mail with containers opened; one that could not be opened whole stays, and says so. */
export function openFiles(files: readonly MimeFile[]): OpenedFiles {
  const opened: OpenedFiles = { files: [], text: '', messages: [] };
  for (const file of files) {
    if (isUuencoding(file.encoding)) opened.files.push(...decoded(file));
    else if (claimsTnef(file)) openTnef(file, opened);
    else opened.files.push(asPart(file));
  }
  return opened;
}

/** A file that was found in a text. */
export function uuPart(file: UuFile): FilePart {
  return {
    name: file.name,
    declaredType: 'application/octet-stream',
    bytes: file.content,
    inline: false,
    contentId: null,
    origin: 'attached',
    problem: file.whole ? null : CUT_OFF,
  };
}

function asPart(file: MimeFile): FilePart {
  const { name, declaredType, inline, contentId, content } = file;
  return { name, declaredType, inline, contentId, bytes: content, origin: 'attached' };
}

function claimsTnef({ name, declaredType, content }: MimeFile): boolean {
  return (
    isTnef(content) ||
    /^application\/(?:vnd\.)?ms-tnef$/.test(declaredType) ||
    /^winmail\.dat$/i.test(name?.trim() ?? '')
  );
}

function openTnef(file: MimeFile, into: OpenedFiles): void {
  const tnef = unpackTnef(file.content);
  if (!tnef?.complete) into.files.push({ ...asPart(file), problem: tnef ? PARTLY_OPENED : NOT_OPENED });
  if (!tnef) return;
  into.files.push(...tnef.files.map(asPart));
  into.text ||= tnef.text.trim();
  into.messages.push(...tnef.messages);
}

function decoded(file: MimeFile): FilePart[] {
  const part = asPart(file);
  const { files } = cutUuencoded(file.content.toString('latin1'));
  if (files.length === 0) return [file.content.length === 0 ? part : { ...part, problem: NOT_DECODED }];
  return files.map((it, index) => ({
    ...uuPart(it),
    ...(index === 0
      ? { declaredType: part.declaredType, inline: part.inline, contentId: part.contentId }
      : {}),
    name: (index === 0 ? part.name : null) ?? it.name,
  }));
}
