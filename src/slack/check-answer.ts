import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { CaseLine, MessageCheck } from '../core/office.ts';
import { caseBlock } from './case-list.ts';
import { type Block, limits } from './limits.ts';
import type { Words } from './private-answer.ts';
import { stepLines } from './step-lines.ts';
import { context, type Inline, line, plain, richText, words } from './text.ts';

export const OPEN = 'desk_open_message';

/** Which message a button is about. */
export const Place = z.object({ channel: z.string(), ts: z.string(), thread: z.string().nullable() });
export type Place = z.infer<typeof Place>;

const MOST_PICTURES = 4;

/** What a message says of the article's steps, or the case that it has. `place`: null where no case can be made of it. */
export function checkWords(
  checked: { reading: MessageCheck } | { known: CaseLine },
  place: Place | null,
  workspaceUrl: string,
): Words {
  if ('known' in checked) {
    const text = `This message belongs to ${checked.known.ticketId}.`;
    return {
      text,
      blocks: [richText([words(text, { bold: true })]), caseBlock(checked.known, workspaceUrl)],
    };
  }
  const { about, progress, steps } = checked.reading;
  const text = line(`${about}${progress === null ? '' : ` · ${progress}`}`, 300);
  return {
    text,
    blocks: [
      richText([
        words(line(about, 250), { bold: true }),
        ...(progress === null ? [] : [words(`\n${line(progress, 200)}`)]),
        ...stepLines(steps),
      ]),
      ...missingBlock(checked.reading),
      ...smallPrint(checked.reading),
      ...(place === null
        ? [context(['No case can be made of this message: no customer wrote it here.'])]
        : [openBlock(place)]),
    ],
  };
}

function missingBlock({ missing, steps }: MessageCheck): Block[] {
  if (steps.length === 0) return [];
  const all = missing.length === steps.length;
  const titles = all ? 'all of them' : missing.map((title) => line(title, 80)).join(', ');
  const said: Inline[] =
    missing.length === 0
      ? [words('Nothing is missing: every step is done.')]
      : [words('Missing: ', { bold: true }), words(titles)];
  return [richText(said)];
}

function smallPrint({ count, pictures }: MessageCheck): Block[] {
  const lines = [
    count ?? '',
    ...pictures.slice(0, MOST_PICTURES).map((picture) => `🖼 ${line(picture, 160)}`),
  ].filter((text) => text !== '');
  return lines.length === 0 ? [] : [context(lines)];
}

function openBlock(place: Place): Block {
  const button: types.Button = {
    type: 'button',
    action_id: OPEN,
    text: plain('Open a case', limits.buttonText),
    style: 'primary',
    value: JSON.stringify(place satisfies Place),
  };
  return { type: 'actions', elements: [button] };
}
