import type { StepStatus } from '../core/ledger.ts';
import type { ReviewCard } from '../core/review.ts';
import type { Block } from './limits.ts';
import { context, type Inline, line, richText, words } from './text.ts';

const MOST_NAMES = 5;
const MOST_PICTURES = 4;
const PICTURE_LENGTH = 160;

const SIGN: Record<StepStatus, string> = { done: '✅', not_done: '⬜', unknown: '❔', contradicted: '⚠️' };

/** Brief where a case has so much to say that no room would be left for the draft. */
export type Detail = 'full' | 'brief';

const LENGTHS = {
  full: {
    warnings: 6,
    warning: 200,
    about: 200,
    steps: 12,
    title: 80,
    quote: 110,
    note: 80,
    questions: 5,
    question: 160,
    print: 300,
  },
  brief: {
    warnings: 3,
    warning: 80,
    about: 100,
    steps: 8,
    title: 30,
    quote: 20,
    note: 20,
    questions: 2,
    question: 40,
    print: 70,
  },
} as const;
type Lengths = (typeof LENGTHS)[Detail];

/** What must be known first, what it is about, the ledger, and the small print. */
export function findingBlocks(card: ReviewCard, detail: Detail): Block[] {
  const lengths = LENGTHS[detail];
  return [
    ...warningBlocks(card.warnings, detail),
    ledgerBlock(card, lengths),
    ...questionBlocks(card, lengths),
    ...smallPrint(card, lengths),
  ];
}

/** Warnings as lines of one block; what does not fit is counted, not dropped. */
export function warningBlocks(warnings: readonly string[], detail: Detail): Block[] {
  const { warnings: most, warning: length } = LENGTHS[detail];
  if (warnings.length === 0) return [];
  const lines = warnings.slice(0, most).map((warning) => `⚠️ ${line(warning, length)}`);
  const more = warnings.length - most;
  if (more > 0) lines.push(`⚠️ and ${more} more`);
  return [richText([words(lines.join('\n'))])];
}

/** What it is about, how far it is, and below it the ledger, a line a step. */
function ledgerBlock(card: ReviewCard, lengths: Lengths): Block {
  const { about, progress, steps } = card;
  const more = steps.length - lengths.steps;
  return richText([
    words(line(about, lengths.about), { bold: true }),
    ...(progress === null ? [] : [words(`\n${line(progress, lengths.about)}`)]),
    ...steps.slice(0, lengths.steps).flatMap((step) => stepLine(step, lengths)),
    ...(more > 0 ? [words(`\n… and ${more} more`)] : []),
  ]);
}

type Step = ReviewCard['steps'][number];

function stepLine(step: Step, lengths: Lengths): Inline[] {
  const title = words(`\n${SIGN[step.status]}  ${line(step.title, lengths.title)}`);
  const why = reason(step, lengths);
  return why === '' ? [title] : [title, words(`  ${why}`, { italic: true })];
}

/** What a status rests on, in words: said, shown, followed from the rest, or a reader's word alone. */
function reason({ basis, quote, status, note }: Step, lengths: Lengths): string {
  const shown = ground({ basis, quote, status }, lengths.quote);
  const noted = note === null ? '' : line(note, lengths.note);
  // Where room is short, what makes one doubt is worth more than what was said.
  if (noted !== '' && (quote === null || lengths === LENGTHS.brief)) return noted;
  return [shown, noted].filter((part) => part !== '').join(' · ');
}

function ground({ basis, quote, status }: Pick<Step, 'basis' | 'quote' | 'status'>, length: number): string {
  const said = quote ? `“${line(quote, length)}”` : '';
  if (status === 'contradicted') return said ? `contradicted: ${said}` : 'contradicted';
  if (basis === 'screenshot') return quote ? `seen in ${line(quote, length)}` : 'seen in a screenshot';
  if (basis === 'implied') return said ? `follows from ${said}` : 'follows from the rest';
  return said;
}

/** What the customer wants to know, in their own words: what the draft leaves open comes first. */
function questionBlocks({ questions }: ReviewCard, lengths: Lengths): Block[] {
  if (questions.length === 0) return [];
  const openFirst = questions.toSorted((a, b) => Number(a.answered) - Number(b.answered));
  const shown = openFirst
    .slice(0, lengths.questions)
    .flatMap(({ text, answered }, index): Inline[] => [
      words(`${index === 0 ? '' : '\n'}💬 Asks: “${line(text, lengths.question)}”  `),
      answered ? words('answered in the draft', { italic: true }) : words('unanswered', { bold: true }),
    ]);
  const more = questions.length - lengths.questions;
  return [richText([...shown, ...(more > 0 ? [words(`\n💬 and ${more} more`)] : [])])];
}

function smallPrint(card: ReviewCard, lengths: Lengths): Block[] {
  const lines = [
    card.count ?? '',
    ...pictureLines(card.pictures, lengths.print),
    fileLine(card.files, lengths.print),
    card.acknowledgement,
  ];
  const shown = lines.map((text) => line(text, lengths.print)).filter((text) => text !== '');
  return shown.length === 0 ? [] : [context(shown)];
}

/** What was read in each picture, a line a picture; where room is short they share one. */
function pictureLines(pictures: readonly string[], length: number): string[] {
  if (pictures.length === 0) return [];
  if (length < LENGTHS.full.print) return [`🖼 ${names(pictures)}`];
  const shown = pictures.slice(0, MOST_PICTURES).map((picture) => `🖼 ${line(picture, PICTURE_LENGTH)}`);
  const more = pictures.length - MOST_PICTURES;
  return more > 0 ? [...shown, `🖼 and ${more} more`] : shown;
}

/** However long the names are, that nobody has read the files is always said. */
function fileLine(files: readonly string[], length: number): string {
  if (files.length === 0) return '';
  const unread = ': not read';
  return `${line(`📎 ${names(files)}`, length - unread.length)}${unread}`;
}

function names(all: readonly string[]): string {
  const shown = all.slice(0, MOST_NAMES).map((name) => line(name, 60));
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return `${shown.join(', ')}${more}`;
}
