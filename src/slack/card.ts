import type { ReviewCard } from '../core/review.ts';
import { actionBlocks } from './card-actions.ts';
import { draftBlocks } from './card-draft.ts';
import { type Detail, findingBlocks } from './card-findings.ts';
import { handlingBlocks } from './card-handling.ts';
import { statusBlocks } from './card-status.ts';
import { type Block, limits, sizeOf } from './limits.ts';
import { escapeMrkdwn, line, plain, richText, words } from './text.ts';

export interface CardMessage {
  /** What notifications and screen readers say. */
  text: string;
  blocks: Block[];
}

// What the findings may take of the whole, so that enough is left for the draft.
const FINDINGS_ROOM = 6000;
const MOST_NAMED = 5;

/** A review card as one Slack message: who, what we know, the draft, what became of it, what can be done. */
export function cardMessage(card: ReviewCard): CardMessage {
  // What there is to know of it stands on the other card.
  if (card.status.kind === 'linked') {
    const blocks = [heading(card), senderBlock(card, 'brief'), ...statusBlocks(card.status)];
    return { text: notification(card), blocks };
  }
  const foot = [...statusBlocks(card.status), ...handlingBlocks(card), ...actionBlocks(card)];
  const full = headOf(card, 'full');
  const detail = sizeOf([...full, ...foot]) > FINDINGS_ROOM ? 'brief' : 'full';
  const head = detail === 'brief' ? headOf(card, detail) : full;
  const room = limits.allBlocks - sizeOf([...head, ...foot]);
  return { text: notification(card), blocks: [...head, ...draftBlocks(card, detail, room), ...foot] };
}

function headOf(card: ReviewCard, detail: Detail): Block[] {
  return [heading(card), senderBlock(card, detail), ...newsBlocks(card), ...findingBlocks(card, detail)];
}

function heading(card: ReviewCard): Block {
  return { type: 'header', text: plain(line(card.title, limits.headerText), limits.headerText) };
}

function senderBlock(card: ReviewCard, detail: Detail): Block {
  const where = card.channel === 'email' ? 'by email' : 'in Slack';
  // The heading says it already, unless it was too long for that.
  const said = card.title.length <= limits.headerText && card.title.includes(card.subject);
  const subject = said ? '' : line(card.subject, 200);
  const excerpt = line(card.excerpt, detail === 'full' ? 280 : 80);
  return richText([
    words(line(card.sender, 200) || 'Unknown sender', { bold: true }),
    words(`  ${where}`),
    ...(subject ? [words(`\n${subject}`)] : []),
    ...(excerpt ? [words(`\n“${excerpt}”`)] : []),
  ]);
}

/** What the newest message changed, and which other cases the same approval would settle. */
function newsBlocks({ news, sameFirm }: ReviewCard): Block[] {
  const others = `🏢 The same firm waits for the same in ${sameFirm.slice(0, MOST_NAMED).join(', ')}`;
  const more = sameFirm.length > MOST_NAMED ? ` and ${sameFirm.length - MOST_NAMED} more` : '';
  const lines = [
    ...(news === null ? [] : [`🆕 ${line(news, 300)}`]),
    ...(sameFirm.length > 0 ? [`${others}${more}: one approval settles all of them.`] : []),
  ];
  return lines.length === 0 ? [] : [richText([words(lines.join('\n'))])];
}

function notification(card: ReviewCard): string {
  const parts = [line(card.title, 150), line(card.sender, 150), line(card.progress ?? card.about, 200)];
  return escapeMrkdwn(parts.filter((part) => part !== '').join(' · '));
}
