import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type CaseFacts, FOUND_A_PAGE, type FoundCases } from '../core/office.ts';
import type { HistoryEntry } from '../core/ticket.ts';
import { COMMAND } from './api-table.ts';
import { caseBlock } from './case-list.ts';
import { type Block, limits } from './limits.ts';
import type { Words } from './private-answer.ts';
import { stepLines } from './step-lines.ts';
import { type Inline, line, plain, quoted, richText, split, time, withLinks, words } from './text.ts';

export const MORE = 'desk_found';

/** Where a search goes on, as its button says it. */
export const MoreValue = z.object({ term: z.string().max(500), offset: z.number().int().nonnegative() });

const MOST_HISTORY = 12;

/** A sentence or two. */
export function saying(text: string): Words {
  return { text, blocks: split(text, limits.sectionText).pieces.map((piece) => richText(withLinks(piece))) };
}

export function foundWords(
  { cases, total }: FoundCases,
  term: string,
  offset: number,
  workspaceUrl: string,
): Words {
  const asked = line(term, 80);
  if (total === 0) {
    return saying(
      `Nothing was found for “${asked}”. I look for a case's number, a whole address, a mail domain (birchwood.example) or @somebody.`,
    );
  }
  const end = offset + cases.length;
  const text = `${total === 1 ? '1 case' : `${total.toLocaleString('en-US')} cases`} for “${asked}”`;
  const range = total > FOUND_A_PAGE ? `, ${offset + 1} to ${end}` : '';
  return {
    text,
    blocks: [
      richText([words(`${text}${range}`, { bold: true }), words(', the newest first')]),
      ...cases.map((one) => caseBlock(one, workspaceUrl)),
      ...(end < total ? [moreBlock(term, end)] : []),
    ],
  };
}

function moreBlock(term: string, offset: number): Block {
  const value = JSON.stringify({ term, offset } satisfies z.infer<typeof MoreValue>);
  const more: types.Button = {
    type: 'button',
    action_id: MORE,
    text: plain('More', limits.buttonText),
    value,
  };
  return { type: 'actions', elements: [more] };
}

/** The facts of a case: where it stands, its steps, who did what. */
export function caseWords(facts: CaseFacts, workspaceUrl: string): Words {
  const { ticketId, about, steps, history } = facts;
  return {
    text: `${ticketId}: ${line(facts.state, 200)}`,
    blocks: [
      caseBlock(facts, workspaceUrl),
      richText([words(line(about, 200), { bold: true }), ...stepLines(steps)]),
      ...historyBlocks(history),
    ],
  };
}

/** The newest at the end, as they happened; what is older is counted. */
function historyBlocks(history: readonly HistoryEntry[]): Block[] {
  const shown = history.slice(-MOST_HISTORY);
  if (shown.length === 0) return [];
  const older = history.length - shown.length;
  const first: Inline[] = older > 0 ? [words(`${older} earlier, then\n`, { italic: true })] : [];
  return [
    quoted([
      ...first,
      ...shown.flatMap(({ at, by, what }, index): Inline[] => [
        words(index === 0 ? '' : '\n'),
        time(at, '{date_short_pretty} {time}'),
        words(`  ${line(by, 60)} ${line(what, 160)}`),
      ]),
    ]),
  ];
}

export function helpWords(): Words {
  const lines: [string, string][] = [
    ['search TERM', 'cases by number, address, mail domain or @somebody'],
    ['show T1001', 'where a case stands, its steps and its history'],
    ['summary [2026-W47]', "a week's figures; this week's where none is named"],
    ['pause', 'no reply and no acknowledgement goes out to anybody'],
    ['resume', 'what was approved meanwhile goes out'],
  ];
  return {
    text: `What ${COMMAND.name} can do`,
    blocks: [
      richText([
        words(`What ${COMMAND.name} can do`, { bold: true }),
        ...lines.flatMap(([typed, does]): Inline[] => [
          { type: 'text', text: `\n${COMMAND.name} ${typed}`, style: { code: true } },
          words(`  ${does}`),
        ]),
        words('\nOn any message: “⋮”, then “Check against the article”. My own page is under “Home”.'),
      ]),
    ],
  };
}
