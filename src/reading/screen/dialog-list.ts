import type { GreyImage } from '../../core/ocr.ts';
import type { Dialog } from './dialog.ts';
import { boxOf, type Line } from './lines.ts';
import { framesOf, LINE_PITCH, type ListFrame, ROW_PITCH } from './list-frame.ts';
import { linesOfList } from './list-lines.ts';
import type { Anchor } from './phrases.ts';
import { isUneven } from './row-gaps.ts';
import { arrowsWithoutText, type Mark, markOf } from './row-marks.ts';
import type { Tools } from './tools.ts';
import { meanConfidence } from './trust.ts';

/** Below this the mean of a line's words tells that the edge of the picture cuts it. */
const HALF_READ = 50;

/** The list of a dialog as lines, one group for each row. */
export interface DialogList {
  frame: ListFrame;
  rows: Line[][];
  cutOff: boolean;
  /** The arrows, the gaps and the texts do not tell the same number of rows. */
  doubtful: boolean;
}

interface MarkedLine {
  line: Line;
  mark: Mark;
}

/** The rows between the start line and the first text below the list; null where neither is in the picture. */
export function readDialogList(dialog: Dialog, tools: Tools): DialogList | null {
  const start = dialog.start?.line ?? null;
  const end = firstBelow(tools.find(tools.texts.ends, 'start'), start);
  const lists = framesOf(start, end, dialog, tools.lines, tools.page.image.height).map((frame) =>
    listIn(frame, start, end, tools),
  );
  return lists.find(({ doubtful }) => !doubtful) ?? lists[0] ?? null;
}

function listIn(frame: ListFrame, start: Line | null, end: Line | null, tools: Tools): DialogList {
  const { lines, page, find, texts } = tools;
  const { image } = page;
  const inFrame = linesOfList(lines, frame).map((line) => ({ line, mark: markOf(line, image, frame) }));
  const { list, foot } = withoutOtherText(inFrame);
  // Arrows below what seems to end the list, and a known text that ends it below them.
  const goesOn = end !== null && foot !== null && hasArrowBelow(inFrame, foot);
  const buttons = find(texts.buttons, 'whole').some(
    ({ line }) => !start || line.baseline > start.baseline + ROW_PITCH * frame.unit,
  );
  const endSeen = end !== null || foot !== null || buttons;
  const whole = withoutHalves(list, image, { above: start === null, below: !endSeen });
  const rows = rowsOf(whole, frame);
  const arrows = whole.some(({ mark }) => mark === 'arrow');
  const strays = arrowsWithoutText(
    image,
    frame,
    list.map(({ line }) => line),
  );
  return {
    frame,
    rows,
    cutOff: start === null || !endSeen,
    doubtful:
      goesOn ||
      strays > 0 ||
      (!arrows && rows.length > 0) ||
      isUneven(rows, { start, end: end ?? foot }, frame),
  };
}

/** A start line may wrap; text on the left edge and a box to tick are no rows, and none come below them. */
function withoutOtherText(lines: readonly MarkedLine[]): { list: MarkedLine[]; foot: Line | null } {
  const first = lines.findIndex(({ mark }) => mark !== 'text');
  if (first < 0) return { list: [], foot: null };
  const rest = lines.slice(first);
  const foot = rest.findIndex(({ mark }) => mark === 'text' || mark === 'box');
  return { list: foot < 0 ? rest : rest.slice(0, foot), foot: rest[foot]?.line ?? null };
}

function hasArrowBelow(lines: readonly MarkedLine[], foot: Line): boolean {
  return lines.some(({ line, mark }) => mark === 'arrow' && line.baseline > foot.baseline);
}

/** Each arrow begins a row; where none can be seen, each step as high as a row does. */
function rowsOf(list: readonly MarkedLine[], frame: ListFrame): Line[][] {
  const arrows = list.some(({ mark }) => mark === 'arrow');
  const rows: Line[][] = [];
  list.forEach(({ line, mark }, index) => {
    const isNew = arrows ? mark === 'arrow' : isFarBelow(list[index - 1]?.line, line, frame);
    if (isNew) rows.push([line]);
    else rows.at(-1)?.push(line);
  });
  return rows;
}

function isFarBelow(above: Line | undefined, line: Line, { unit }: ListFrame): boolean {
  return !above || line.baseline - above.baseline > ((ROW_PITCH + LINE_PITCH) / 2) * unit;
}

function firstBelow(anchors: readonly Anchor[], start: Line | null): Line | null {
  const below = anchors.map(({ line }) => line).filter((line) => !start || isFoot(line, start));
  return below.sort((a, b) => a.baseline - b.baseline)[0] ?? null;
}

function isFoot(line: Line, start: Line): boolean {
  const off = (line.x - start.x) / start.size;
  return line.baseline > start.baseline + start.size && off > -2 && off < 4;
}

/** A line that the edge of the picture cuts is not whole: its words are guesses. */
function withoutHalves(
  list: readonly MarkedLine[],
  { height }: GreyImage,
  open: { above: boolean; below: boolean },
): MarkedLine[] {
  return list.filter(({ line }, index) => {
    const { y, height: high } = boxOf(line);
    if (y < 2 || y + high > height - 2) return false;
    const atEdge = (open.above && index === 0) || (open.below && index === list.length - 1);
    return !atEdge || meanConfidence(line.words) >= HALF_READ;
  });
}
