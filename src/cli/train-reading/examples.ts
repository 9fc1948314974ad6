import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SentenceVectors } from '../../core/learned.ts';
import { cuesOf } from '../../reading/cues/cues-of.ts';
import type { Reader } from '../../reading/heard.ts';
import { featuresOf } from '../../reading/learned/features.ts';
import { inputOf } from '../../reading/learned/scores.ts';
import type { Lexicon } from '../../reading/lexicon.ts';
import type { Example, Said } from './example.ts';
import { openImplied } from './implied.ts';

/** A sentence with its labels, before anything is measured in it. */
export type Labelled = Pick<Example, 'text' | 'said' | 'group' | 'mail' | 'somewhere'>;

const Row = z.strictObject({
  text: z.string(),
  done: z.array(z.string()),
  not_done: z.array(z.string()),
  /** Neither way is wrong, so nothing is learned. */
  open: z.array(z.string()),
});
type Row = z.infer<typeof Row>;

const AT_ONCE = 400;

/** Sentences with labels of their own: sentences.jsonl. */
export async function ownSentences(folder: string, steps: readonly string[]): Promise<Labelled[]> {
  const rows = await rowsOf(join(folder, 'sentences.jsonl'));
  return rows.map((row) => labelled(row.text, saidOf(row, steps), null, steps));
}

/** Messages whose labels go for all their sentences together: messages.jsonl. */
export async function ownMessages(folder: string, steps: readonly string[]): Promise<Labelled[]> {
  const rows = await rowsOf(join(folder, 'messages.jsonl'));
  return rows.flatMap((row, at) => {
    const said = saidOf(row, steps).map((one) => (one === 'not_done' ? 'not_done_or_silent' : one));
    const sentences = row.text.split(/(?<=[.!?])\s+(?=\S)|\n+/).map((text) => text.trim());
    return sentences
      .filter((text) => /\p{L}{2}/u.test(text))
      .map((text) => labelled(text, openImplied(said, text, steps), `message ${at}`, steps));
  });
}

/** The same with all that is measured in each. */
export async function measured(
  rows: readonly Labelled[],
  lexicon: Lexicon,
  vectors: SentenceVectors,
  progress: (done: number, of: number) => void,
): Promise<Example[]> {
  const reader: Reader = { lexicon, cues: cuesOf('en') };
  const examples: Example[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const found = await vectors.of(some.map(({ text }) => text));
    for (const [index, row] of some.entries()) {
      const { flags, grams } = featuresOf(row.text, reader);
      examples.push({ ...row, flags, grams, input: inputOf(found[index] ?? [], flags) });
    }
    progress(examples.length, rows.length);
  }
  return examples;
}

function labelled(text: string, said: Said[], group: string | null, steps: readonly string[]): Labelled {
  return { text, said, group, mail: null, somewhere: steps.map(() => false) };
}

function saidOf({ done, not_done: notDone, open }: Row, steps: readonly string[]): Said[] {
  return steps.map((step) => {
    if (done.includes(step)) return 'done';
    if (notDone.includes(step)) return 'not_done';
    return open.includes(step) ? 'open' : 'silent';
  });
}

async function rowsOf(file: string): Promise<Row[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => Row.parse(JSON.parse(line)));
}
