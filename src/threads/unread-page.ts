import type { PictureReading, ScreenReading } from '../core/screen.ts';

/** A reading in which nothing was found. */
export const NOTHING: ScreenReading = {
  screen: 'other',
  anchors: [],
  rows: [],
  count: null,
  cutOff: false,
  problem: null,
  resend: false,
  app: null,
  codes: [],
};

/** What stands for a page that was not read. `problem` follows the file's name. */
export function unreadPage(
  problem: string,
  { page = null as number | null, resend = false } = {},
): PictureReading {
  return { ...NOTHING, screen: 'unreadable', problem, resend, page, width: 0, height: 0 };
}
