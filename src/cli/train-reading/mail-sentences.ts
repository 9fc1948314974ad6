import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { intakeItem } from '../../core/intake.ts';
import type { StepStatus } from '../../core/ledger.ts';
import type { Message } from '../../core/message.ts';
import type { Understand } from '../../core/ports.ts';
import type { Reading } from '../../core/reading.ts';
import type { Lexicon } from '../../reading/lexicon.ts';
import { caseText, type Passage } from '../../reading/passages.ts';
import { readCase } from '../../reading/read-case.ts';
import type { CaseLabel } from '../eval/cases/label.ts';
import type { Said } from './example.ts';
import type { Labelled } from './examples.ts';
import { openImplied } from './implied.ts';

/**
 * The sentences of labelled mails that the article is about. What the label calls done, and the rules find in a
 * sentence, that sentence says; what they do not find stands somewhere.
 */
export async function mailSentences(
  labels: readonly CaseLabel[],
  folder: string,
  lexicon: Lexicon,
  understand: Understand,
): Promise<Labelled[]> {
  const rows: Labelled[] = [];
  const seen = new Set<string>();
  for (const label of labels) {
    const { message } = await understand(ITEM, await readFile(join(folder, label.file)));
    const reading = readCase({ messages: [message], lexicons: [lexicon], ownAddresses: [] });
    if (reading.article === null || reading.language !== 'en') continue;
    for (const row of sentencesOf(label, message, reading, lexicon)) {
      if (seen.has(row.text)) continue;
      seen.add(row.text);
      rows.push(row);
    }
  }
  return rows;
}

const ITEM = intakeItem({
  v: 1,
  id: 'train',
  channel: 'email',
  origin: 'file',
  receivedAt: 0,
  envelopeFrom: null,
});

function sentencesOf(label: CaseLabel, message: Message, reading: Reading, { article }: Lexicon): Labelled[] {
  const steps = article.steps.map(({ id }) => id);
  const { passages } = caseText([message], {
    ownAddresses: [],
    deskNames: [article.app, ...article.vocabulary.app],
  });
  return passages.map((passage) => {
    const told = steps.map((step) => toldOf(label, step, reading, passage));
    const said = told.map((one): Said => (one === 'somewhere' ? 'open' : one));
    return {
      text: passage.text,
      said: said.includes('done') ? openImplied(said, passage.text, steps) : said,
      group: `mail ${label.file}`,
      mail: label.file,
      somewhere: told.map((one) => one === 'somewhere'),
    };
  });
}

function toldOf(label: CaseLabel, step: string, reading: Reading, passage: Passage): Said | 'somewhere' {
  const expected: StepStatus = label.article === null ? 'unknown' : (label.steps?.[step] ?? 'unknown');
  if (expected !== 'done') {
    return label.also_ok[`steps.${step}`]?.includes('done') ? 'open' : 'not_done_or_silent';
  }
  return isFoundIn(passage, reading, step) ? 'done' : 'somewhere';
}

function isFoundIn({ message, part, start, end }: Passage, reading: Reading, step: string): boolean {
  const entry = reading.ledger.find((known) => known.step === step);
  if (entry?.status !== 'done' || entry.basis !== 'stated') return false;
  return entry.evidence.some(
    (quote) =>
      quote.kind === 'quote' &&
      quote.messageId === message.id &&
      quote.part === part &&
      start <= quote.start &&
      quote.start < end,
  );
}
