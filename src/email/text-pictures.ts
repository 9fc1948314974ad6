import { markOf, marksIn, type NewMark } from './picture-marks.ts';

/** A place in a text where a picture of the mail is shown, and what is said there of which one. */
export interface PictureRef {
  mark: number;
  contentId: string | null;
  name: string | null;
}

// Outlook writes [cid:image001.png@01DA], Gmail [image: shot.png], Apple Mail <shot.png>.
const IN_PLAIN =
  /\[cid:([^\]\s]{1,300})\]|\[image: ?([^\]\n]{1,200})\]|<([^<>@\n/\\]{1,150}\.(?:png|jpe?g|gif|bmp|tiff?|heic|webp))>/gi;

/** Marks the pictures that a plain text names. */
export function markPlainPictures(text: string, newMark: NewMark, refs: PictureRef[]): string {
  return text.replace(IN_PLAIN, (whole, contentId?: string, label?: string, name?: string) => {
    const mark = newMark();
    if (mark === null) return whole;
    refs.push({ mark, contentId: contentId ?? null, name: label?.trim() ?? name ?? null });
    return `${markOf(mark)}${whole}`;
  });
}

/** The mark for a picture that HTML shows from an address; empty for one that did not come with the mail. */
export function markHtmlPicture(source: string, newMark: NewMark, refs: PictureRef[]): string {
  const [embedded] = marksIn(source);
  if (embedded !== undefined) return markOf(embedded);
  const contentId = /^\s*cid:(.{1,300}?)\s*$/is.exec(source)?.[1];
  const mark = contentId ? newMark() : null;
  if (!contentId || mark === null) return '';
  refs.push({ mark, contentId, name: null });
  return markOf(mark);
}

interface NamedFile {
  name: string | null;
  contentId: string | null;
  mark?: number | null;
}

/**
 * Gives each file the first mark that is meant for it. What only a name tells is for the first file of that name
 * that has none yet.
 */
export function withMarks<T extends NamedFile>(
  files: readonly T[],
  refs: readonly PictureRef[],
  text: string,
): T[] {
  const shown = new Set(marksIn(text));
  const marked = new Map<T, number>();
  for (const { mark, contentId, name } of refs.filter((ref) => shown.has(ref.mark))) {
    const file = files.find(
      (one) => !marked.has(one) && (contentId ? hasId(one, contentId) : name !== null && hasName(one, name)),
    );
    if (file) marked.set(file, mark);
  }
  return files.map((file) => ({ ...file, mark: marked.get(file) ?? file.mark ?? null }));
}

function hasId({ contentId }: NamedFile, wanted: string): boolean {
  const id = contentId?.toLowerCase();
  return id !== undefined && (id === wanted.toLowerCase() || id === unescaped(wanted).toLowerCase());
}

function hasName({ name }: NamedFile, wanted: string): boolean {
  const [own, other] = [name?.trim().toLowerCase(), wanted.toLowerCase()];
  return own !== undefined && (own === other || own.replace(/\.[^.]{1,5}$/, '') === other);
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
