import type { QuoteEvidence } from '../core/ledger.ts';
import type { Calendar, Scopes, ScopeVerdict, Screenshot } from '../core/reading.ts';
import type { HeardCase } from './hear-case.ts';
import { modalityAt } from './modality.ts';
import { permissionRows } from './permission-rows.ts';
import { evidenceFor, type Heard } from './statements.ts';

export interface CountedScopes {
  scopes: Scopes;
  calendar: Calendar;
  warnings: string[];
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  ...{
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
  },
  ...{ zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
  ...{ deux: 2, trois: 3, quatre: 4, cinq: 5, six_: 6, sept: 7, huit: 8, neuf: 9, dix: 10 },
  ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10 },
  ...{ dois: 2, três: 3, quatro: 4, sete: 7, oito: 8, nove: 9, dez: 10 },
};
const NUMBER = `(\\d{1,2}|${Object.keys(NUMBER_WORDS).join('|')})`;
const RANGE = new RegExp(`${NUMBER}\\s?(?:-|–|or|to|oder|ou|o|bis)\\s?${NUMBER}`, 'iu');
const INSTEAD = new RegExp(
  `(?:instead of|rather than|not|out of|of the|of|statt|au lieu de|sur|en lugar de|de las|em vez de)\\s(?:the |all |expected |required )*${NUMBER}(?!\\p{L})`,
  'giu',
);

/** The three-way comparison of what was written, what a picture shows and what the article expects (rules 16, 17). */
export function countScopes(
  heardCase: HeardCase,
  calendar: Calendar,
  screenshots: readonly Screenshot[],
): CountedScopes {
  const { article } = heardCase.reader.lexicon;
  const expected = article.expected_counts;
  const numbers = expected ? [expected.complete, expected.without_calendar] : [];
  if (!expected || !article.vocabulary.scopes) {
    return { scopes: noCount(numbers), calendar, warnings: [] };
  }
  const warnings: string[] = [];
  const said = heardCase.heard.flatMap((heard) => countIn(heard, heardCase));
  const rows = permissionRows(heardCase);
  if (rows !== null) said.push({ count: rows.count, evidence: rows.evidence, time: rows.time });
  const newest = said.filter((it) => it.time === Math.max(...said.map(({ time }) => time)));
  const counts = new Set(newest.map(({ count }) => count));
  const last = counts.size === 1 ? newest.at(-1) : undefined;
  if (counts.size > 1) warnings.push(`The message gives different counts: ${[...counts].join(' and ')}.`);
  const listed = rows?.calendar ?? null;
  const known = calendar === 'unknown' && listed !== null ? listed : calendar;
  const picture = screenshots.findLast((shot) => shot.count !== null) ?? null;
  const reported = last?.count ?? null;
  if (reported === null && picture?.cutOff)
    warnings.push('The picture shows only a part of the list, so its count says little.');
  const scopes: Scopes = {
    reported,
    fromScreenshot: picture?.count ?? null,
    expected: numbers,
    evidence: last?.evidence ?? null,
    verdict: counts.size > 1 ? 'conflict' : verdictOf(reported, picture, known, expected),
  };
  return { scopes, calendar: known, warnings };
}

export function noCount(expected: number[]): Scopes {
  return { reported: null, fromScreenshot: null, expected, evidence: null, verdict: 'not_reported' };
}

function verdictOf(
  text: number | null,
  picture: Screenshot | null,
  calendar: Calendar,
  expected: { complete: number; without_calendar: number },
): ScopeVerdict {
  const shown = picture?.count ?? null;
  if (shown !== null && picture?.cutOff) {
    if (text === null) return 'not_reported';
    if (text < shown) return 'conflict';
  } else if (text !== null && shown !== null && text !== shown) return 'conflict';
  const count = text ?? shown;
  if (count === null) return 'not_reported';
  if (count === expected.complete) return 'complete';
  return count === expected.without_calendar && calendar !== 'with'
    ? 'complete_without_calendar'
    : 'unexpected';
}

interface Count {
  count: number;
  evidence: QuoteEvidence;
  time: number;
}

/** A number of what is counted, where somebody sees it rather than expects it or repeats the article's. */
function countIn(heard: Heard, heardCase: HeardCase): Count[] {
  const { lexicon, cues } = heardCase.reader;
  const words = lexicon.article.vocabulary.scopes;
  const sentence = heard.passage.text;
  if (words === undefined || lexicon.find(words.counted, sentence).length === 0) return [];
  const masked = sentence.replace(INSTEAD, (match) => ' '.repeat(match.length));
  if (RANGE.test(masked)) return [];
  return lexicon.find(words.counted, sentence).flatMap((noun) => {
    const number = numberNear(masked, noun);
    if (number === null) return [];
    const span = { start: Math.min(number.start, noun.start), end: Math.max(number.end, noun.end) };
    const clause = evidenceFor(heard.passage, span, cues);
    const from = clause.start - heard.passage.start;
    const clauseText = masked.slice(from, Math.min(clause.end - heard.passage.start, span.end + 25));
    if (lexicon.find(words.expected, clauseText).length > 0) return [];
    const modality = modalityAt(sentence, span, cues);
    const sees =
      /(?<!\p{L})(?:see|sees|saw|shows?|lists?|listed|has|have|got|are|there|sieht|sehe|voit|vois|veo|ve|vejo|vê)(?!\p{L})/iu.test(
        clauseText,
      );
    const admitted =
      modality === 'asserted' || (sees && (modality === 'question' || modality === 'uncertain'));
    return admitted ? [{ count: number.value, evidence: clause, time: heard.passage.time }] : [];
  });
}

/** "7 permissions", "7 of the permissions", "permissions: 7", "scope count is 7". */
function numberNear(
  sentence: string,
  noun: { start: number; end: number },
): { value: number; start: number; end: number } | null {
  const before = new RegExp(
    `(?<![\\p{L}\\p{N}.,:/-])${NUMBER}(?:\\s(?:of|out of|\\p{L}+)){0,3}\\s*$`,
    'iu',
  ).exec(sentence.slice(0, noun.start));
  if (before?.[1] !== undefined) {
    return { value: numberOf(before[1]), start: before.index, end: noun.end };
  }
  const after = new RegExp(
    `^(?:\\s?\\([^)]{0,20}\\))?\\s?(?:(?:count|number|total|are|is|was|shown|listed|checked|ticked|i see|he sees|she sees|they see)\\s?){0,3}[:=]?\\s?${NUMBER}(?![\\p{L}\\p{N}%]|[.:/]\\d)`,
    'iu',
  ).exec(sentence.slice(noun.end));
  if (after?.[1] === undefined) return null;
  return { value: numberOf(after[1]), start: noun.start, end: noun.end + after[0].length };
}

function numberOf(text: string): number {
  return NUMBER_WORDS[text.toLowerCase()] ?? Number(text);
}
