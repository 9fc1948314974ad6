import type { Dialog } from './dialog.ts';
import { type Line, median } from './lines.ts';

/** Where the list of a dialog stands. */
export interface ListFrame {
  /** One pixel of Microsoft's style sheet, in pixels of the picture. */
  unit: number;
  /** Left edge of the dialog's text at a height: not upright in a photo. */
  leftAt(y: number): number;
  /** Below this the first row may come, and above that the last one ends. */
  top: number;
  bottom: number;
}

/** Measures of the dialog in units: type of the line above the list, and of the texts below it. */
const START_TYPE = 15;
const FOOT_TYPE = 13;
/** From one row to the next; a wrapped line comes sooner. */
export const ROW_PITCH = 28;
export const LINE_PITCH = 20;
/** A text that begins farther from the left edge does not stand on it. */
const ASIDE = 14;

/**
 * The frame between the start line and the first text below the list, of which one may be out of the picture. The size of
 * small type is often measured wrong: the first frame goes by it, the second by how far the first row is from its start.
 */
export function framesOf(
  start: Line | null,
  end: Line | null,
  dialog: Dialog,
  lines: readonly Line[],
  height: number,
): ListFrame[] {
  const known = start ?? end;
  if (!known) return [];
  const rough = start ? start.size / START_TYPE : known.size / FOOT_TYPE;
  const bottom = end ? end.baseline - 0.8 * end.size : height;
  const heading = dialog.heading?.line ?? null;
  const above = start ?? (heading && heading.baseline < bottom ? heading : null);
  const edge = dialog.anchors
    .map(({ line }) => line)
    .filter((line) => Math.abs(line.x - known.x) < ASIDE * rough);
  const leftAt = edgeThrough([...edge, known]);
  const inUnits = (unit: number): ListFrame => {
    const frame = { unit, leftAt, top: above ? above.baseline + 10 * unit : 0, bottom };
    return { ...frame, unit: unitByPitch(lines, frame) };
  };
  const below = start && firstBelow(lines, start, rough);
  const other = below && start ? (below.baseline - start.baseline) / ROW_PITCH : rough;
  // Boxes around small words are drawn too large, never too small.
  const isLikely = other > 0.4 * rough && other < 0.9 * rough;
  return (isLikely ? [rough, other] : [rough]).map(inUnits);
}

function firstBelow(lines: readonly Line[], start: Line, unit: number): Line | null {
  const near = (line: Line) => line.x > start.x - 8 * unit && line.x < start.x + (ROW_PITCH + 12) * unit;
  return lines.find((line) => line.baseline > start.baseline + 0.7 * start.size && near(line)) ?? null;
}

/** The left edge through the highest and the lowest of the lines that begin at it. */
function edgeThrough(lines: readonly Line[]): (y: number) => number {
  const sorted = [...lines].sort((a, b) => a.baseline - b.baseline);
  const [upper, lower] = [sorted[0], sorted.at(-1)];
  if (!upper || !lower) return () => 0;
  const run = lower.baseline - upper.baseline;
  const lean = run > 4 * upper.size ? (lower.x - upper.x) / run : 0;
  return (y) => upper.x + lean * (y - upper.baseline);
}

/** Faces differ in how large their letters look; from row to row it is the same way in all of them. */
function unitByPitch(lines: readonly Line[], { unit, leftAt, top, bottom }: ListFrame): number {
  const baselines = lines
    .filter((line) => line.baseline > top && line.baseline < bottom)
    .filter((line) => Math.abs(line.x - leftAt(line.baseline)) < (ROW_PITCH + 8) * unit)
    .map((line) => line.baseline);
  const steps = baselines.slice(1).map((baseline, index) => baseline - (baselines[index] ?? 0));
  const pitches = steps
    .flatMap((step) => [step / ROW_PITCH, step / LINE_PITCH])
    .filter((pitch) => Math.abs(pitch / unit - 1) < 0.17);
  return pitches.length > 0 ? median(pitches) : unit;
}
