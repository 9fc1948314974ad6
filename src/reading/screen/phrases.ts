import { type Box, boxAround } from '../../core/box.ts';
import { type Found, findWithin, fold } from './fold.ts';
import type { Line } from './lines.ts';

/** A known text on the page. */
export interface Anchor {
  phrase: string;
  /** The line it begins in. */
  line: Line;
  /** What stands before it on that line. */
  before: string;
  box: Box;
}

/** `whole`: a line of its own; `start`: a line begins with it; `within`: anywhere. */
export type Place = 'whole' | 'start' | 'within';

/** So many letters of an icon may stand before or after a text that begins or fills a line. */
const STRAY = 3;

interface Reach {
  line: Line;
  folded: string;
  /** For each folded letter the box of its word and where it is in the line. */
  boxes: Box[];
  ownLength: number;
}

/** Looks for texts in the lines of a page. One may run on into the line below. */
export function phraseFinder(lines: readonly Line[]): PhraseFinder {
  const reaches = lines.map((line) => reachOf(line, lineBelow(lines, line)));
  return (phrases, place) =>
    phrases.flatMap((phrase) => {
      const parts = phrase.split('..').map(fold);
      return reaches.flatMap((reach) => anchorIn(reach, phrase, parts, place));
    });
}

export type PhraseFinder = (phrases: readonly string[], place: Place) => Anchor[];

function anchorIn(reach: Reach, phrase: string, parts: readonly string[], place: Place): Anchor[] {
  const found = findParts(reach.folded, parts);
  if (!found || found.start >= reach.ownLength) return [];
  if (place !== 'within' && found.start > STRAY) return [];
  if (place === 'whole' && !endsLine(found, reach)) return [];
  return [
    {
      phrase,
      line: reach.line,
      before: textBefore(reach.line, found.start),
      box: boxAround(reach.boxes.slice(found.start, found.end)),
    },
  ];
}

function endsLine(found: Found, reach: Reach): boolean {
  const left = (length: number) => length - found.end;
  const own = left(reach.ownLength);
  return (own >= -1 && own <= STRAY) || (own < 0 && left(reach.folded.length) <= STRAY);
}

/** The parts of a phrase one after the other, with any words between them. */
function findParts(text: string, parts: readonly string[]): Found | null {
  const found: Found[] = [];
  for (const part of parts) {
    const from = found.at(-1)?.end ?? 0;
    const next = findWithin(text.slice(from), part);
    if (!next) return null;
    found.push({ ...next, start: from + next.start, end: from + next.end });
  }
  const [first, last] = [found[0], found.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function reachOf(line: Line, below: Line | null): Reach {
  const own = letters(line);
  const next = below ? letters(below) : [];
  const all = [...own, ...next];
  return {
    line,
    folded: all.map(({ letter }) => letter).join(''),
    boxes: all.map(({ box }) => box),
    ownLength: own.length,
  };
}

function letters(line: Line): { letter: string; box: Box }[] {
  return line.words.flatMap((word) => [...fold(word.text)].map((letter) => ({ letter, box: word.box })));
}

/** A text that wraps goes on in the next line, at about the same left edge and in the same type. */
function lineBelow(lines: readonly Line[], line: Line): Line | null {
  const fits = (other: Line) =>
    other.baseline > line.baseline + 0.7 * line.size &&
    other.baseline < line.baseline + 2 * line.size &&
    Math.abs(other.x - line.x) < 3 * line.size &&
    Math.abs(other.size - line.size) < 0.3 * line.size;
  return lines.find(fits) ?? null;
}

function textBefore(line: Line, start: number): string {
  const words: string[] = [];
  let seen = 0;
  for (const word of line.words) {
    const { length } = fold(word.text);
    if (seen + length > start) break;
    seen += length;
    words.push(word.text);
  }
  return words.join(' ');
}
