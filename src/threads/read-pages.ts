import type { Box } from '../core/box.ts';
import type { Ocr } from '../core/ocr.ts';
import {
  NOTHING_READ,
  PAGE_TOO_LATE,
  type PictureReading,
  type ScreenReading,
  unreadPage,
} from '../core/screen.ts';
import { openPages } from '../ocr/open-pages.ts';
import { BROKEN, type OpenedPicture } from '../ocr/opened.ts';
import { type PreparedPicture, preparePicture } from '../ocr/prepare.ts';
import { readScreen } from '../reading/screen/read-screen.ts';
import type { ScreenKnowledge } from '../reading/screen/screen-page.ts';
import { partToReadAgain } from './part-to-read-again.ts';

const BROKEN_OFF = 'is broken: only a part of the picture is there';

/** Tracking pixels and signs: no dialog fits into them. */
const TINY_SIDE = 40;
const TINY_AREA = 2500;
/** The writing in a large picture of a whole screen is read once more, larger, where a screen of ours was seen. */
const TOO_SHORT = 1.3;

export interface ReadingTools {
  ocr: Ocr;
  knowledge: ScreenKnowledge;
  /** By `performance.now()`: after this no further page is begun but the first. */
  untilMs: number;
}

/** Opens a file and reads what each of its pages shows. Never throws for bad bytes, only where the engine failed. */
export async function readPages(
  file: { bytes: Uint8Array; declaredType: string },
  { ocr, knowledge, untilMs }: ReadingTools,
): Promise<PictureReading[]> {
  const pages: PictureReading[] = [];
  for await (const page of openPages(file)) {
    if ('problem' in page) pages.push(unreadPage(page.problem, page));
    else if (pages.length > 0 && performance.now() > untilMs) pages.push(unreadPage(PAGE_TOO_LATE, page));
    else pages.push(await readPage(page, ocr, knowledge));
  }
  return pages;
}

async function readPage(
  picture: OpenedPicture,
  ocr: Ocr,
  knowledge: ScreenKnowledge,
): Promise<PictureReading> {
  const { page, width, height, note } = picture;
  if (isTiny(picture)) return { ...NOTHING_READ, page, width, height };
  const prepared = await preparePicture(picture).catch(() => null);
  if (!prepared) return unreadPage(BROKEN, { page, resend: true });
  const first = await readPrepared(prepared, ocr, knowledge);
  const part = prepared.short > TOO_SHORT ? partToReadAgain(first, picture) : null;
  const second = part && (await readPrepared(await preparePicture(picture, part), ocr, knowledge));
  const reading = second && second.screen === first.screen ? second : first;
  return {
    ...reading,
    problem: reading.problem ?? (prepared.partial ? BROKEN_OFF : note),
    resend: reading.resend || prepared.partial,
    page,
    width,
    height,
  };
}

async function readPrepared(
  prepared: PreparedPicture,
  ocr: Ocr,
  knowledge: ScreenKnowledge,
): Promise<ScreenReading> {
  const words = await ocr.recognise(prepared.image);
  return inPicture(readScreen({ image: prepared.image, words }, knowledge), prepared);
}

function isTiny({ width, height }: OpenedPicture): boolean {
  return (width < TINY_SIDE && height < TINY_SIDE) || width * height < TINY_AREA;
}

/** The reading's boxes are in the prepared image; we tell where they are in the picture as it came. */
function inPicture(reading: ScreenReading, { toPicture }: PreparedPicture): ScreenReading {
  const place = (box: Box): Box => {
    const { x, y, width, height } = toPicture(box);
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  };
  return {
    ...reading,
    anchors: reading.anchors.map(place),
    rows: reading.rows.map((row) => ({ ...row, box: place(row.box) })),
  };
}
