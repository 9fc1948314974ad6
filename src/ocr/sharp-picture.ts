import sharp, { type Sharp } from 'sharp';
import { MAX_PIXELS, type OpenedPicture, sizeProblem, type Unopened, unopened } from './opened.ts';

/** Light writing on next to nothing is to be seen on dark only; all else is shown on white. */
const MOSTLY_HOLES = 0.6;
const LIGHT = 128;

/** Opens what libvips knows: PNG, JPEG, WebP, TIFF, AVIF; of a moving GIF or WebP the first picture. */
export async function openWithSharp(bytes: Uint8Array): Promise<OpenedPicture | Unopened> {
  const { width, height, autoOrient, hasAlpha } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const problem = sizeProblem(width, height);
  if (problem) return unopened(problem);
  function upright(how: 'strict' | 'lenient'): Sharp {
    const failOn = how === 'strict' ? 'error' : 'none';
    return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn }).autoOrient();
  }
  const background = hasAlpha ? await groundFor(upright('lenient')) : null;
  return {
    page: null,
    width: autoOrient.width,
    height: autoOrient.height,
    note: null,
    pixels: (how) => (background ? upright(how).flatten({ background }) : upright(how)),
  };
}

/** What a picture with transparent places is laid on. */
async function groundFor(picture: Sharp): Promise<'white' | 'black'> {
  const small = picture.resize(256, 256, { fit: 'inside', withoutEnlargement: true });
  const pixels = await small.toColourspace('srgb').ensureAlpha().raw().toBuffer();
  let [seen, light] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 0) / 255;
    seen += alpha;
    light += (alpha * ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0))) / 3;
  }
  const holes = 1 - seen / (pixels.length / 4);
  return holes > MOSTLY_HOLES && light / seen > LIGHT ? 'black' : 'white';
}
