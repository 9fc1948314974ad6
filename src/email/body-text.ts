import { carryMarks } from './carry-marks.ts';
import { decodeText } from './charset.ts';
import { cutDataImages, type DataImage } from './data-images.ts';
import { htmlToVisibleText } from './html-text.ts';
import type { MimePart } from './parse-mime.ts';
import {
  markOf,
  type NewMark,
  withoutForgedEscapes,
  withoutForgedMarks,
  withoutMarks,
} from './picture-marks.ts';
import { markHtmlPicture, markPlainPictures, type PictureRef } from './text-pictures.ts';
import { cutUuencoded, isUuencoding, type UuFile } from './uuencode.ts';

const MAX_PLAIN = 400_000;
// A plain part that holds less than this share of a long HTML part is a stub ("please view in a browser").
const STUB_SHARE = 0.3;
const STUB_MINIMUM = 400;

export interface BodyText {
  /** With marks where pictures stand (see `picture-marks.ts`). */
  text: string;
  images: DataImage[];
  /** How many images in it were too many to be taken. */
  imagesLeftOut: number;
  pictures: PictureRef[];
  uuFiles: UuFile[];
  /** Named texts that were sent inline: a log is a file, not part of the letter. */
  namedTexts: { name: string; declaredType: string; content: string }[];
  cut: boolean;
}

interface Rendered {
  text: string;
  fromHtml: boolean;
}

interface State {
  first: boolean;
  newMark: NewMark;
}

/** The words of a mail that its reader sees, from its plain text where that carries them, else from its HTML. */
export function bodyText(root: MimePart | null, newMark: NewMark): BodyText {
  const body: BodyText = {
    text: '',
    images: [],
    imagesLeftOut: 0,
    pictures: [],
    uuFiles: [],
    namedTexts: [],
    cut: false,
  };
  if (root) body.text = join(render(root, body, { first: true, newMark }));
  return body;
}

function render(part: MimePart, body: BodyText, state: State): Rendered[] {
  if (part.type === 'multipart/alternative') return chooseAlternative(part, body, state);
  // Some senders give a text part a boundary: what lies between is a part all the same.
  if (part.text === null || part.children.length > 0) return renderChildren(part, body, state);
  if (part.fileName && !state.first) {
    body.namedTexts.push({ name: part.fileName, declaredType: part.type, content: part.text });
    return [];
  }
  state.first = false;
  const source = withoutForgedMarks(withoutUuencoded(part, body));
  const { rest, images, leftOut } = cutDataImages(source, state.newMark);
  body.images.push(...images);
  body.imagesLeftOut += leftOut;
  if (part.type === 'text/html' || /^\s*<(!doctype html|html)\b/i.test(rest))
    return [renderHtml(rest, body, state)];
  body.cut ||= rest.length > MAX_PLAIN;
  const text = markPlainPictures(rest.slice(0, MAX_PLAIN), state.newMark, body.pictures);
  return [{ text, fromHtml: false }];
}

function renderChildren(part: MimePart, body: BodyText, state: State): Rendered[] {
  return part.children.flatMap((child, at) => {
    const isShownBetween = child.shown && part.children.slice(at + 1).some((next) => next.text !== null);
    const mark = isShownBetween && child.fileName ? state.newMark() : null;
    if (mark === null) return render(child, body, state);
    // Apple Mail sends words, pictures and words again as parts of their own.
    body.pictures.push({ mark, contentId: null, name: child.fileName });
    return [{ text: markOf(mark), fromHtml: false }];
  });
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

function renderHtml(html: string, body: BodyText, { newMark }: State): Rendered {
  const { text, cut } = htmlToVisibleText(withoutForgedEscapes(html), (source) =>
    markHtmlPicture(source, newMark, body.pictures),
  );
  body.cut ||= cut;
  return { text, fromHtml: true };
}

function chooseAlternative(part: MimePart, body: BodyText, state: State): Rendered[] {
  const choices = part.children
    .map((child) => render(child, body, { ...state }))
    .filter((choice) => join(choice).trim() !== '');
  state.first = false;
  const plain = choices.find((choice) => hasWords(choice) && choice.every((it) => !it.fromHtml));
  const rich = choices.findLast((choice) => choice.some((it) => it.fromHtml));
  if (plain && rich) {
    if (isStub(withoutMarks(join(plain)), withoutMarks(join(rich)))) return rich;
    return [{ text: carryMarks(join(plain), join(rich)), fromHtml: false }];
  }
  return plain ?? rich ?? [];
}

function isStub(plain: string, rich: string): boolean {
  return rich.length > STUB_MINIMUM && plain.length < rich.length * STUB_SHARE;
}

function hasWords(choice: Rendered[]): boolean {
  return withoutMarks(join(choice)).trim() !== '';
}

function join(rendered: Rendered[]): string {
  return rendered
    .map((it) => it.text)
    .filter((text) => text.trim() !== '')
    .join('\n\n');
}
