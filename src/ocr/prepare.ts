import sharp, { type Sharp } from 'sharp';
import type { Box } from '../core/box.ts';
import type { GreyImage } from '../core/ocr.ts';
import { evenGround } from './even-ground.ts';
import { findLetters } from './letters.ts';
import type { OpenedPicture } from './opened.ts';
import { stretchContrast } from './stretch.ts';
import { tiltOf } from './tilt.ts';
import { typeHeight } from './type-height.ts';

export interface PreparedPicture {
  image: GreyImage;
  /** Only a part of the file was there. */
  partial: boolean;
  /** How many times larger the writing should be: above 1 where the picture is too large for that. */
  short: number;
  /** From a place in the image to the same place in the picture. */
  toPicture(box: Box): Box;
}

/** What the engine reads best: small letters of about this height. */
const BEST_TYPE = 14;
const MOST_ENLARGED = 4;
const LEAST_ENLARGED = 0.4;
/** Beyond this, reading takes too long. */
const MOST_PIXELS = 9_000_000;
/** The engine takes no side beyond 32,767 pixels; a side of a pixel or two, rounded up, lengthens the other by a third. */
const MOST_SIDE = 24_000;

/**
 * Upright dark writing on light ground, as large as the engine likes it; of the whole picture or of a part of it.
 * Throws where no pixel can be had.
 */
export async function preparePicture(
  picture: OpenedPicture,
  part: Box = { x: 0, y: 0, width: picture.width, height: picture.height },
): Promise<PreparedPicture> {
  const { image: seen, partial } = await greyOf(picture, part);
  const { image: even, ground } = evenGround(seen);
  const letters = findLetters(even, ground);
  const tilt = tiltOf(letters);
  const wanted = scaleFor(typeHeight(letters));
  const scale = Math.max(LEAST_ENLARGED, Math.min(wanted, scaleToHold(even)));
  const image = await draw(stretchContrast(even), scale, tilt);
  const toSeen = backTo(image, seen, scale, tilt);
  const shrunk = part.width / seen.width;
  return {
    image,
    partial,
    short: wanted / (scale / shrunk),
    toPicture(box) {
      const place = toSeen(box);
      return {
        x: part.x + place.x * shrunk,
        y: part.y + place.y * shrunk,
        width: place.width * shrunk,
        height: place.height * shrunk,
      };
    },
  };
}

/** A large photo is shrunk as it is unpacked. What is broken is opened as far as it goes. */
async function greyOf(picture: OpenedPicture, part: Box): Promise<{ image: GreyImage; partial: boolean }> {
  try {
    return { image: await unpack(picture, part, 'strict'), partial: false };
  } catch {
    return { image: await unpack(picture, part, 'lenient'), partial: true };
  }
}

async function unpack(
  picture: OpenedPicture,
  { x, y, width, height }: Box,
  how: 'strict' | 'lenient',
): Promise<GreyImage> {
  const shrink = Math.min(1, scaleToHold({ width, height }));
  const pixels = picture.pixels(how);
  if (width * height < picture.width * picture.height) pixels.extract({ left: x, top: y, width, height });
  if (shrink < 1) pixels.resize(Math.max(1, Math.round(width * shrink)));
  return rawGrey(pixels);
}

async function rawGrey(picture: Sharp): Promise<GreyImage> {
  const grey = picture.greyscale().toColourspace('b-w').raw({ depth: 'uchar' });
  const { data, info } = await grey.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

/** With no writing found, as if it were a screenshot of a usual screen. */
function scaleFor(type: number | null): number {
  return type === null ? 2 : Math.min(MOST_ENLARGED, BEST_TYPE / type);
}

/** So large that it can be read, and in time. */
function scaleToHold({ width, height }: { width: number; height: number }): number {
  return Math.min(Math.sqrt(MOST_PIXELS / (width * height)), MOST_SIDE / Math.max(width, height));
}

async function draw(image: GreyImage, scale: number, tilt: number): Promise<GreyImage> {
  const large = await rawGrey(asSharp(image).resize(Math.max(1, Math.round(image.width * scale))));
  if (tilt === 0) return large;
  return rawGrey(asSharp(large).rotate(-tilt, { background: 'white' }));
}

function asSharp({ width, height, pixels }: GreyImage): Sharp {
  return sharp(pixels, { raw: { width, height, channels: 1 } });
}

/** Turned about the middle, which stays the middle. */
function backTo(from: GreyImage, to: GreyImage, scale: number, tilt: number): (box: Box) => Box {
  const angle = (tilt * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return ({ x, y, width, height }) => {
    const [right, down] = [x + width / 2 - from.width / 2, y + height / 2 - from.height / 2];
    const middleX = (right * cos - down * sin) / scale + to.width / 2;
    const middleY = (right * sin + down * cos) / scale + to.height / 2;
    return {
      x: middleX - width / scale / 2,
      y: middleY - height / scale / 2,
      width: width / scale,
      height: height / scale,
    };
  };
}
