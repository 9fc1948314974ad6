import { markOf, type NewMark } from './picture-marks.ts';

export interface DataImage {
  declaredType: string;
  bytes: Buffer;
  mark: number | null;
}

// Line breaks inside the data are followed by long lines; words after it are short and stay.
const DATA_IMAGE =
  /data:(image\/[\w.+-]{1,60})(?:;[\w-]{1,40}=[\w.-]{1,60}){0,5};base64,([\w+/=%-]*(?:\s{1,4}[\w+/=]{40,})*)/gi;
const MAX_IMAGES = 50;

/** Cuts `data:` images out of HTML or text: they are pictures that came, not words that were written. A mark stays. */
export function cutDataImages(
  source: string,
  newMark: NewMark,
): { rest: string; images: DataImage[]; leftOut: number } {
  const images: DataImage[] = [];
  let leftOut = 0;
  const rest = source.replace(DATA_IMAGE, (_, declaredType: string, data: string) => {
    if (images.length === MAX_IMAGES) {
      leftOut++;
      return ' ';
    }
    const mark = newMark();
    const bytes = Buffer.from(unescaped(data), 'base64');
    images.push({ declaredType: declaredType.toLowerCase(), bytes, mark });
    return mark === null ? ' ' : markOf(mark);
  });
  return { rest, images, leftOut };
}

function unescaped(data: string): string {
  return data.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
