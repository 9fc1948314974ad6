import type { Sharp } from 'sharp';

/** A picture whose pixels can be had: upright, without transparency, in the usual colours. */
export interface OpenedPicture {
  /** From 1 in a PDF, null for a picture. */
  page: number | null;
  width: number;
  height: number;
  /** What is to be said of the file besides, in words that follow its name. */
  note: string | null;
  /** Strict: fails where the file is not whole. Lenient: gives what is there. */
  pixels(how: 'strict' | 'lenient'): Sharp;
}

/** A file, or a page of it, that cannot be opened. */
export interface Unopened {
  page: number | null;
  /** In words that follow the file's name. */
  problem: string;
  /** Whether the same picture, sent in another way, would help. */
  resend: boolean;
}

/** The largest phone cameras make 50 million at their usual setting. */
export const MAX_PIXELS = 64_000_000;
const MAX_SIDE = 30_000;

export const BROKEN = 'is broken: it cannot be opened';

/** Asked before anything is unpacked: some kilobytes can stand for gigabytes of pixels. */
export function sizeProblem(width: number, height: number): string | null {
  if (width < 1 || height < 1) return BROKEN;
  const fits = width * height <= MAX_PIXELS && width <= MAX_SIDE && height <= MAX_SIDE;
  return fits ? null : `is too large to be read: ${withCommas(width)} x ${withCommas(height)} pixels`;
}

export function unopened(problem: string, page: number | null = null, resend = true): Unopened {
  return { page, problem, resend };
}

function withCommas(count: number): string {
  return count.toLocaleString('en-US');
}
