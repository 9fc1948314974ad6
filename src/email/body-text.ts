import { decodeText } from './charset.ts';
import { cutDataImages, type DataImage } from './data-images.ts';
import { htmlToVisibleText } from './html-text.ts';
import type { MimePart } from './parse-mime.ts';
import { cutUuencoded, isUuencoding, type UuFile } from './uuencode.ts';

const MAX_PLAIN = 400_000;
// A plain part that holds less than this share of a long HTML part is a stub ("please view in a browser").
const STUB_SHARE = 0.3;
const STUB_MINIMUM = 400;

export interface BodyText {
  text: string;
  images: DataImage[];
  uuFiles: UuFile[];
  /** Named texts that were sent inline: a log is a file, not part of the letter. */
  namedTexts: { name: string; declaredType: string; content: string }[];
  cut: boolean;
}

interface Rendered {
  text: string;
  fromHtml: boolean;
}

/** The words of a mail that its reader sees, from its plain text where that carries them, else from its HTML. */
export function bodyText(root: MimePart | null): BodyText {
  const body: BodyText = { text: '', images: [], uuFiles: [], namedTexts: [], cut: false };
  if (root) body.text = join(render(root, body, { first: true }));
  return body;
}

function render(part: MimePart, body: BodyText, state: { first: boolean }): Rendered[] {
  if (part.type === 'multipart/alternative') return chooseAlternative(part, body, state);
  // Some senders give a text part a boundary: what lies between is a part all the same.
  if (part.text === null || part.children.length > 0)
    return part.children.flatMap((child) => render(child, body, state));
  if (part.fileName && !state.first) {
    body.namedTexts.push({ name: part.fileName, declaredType: part.type, content: part.text });
    return [];
  }
  state.first = false;
  const { rest, images } = cutDataImages(withoutUuencoded(part, body));
  body.images.push(...images);
  if (part.type === 'text/html' || /^\s*<(!doctype html|html)\b/i.test(rest)) return [renderHtml(rest, body)];
  body.cut ||= rest.length > MAX_PLAIN;
  return [{ text: rest.slice(0, MAX_PLAIN), fromHtml: false }];
}

function withoutUuencoded(part: MimePart, body: BodyText): string {
  const { rest, files } = cutUuencoded(part.text ?? '');
  const [only] = files;
  // The whole part was sent in this encoding: it is the letter itself.
  if (isUuencoding(part.encoding) && only && files.length === 1 && rest.trim() === '') {
    return decodeText(only.content, part.charset) ?? '';
  }
  body.uuFiles.push(...files);
  return rest;
}

function renderHtml(html: string, body: BodyText): Rendered {
  const { text, cut } = htmlToVisibleText(html);
  body.cut ||= cut;
  return { text, fromHtml: true };
}

function chooseAlternative(part: MimePart, body: BodyText, state: { first: boolean }): Rendered[] {
  const choices = part.children
    .map((child) => render(child, body, { ...state }))
    .filter((choice) => join(choice).trim() !== '');
  state.first = false;
  const plain = choices.find((choice) => choice.every((it) => !it.fromHtml));
  const rich = choices.findLast((choice) => choice.some((it) => it.fromHtml));
  if (plain && rich) return isStub(join(plain), join(rich)) ? rich : plain;
  return plain ?? rich ?? [];
}

function isStub(plain: string, rich: string): boolean {
  return rich.length > STUB_MINIMUM && plain.length < rich.length * STUB_SHARE;
}

function join(rendered: Rendered[]): string {
  return rendered
    .map((it) => it.text)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}
