import sharp from 'sharp';
import { pictureProblem, pictureType } from '../core/picture.ts';
import { bmpSize, decodeBmp } from './decode-bmp.ts';
import { decodeHeic } from './decode-heic.ts';
import { BROKEN, MAX_PIXELS, type OpenedPicture, sizeProblem, type Unopened, unopened } from './opened.ts';
import { isPdf, openPdf } from './pdf-pages.ts';
import { openWithSharp } from './sharp-picture.ts';

interface PictureFile {
  bytes: Uint8Array;
  declaredType: string;
}

const MAX_BYTES = 50 * 1024 * 1024;

/** A file's pages one after the other, told by its bytes: one of a picture, the first five of a PDF. Never throws. */
export async function* openPages(file: PictureFile): AsyncGenerator<OpenedPicture | Unopened> {
  const { bytes } = file;
  if (bytes.length > MAX_BYTES) {
    yield unopened(`is too large to be read: ${Math.ceil(bytes.length / 1024 / 1024)} MB`);
  } else if (isPdf(bytes)) {
    yield* openPdf(bytes);
  } else {
    yield await openPicture(file).catch(() => unopened(BROKEN));
  }
}

async function openPicture({ bytes, declaredType }: PictureFile): Promise<OpenedPicture | Unopened> {
  switch (pictureType(bytes)) {
    case null:
      return unopened(pictureProblem(bytes, declaredType) ?? BROKEN);
    case 'image/bmp':
      return openBmp(bytes);
    case 'image/heic':
      return openHeic(bytes);
    default:
      return openWithSharp(bytes);
  }
}

function openBmp(bytes: Uint8Array): OpenedPicture | Unopened {
  const size = bmpSize(bytes);
  const problem = sizeProblem(size.width, size.height) ?? pictureProblem(bytes, 'image/bmp');
  return problem ? unopened(problem) : fromPixels(decodeBmp(bytes), 3);
}

async function openHeic(bytes: Uint8Array): Promise<OpenedPicture | Unopened> {
  const decoded = await decodeHeic(bytes);
  return 'problem' in decoded ? unopened(decoded.problem) : fromPixels(decoded, 4);
}

function fromPixels(
  { width, height, pixels }: { width: number; height: number; pixels: Uint8Array },
  channels: 3 | 4,
): OpenedPicture {
  const options = { raw: { width, height, channels }, limitInputPixels: MAX_PIXELS };
  return {
    page: null,
    width,
    height,
    note: null,
    pixels: () => sharp(pixels, options).flatten({ background: 'white' }),
  };
}
