import type { QuoteEvidence } from '../core/ledger.ts';
import { clausesIn } from './clauses.ts';
import { groupCounts } from './counts/group-counts.ts';
import { isSaidToBe } from './counts/said-to-be.ts';
import { type SpokenCount, spokenCounts } from './counts/spoken-counts.ts';
import { numberedSentence } from './counts/written-numbers.ts';
import type { HeardCase } from './hear-case.ts';
import type { Passage } from './passages.ts';
import { permissionRows } from './pasted-lists.ts';
import { evidenceFor } from './statements.ts';

/** The counts that a case's text gives, and what its pasted list says of the calendar. */
export interface CountsInText {
  /** The newest count; null where there is none, or where the newest message gives several. */
  reported: Count | null;
  /** The counts of the newest message that gives any, where they differ; else none. */
  different: number[];
  /** By the rows of a pasted list; null where there is no list. */
  calendar: 'with' | 'without' | null;
}

export interface Count {
  count: number;
  evidence: QuoteEvidence;
  time: number;
  /** Of several in one message the highest rank holds: what it is now, before what it was. */
  rank: SpokenCount['rank'];
}

// How far back the talk may have been of permissions for a bare number to count them.
const REMEMBERED = 2;
/** The desk's own question: a bare number answers it. */
const ASKS_HOW_MANY =
  /(?<!\p{L})(?:how many|(?:the )?number of|count of|wie viele|anzahl|combien|nombre (?:de|d['’])|cuánt[oa]s|número de|quant[oa]s)(?!\p{L})/iu;

/** How many permissions the customer says there are: in words, digits, or by a pasted list (rule 16). */
export function countsInText(heardCase: HeardCase, deskText = ''): CountsInText {
  const lists = permissionRows(heardCase);
  const counts = [
    ...spokenIn(heardCase, deskText),
    ...groupCounts(heardCase),
    ...lists.map(({ count, evidence, time }) => ({ count, evidence, time, rank: 0 as const })),
  ];
  const newest = highest(
    highest(counts, ({ time }) => time),
    ({ rank }) => rank,
  );
  const values = [...new Set(newest.map(({ count }) => count))];
  return {
    reported: values.length === 1 ? (newest.at(-1) ?? null) : null,
    different: values.length > 1 ? values : [],
    calendar: lists.at(-1)?.calendar ?? null,
  };
}

function highest(counts: readonly Count[], of: (count: Count) => number): Count[] {
  const top = Math.max(...counts.map(of));
  return counts.filter((count) => of(count) === top);
}

function spokenIn({ heard, reader }: HeardCase, deskText: string): Count[] {
  const { lexicon, cues } = reader;
  const words = lexicon.article.vocabulary.scopes;
  if (words === undefined) return [];
  const named = ({ text }: Passage): boolean =>
    [words.counted, words.context].some((wordings) => lexicon.find(wordings, text).length > 0);
  const wasAsked = ASKS_HOW_MANY.test(deskText) && lexicon.find(words.counted, deskText).length > 0;
  return heard.flatMap(({ passage }, index) => {
    const sentence = numberedSentence(passage.text);
    if (sentence.numbers.length === 0) return [];
    const before = heard.slice(Math.max(0, index - REMEMBERED), index).map((it) => it.passage);
    const inContext =
      (wasAsked && passage.part === 'new') ||
      named(passage) ||
      before.some((other) => other.message.id === passage.message.id && named(other));
    const spoken = spokenCounts(
      sentence,
      {
        nouns: lexicon.find(words.counted, passage.text),
        marks: lexicon.find(words.marks, passage.text),
        inContext,
      },
      clausesIn(passage.text, cues),
    );
    return spoken
      .filter((count) => isSaidToBe(sentence.text, count, reader))
      .map((count) => ({
        count: count.value,
        evidence: evidenceFor(passage, count, cues),
        time: passage.time,
        rank: count.rank,
      }));
  });
}
