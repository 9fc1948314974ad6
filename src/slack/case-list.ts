import type { CaseLine } from '../core/office.ts';
import type { CardRef } from '../core/ticket.ts';
import type { Block } from './limits.ts';
import { type Inline, line, person, richText, time, words } from './text.ts';

const DAY = '{date_short_pretty}';
const WHEN = '{date_short_pretty} at {time}';

/** Where a message can be opened. `workspaceUrl` ends in a slash. https://docs.slack.dev/reference/methods/chat.getPermalink */
export function messageLink(workspaceUrl: string, { channel, ts }: CardRef): string {
  return `${workspaceUrl}archives/${channel}/p${ts.replace('.', '')}`;
}

/** A case in three short lines, its number leading to its card. Nothing in it is parsed. */
export function caseBlock(one: CaseLine, workspaceUrl: string): Block {
  return richText([
    numberOf(one, workspaceUrl),
    words(`  ${line(one.customer, 80)}`, { bold: true }),
    words(`\n${line(one.subject, 120)}\n`),
    words(line(one.state, 200), { italic: true }),
    ...ownerOf(one),
    ...whenOf(one),
  ]);
}

/** The number as a link to the card, where there is one. */
export function numberOf(
  { ticketId, card }: Pick<CaseLine, 'ticketId' | 'card'>,
  workspaceUrl: string,
): Inline {
  if (!card) return words(ticketId, { bold: true });
  return { type: 'link', url: messageLink(workspaceUrl, card), text: ticketId, style: { bold: true } };
}

function ownerOf({ owner }: CaseLine): Inline[] {
  return owner ? [words(' · '), person(owner.id), words(' has it')] : [];
}

function whenOf({ openedAt, snoozedUntil }: CaseLine): Inline[] {
  if (snoozedUntil === null) return [words(' · since '), time(openedAt, DAY)];
  return [words(' · snoozed until '), time(snoozedUntil, WHEN)];
}
