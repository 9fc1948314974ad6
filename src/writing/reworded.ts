import { boxTitle } from './box.ts';
import { type PlainWords, plainWords } from './plain-words.ts';

const LENGTH = { least: 0.5, most: 1.5 };
/** Of the words that carry the meaning, so many are still there in whatever form. */
const KEPT = 0.75;
const MOST_NAMED = 8;

const LINK =
  /\b[a-z][a-z+.-]*:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|(?<![@\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:\/[^\s<>"]*[^\s<>".,;:!?)\]])?/gi;
const ADDRESS = /[^\s<>@"]+@[^\s<>@"]+\.[a-z]{2,}/gi;
const NUMBER = /\d+(?:[.,:]\d+)*/g;
const QUOTED = /"[^"\n]{1,120}"|“[^”\n]{1,120}”|„[^“”\n]{1,120}[“”]|«[^»\n]{1,120}»/g;
/** Where one menu ends and the next begins. */
const MENU = /[\p{L}\p{N}]+ ?> ?[\p{L}\p{N}]+/gu;
const NUMBERED = /^\s*\d{1,3}[.)] /;

/** Whether a rewording in this language could be checked at all. */
export function canCheckReworded(language: string): boolean {
  return plainWords(language) !== null;
}

/** A reply without the note to forward that follows it, and that note: it stays as it is, whoever words the rest. */
export function splitNote(text: string): { letter: string; note: string } {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => boxTitle(line) !== null);
  if (start < 0) return { letter: text, note: '' };
  return { letter: lines.slice(0, start).join('\n').trimEnd(), note: lines.slice(start).join('\n') };
}

/**
 * What a rewording says that its original does not, or leaves out of it, in words for the one who worded it. Empty
 * where it says the same: it may differ in order and courtesy and in nothing else.
 */
export function checkReworded(reworded: string, original: string, language: string): string[] {
  const plain = plainWords(language);
  if (!plain) return ['No rewording can be checked in this language.'];
  const [now, before] = [partsOf(reworded), partsOf(original)];
  return [
    ...lengthFindings(reworded, original),
    ...(now.greeting === before.greeting ? [] : [`The first line must stay "${before.greeting}".`]),
    ...(now.closing === before.closing ? [] : ['The closing lines must stay as they are.']),
    ...(now.numbered === before.numbered
      ? []
      : ['The numbered lines must stay as they are, in their order.']),
    ...(/^-{3,}/m.test(reworded) ? ['A line of hyphens came in.'] : []),
    ...differences('link', LINK, reworded, original),
    ...differences('address', ADDRESS, reworded, original),
    ...differences('number', NUMBER, reworded, original),
    ...differences('name in quotation marks', QUOTED, reworded, original),
    ...differences('menu path', MENU, reworded, original),
    ...wordFindings(now.prose, before.prose, original, plain),
    ...senseFindings(now.prose, before.prose, plain),
  ];
}

interface Parts {
  greeting: string;
  closing: string;
  numbered: string;
  /** All the rest. */
  prose: string;
}

function partsOf(text: string): Parts {
  const paragraphs = text.trim().split(/\n\s*\n/);
  const [first = '', ...rest] = paragraphs;
  const closing = rest.pop() ?? '';
  const [greeting = '', ...below] = first.split('\n');
  const lines = [...below, ...rest.flatMap((paragraph) => paragraph.split('\n'))];
  return {
    greeting: greeting.trim(),
    closing: closing.trim(),
    numbered: lines.filter((line) => NUMBERED.test(line)).join('\n'),
    prose: lines.filter((line) => !NUMBERED.test(line)).join('\n'),
  };
}

function lengthFindings(reworded: string, original: string): string[] {
  const share = reworded.trim().length / Math.max(1, original.trim().length);
  if (share > LENGTH.most) return ['It is much longer than the original.'];
  return share < LENGTH.least ? ['It is much shorter than the original.'] : [];
}

function differences(what: string, pattern: RegExp, reworded: string, original: string): string[] {
  const [now, before] = [found(pattern, reworded), found(pattern, original)];
  const added = [...now].filter((one) => !before.has(one));
  const lost = [...before].filter((one) => !now.has(one));
  return [
    ...added.map((one) => `The original has no such ${what}: ${one}`),
    ...lost.map((one) => `This ${what} of the original is missing: ${one}`),
  ].slice(0, MOST_NAMED);
}

function found(pattern: RegExp, text: string): Set<string> {
  return new Set(Array.from(text.matchAll(pattern), ([one]) => one.replace(/[“”„«»]/g, '"').trim()));
}

function wordFindings(now: string, before: string, original: string, plain: PlainWords): string[] {
  const known = stemsOf(wordsOf(original));
  const strange = wordsOf(now).filter(
    (word) => !known.has(stem(word)) && !plain.courtesy.has(word) && !isLogic(word, plain),
  );
  const findings: string[] = [];
  if (strange.length > 0) {
    const named = [...new Set(strange)].slice(0, MOST_NAMED).join(', ');
    findings.push(`The original has no such words: ${named}.`);
  }
  const meaning = [...stemsOf(wordsOf(before).filter((word) => !plain.courtesy.has(word)))];
  const said = stemsOf(wordsOf(now));
  const kept = meaning.filter((one) => said.has(one)).length;
  if (kept < meaning.length * KEPT) findings.push('Much of what the original says is missing.');
  return findings;
}

/** A sentence turned round, an "if" dropped, or a "we" who acts: made of known words alone, these say something new. */
function senseFindings(now: string, before: string, plain: PlainWords): string[] {
  const differs = (pattern: RegExp) => count(pattern, now) !== count(pattern, before);
  const acts = (text: string) =>
    sentencesOf(text)
      .filter((sentence) => wordsOf(sentence).some((word) => !plain.courtesy.has(word)))
      .reduce((sum, sentence) => sum + count(plain.weAct, sentence), 0);
  return [
    ...(differs(plain.negation)
      ? ['Every "not" and "no" of the original must stay, and none may come in.']
      : []),
    ...(differs(plain.condition)
      ? ['Every "if", "once", "until", "or" of the original must stay, and none may come in.']
      : []),
    ...(acts(now) > acts(before) ? ['It says that we do something which the original does not say.'] : []),
  ];
}

function isLogic(word: string, { negation, condition }: PlainWords): boolean {
  return count(negation, word) + count(condition, word) > 0;
}

function count(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

function sentencesOf(text: string): string[] {
  return text.split(/\n+|(?<=[.?!])\s+/).filter(Boolean);
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? []).map((word) => word.replace('’', "'"));
}

function stemsOf(words: readonly string[]): Set<string> {
  return new Set(words.map(stem));
}

/** "approved" and "approval" are one word here. */
function stem(word: string): string {
  return word.slice(0, 5);
}
