import { type BodyText, bodyText } from './body-text.ts';
import { type FilePart, openFiles, uuPart } from './open-files.ts';
import type { ParsedMime } from './parse-mime.ts';
import type { Tnef } from './tnef.ts';

export interface MailParts {
  /** The mail's own words. */
  text: string;
  /** All files that its sender attached, containers opened. */
  files: FilePart[];
  /** Messages that lay in a container of Outlook. */
  messages: Tnef[];
  body: BodyText;
}

/** What one mail holds, forwarded mails apart. */
export function mailParts(mime: ParsedMime): MailParts {
  const body = bodyText(mime.root);
  const opened = openFiles(mime.files);
  const own = { inline: false, contentId: null, origin: 'attached' as const };
  return {
    body,
    text: body.text.trim() === '' ? opened.text : body.text,
    messages: opened.messages,
    files: [
      ...opened.files,
      ...body.namedTexts.map((text) => ({ ...own, ...text, bytes: Buffer.from(text.content) })),
      ...body.images.map((image) => ({ ...own, ...image, name: null, inline: true })),
      ...body.uuFiles.map(uuPart),
    ],
  };
}
