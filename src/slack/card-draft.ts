import type { CardStatus, ReviewCard } from '../core/review.ts';
import { type Detail, warningBlocks } from './card-findings.ts';
import { type Block, limits, sizeOf } from './limits.ts';
import { context, line, quoted, richText, split, withLinks, words } from './text.ts';

type CardDraft = NonNullable<ReviewCard['draft']>;

const LENGTHS = { full: { people: 400, subject: 200 }, brief: { people: 200, subject: 100 } } as const;
type Lengths = (typeof LENGTHS)[Detail];

/** The draft as it will be sent, with its recipients. `room` is what the rest of the card leaves of Slack's limit. */
export function draftBlocks(card: ReviewCard, detail: Detail, room: number): Block[] {
  const { draft, draftWarnings, status } = card;
  if (!draft) return [];
  const frame = [
    { type: 'divider' } as const,
    headBlock(draft, status, LENGTHS[detail]),
    ...warningBlocks(draftWarnings, draftWarnings.length > 3 ? 'brief' : 'full'),
  ];
  const text = fittingText(draft.text, room - sizeOf(frame));
  return [...frame.slice(0, 2), ...text, ...frame.slice(2)];
}

function headBlock(draft: CardDraft, status: CardStatus, lengths: Lengths): Block {
  return richText([
    words(label(status), { bold: true }),
    words(`  ${line(draft.source, 80)}`, { italic: true }),
    words(`\nTo: ${line(draft.to, lengths.people)}`),
    ...(draft.cc ? [words(`\nCc: ${line(draft.cc, lengths.people)}`)] : []),
    ...(draft.subject ? [words(`\nSubject: ${line(draft.subject, lengths.subject)}`)] : []),
  ]);
}

function label(status: CardStatus): string {
  if (status.kind === 'sent') return 'Reply, as sent';
  if (status.kind === 'rejected') return 'Draft reply, rejected';
  if (status.kind === 'approved') return 'Reply, about to be sent';
  if (status.kind === 'failed') return 'Reply, not delivered';
  return 'Draft reply';
}

/** As much of the text as fits; what is left out is said, so that nobody approves it unseen. */
function fittingText(text: string, room: number): Block[] {
  let end = Math.max(0, Math.min(text.length, room));
  let blocks = textBlocks(text, end);
  while (end > 0 && sizeOf(blocks) > room) {
    end = Math.floor(end * 0.9);
    blocks = textBlocks(text, end);
  }
  return blocks;
}

function textBlocks(text: string, end: number): Block[] {
  const shown = end < text.length ? text.slice(0, wholeLine(text, end)) : text;
  const hidden = text.length - shown.length;
  return [
    ...split(shown, limits.sectionText)
      .pieces.filter((piece) => piece.trim() !== '')
      .map((piece) => quoted(withLinks(piece))),
    ...(hidden > 0
      ? [context([`${hidden} more characters are not shown here: Edit opens the whole reply.`])]
      : []),
  ];
}

/** The end of a line where one is near, and never the middle of a character. */
function wholeLine(text: string, end: number): number {
  const lineEnd = text.lastIndexOf('\n', end);
  if (lineEnd > end / 2) return lineEnd;
  return /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
