import { type BodyText, bodyText } from './body-text.ts';
import { type FilePart, openFiles, uuPart } from './open-files.ts';
import type { ParsedMime } from './parse-mime.ts';
import { type NewMark, withoutForgedMarks, withoutMarks } from './picture-marks.ts';
import { withMarks } from './text-pictures.ts';
import type { Tnef } from './tnef.ts';

export interface MailParts {
  /** The mail's own words, with marks where pictures stand. */
  text: string;
  /** All files that its sender attached, containers opened. */
  files: FilePart[];
  /** Messages that lay in a container of Outlook. */
  messages: Tnef[];
  body: BodyText;
}

/** What one mail holds, forwarded mails apart. */
export function mailParts(mime: ParsedMime, newMark: NewMark): MailParts {
  const body = bodyText(mime.root, newMark);
  const opened = openFiles(mime.files);
  const own = { inline: false, contentId: null, origin: 'attached' as const };
  const isWordless = withoutMarks(body.text).trim() === '' && opened.text.trim() !== '';
  const text = isWordless ? withoutForgedMarks(opened.text) : body.text;
  return {
    body,
    text,
    messages: opened.messages,
    files: [
      ...withMarks(opened.files, body.pictures, text),
      ...body.namedTexts.map((named) => ({ ...own, ...named, bytes: Buffer.from(named.content) })),
      ...body.images.map((image) => ({ ...own, ...image, name: null, inline: true })),
      ...body.uuFiles.map(uuPart),
    ],
  };
}
