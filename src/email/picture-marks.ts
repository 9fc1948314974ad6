import { canonicalText } from '../core/canonical-text.ts';

// Where a picture stands is carried through a text as a mark of noncharacters, which Unicode keeps for use inside of
// programs. They are taken out of whatever comes from outside, and out of the text before anybody sees it.
const DIGIT_ZERO = 0xfde0;
const MARK = /\uFDD0([\uFDE0-\uFDEF]{1,4})\uFDD1/g;
const ANY = /[\uFDD0-\uFDEF]+/g;
// A reader of HTML makes the same characters of these.
const ESCAPED = /&#0*(?:649(?:7[6-9]|[89]\d)|6500[0-7]);?|&#x0*fd[de][\da-f];?/gi;
const MAX_MARKS = 500;

/** Gives out the marks of one mail, each with a number of its own; null once there are too many. */
export type NewMark = () => number | null;

export function createMarks(): NewMark {
  let given = 0;
  return () => (given < MAX_MARKS ? given++ : null);
}

export function markOf(number: number): string {
  const digits = [...number.toString(16)].map((digit) => DIGIT_ZERO + Number.parseInt(digit, 16));
  return `\uFDD0${String.fromCharCode(...digits)}\uFDD1`;
}

/** The numbers of the marks in a text, in their order. */
export function marksIn(text: string): number[] {
  return [...text.matchAll(MARK)].map(([, digits = '']) => numberOf(digits));
}

/** A marked text as what stands before, between and after its marks, and their numbers. */
export function splitAtMarks(marked: string): { pieces: string[]; marks: number[] } {
  const pieces = marked.split(MARK).filter((_, at) => at % 2 === 0);
  return { pieces: pieces.map(withoutMarks), marks: marksIn(marked) };
}

/** What a sender wrote without what could pass for a mark. Nothing is joined that stood apart. */
export function withoutForgedMarks(source: string): string {
  return source.replace(ANY, '\uFFFD');
}

/** The same for what HTML writes in another way. */
export function withoutForgedEscapes(html: string): string {
  return html.replace(ESCAPED, '\uFFFD');
}

/** The words of a marked text. */
export function withoutMarks(text: string): string {
  return text.replace(ANY, '');
}

/**
 * A marked text in canonical form, without its marks, and the offset at which each of them stood. White space is
 * folded on the way, so a place is told by how many other characters stand before it.
 */
export function placesIn(marked: string): { text: string; places: Map<number, number> } {
  const text = canonicalText(withoutMarks(marked));
  const { pieces, marks } = splitAtMarks(marked);
  const places = new Map<number, number>();
  if (marks.length === 0) return { text, places };
  const solid = solidOffsets(text);
  let before = 0;
  for (const [at, mark] of marks.entries()) {
    before += canonicalText(pieces[at] ?? '').replace(/\s+/g, '').length;
    if (places.has(mark)) continue;
    const isJoined = /^\S/.test(pieces[at + 1] ?? '');
    places.set(mark, isJoined ? startOf(solid, before, text) : endOf(solid, before, text));
  }
  return { text, places };
}

/** Where the characters of a canonical text are that are no white space. */
function solidOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) if (text[at] !== ' ' && text[at] !== '\n') offsets.push(at);
  return offsets;
}

/** Of the word that a mark stands at. */
function startOf(solid: readonly number[], before: number, text: string): number {
  return solid[before] ?? text.length;
}

/** Of what stands before a mark: where a picture has a line of its own, it belongs to the words above it. */
function endOf(solid: readonly number[], before: number, text: string): number {
  return before === 0 ? 0 : (solid[before - 1] ?? text.length - 1) + 1;
}

function numberOf(digits: string): number {
  const hex = [...digits].map((digit) => (digit.charCodeAt(0) - DIGIT_ZERO).toString(16)).join('');
  return Number.parseInt(hex, 16);
}
