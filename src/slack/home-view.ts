import type { types } from '@slack/bolt';
import { z } from 'zod';
import {
  type DeskHome,
  HomeList,
  type HomeSection,
  LISTED_A_PAGE,
  type MailboxState,
} from '../core/office.ts';
import { caseBlock } from './case-list.ts';
import { type Block, limits } from './limits.ts';
import { context, type Inline, line, person, plain, richText, time, words } from './text.ts';

/** Not the prefix of cards' buttons: these are no decisions on a case. */
export const homeAction = {
  refresh: 'desk_refresh',
  page: 'desk_page',
  pause: 'desk_pause',
  resume: 'desk_resume',
} as const;

/** Where a list goes on, as its button says it. */
export const PageValue = z.object({ list: HomeList, offset: z.number().int().nonnegative() });
export type PageValue = z.infer<typeof PageValue>;

const TITLES: Record<HomeList, string> = {
  mine: 'My cases',
  failed: 'Not delivered, or nobody knows',
  waiting: 'Waiting',
  snoozed: 'Snoozed',
  parked: 'Parked mail',
};
const NOTHING: Partial<Record<HomeList, string>> = {
  mine: 'You have no case. “Take it” on a card makes it yours.',
  waiting: 'Nothing waits. Well done.',
};

const WHEN = '{date_short_pretty} at {time}';
const MOST_MAILBOXES = 8;

/** The App Home of an agent. Customers' words in it are plain. */
export function homeView(home: DeskHome, workspaceUrl: string): types.HomeView {
  const blocks = [
    ...topBlocks(home),
    ...home.sections.flatMap((section) => sectionBlocks(section, workspaceUrl)),
    ...mailboxBlocks(home.mailboxes),
  ];
  return { type: 'home', callback_id: 'stepcheck_home', blocks: blocks.slice(0, limits.blocksPerHome) };
}

/** What anybody else sees. */
export function strangersView(): types.HomeView {
  const text =
    'stepcheck helps the support desk check cases against its help articles. Cases are shown to its reviewers only: ask one of them to add you.';
  return {
    type: 'home',
    callback_id: 'stepcheck_home',
    blocks: [richText([words('Hello! ', { bold: true }), words(text)])],
  };
}

/** What is shown while the desk cannot be asked. */
export function troubleView(): types.HomeView {
  const retry = button(homeAction.refresh, 'Refresh');
  return {
    type: 'home',
    callback_id: 'stepcheck_home',
    blocks: [
      richText([
        words('The desk could not be asked just now. Nothing is lost; please try again in a moment.'),
      ]),
      { type: 'actions', elements: [retry] },
    ],
  };
}

function topBlocks({ at, pause }: DeskHome): Block[] {
  const paused: Block[] = pause
    ? [
        richText([
          words('⏸ The desk is paused. ', { bold: true }),
          words('No reply and no acknowledgement goes out. Paused by '),
          person(pause.by.id),
          words(', '),
          time(pause.at, WHEN),
          words('. What is approved waits.'),
        ]),
      ]
    : [];
  const toggle = pause
    ? button(homeAction.resume, 'Resume sending', { style: 'primary', confirm: RESUME })
    : button(homeAction.pause, 'Pause sending', { confirm: PAUSE });
  return [
    { type: 'header', text: plain('The support desk', limits.headerText) },
    ...paused,
    { type: 'actions', elements: [button(homeAction.refresh, 'Refresh'), toggle] },
    richText([words('As of '), time(at, '{time_secs}'), words('. “Refresh” shows what is newer.')]),
  ];
}

function sectionBlocks(section: HomeSection, workspaceUrl: string): Block[] {
  const { list, cases, total } = section;
  if (total === 0 && NOTHING[list] === undefined) return [];
  const title = total === 0 ? TITLES[list] : `${TITLES[list]} (${total.toLocaleString('en-US')})`;
  const header: Block = { type: 'header', text: plain(title, limits.headerText) };
  if (total === 0) return [header, context([NOTHING[list] ?? ''])];
  return [header, ...cases.map((one) => caseBlock(one, workspaceUrl)), ...pager(section)];
}

/** Where one is in a list that is longer than its page. */
function pager({ list, cases, offset, total }: HomeSection): Block[] {
  const end = offset + cases.length;
  const left = Math.max(0, total - end);
  if (offset === 0 && left === 0) return [];
  const size = LISTED_A_PAGE[list];
  const to = (at: number) => JSON.stringify({ list, offset: at } satisfies PageValue);
  const elements = [
    ...(left > 0
      ? [button(homeAction.page, `and ${left.toLocaleString('en-US')} more`, { value: to(offset + size) })]
      : []),
    ...(offset > 0
      ? [button(`${homeAction.page}_back`, 'Back', { value: to(Math.max(0, offset - size)) })]
      : []),
  ];
  return [{ type: 'actions', elements }];
}

function mailboxBlocks(mailboxes: readonly MailboxState[]): Block[] {
  if (mailboxes.length === 0) return [];
  const more = mailboxes.length - MOST_MAILBOXES;
  return [
    { type: 'header', text: plain('Mailboxes', limits.headerText) },
    ...mailboxes.slice(0, MOST_MAILBOXES).map((one) => richText(mailboxWords(one))),
    ...(more > 0 ? [context([`and ${more} more`])] : []),
  ];
}

function mailboxWords({ name, lastMailAt, failing }: MailboxState): Inline[] {
  const title = words(line(name, 120), { bold: true });
  if (failing) {
    return [
      words('⚠️ '),
      title,
      words('\ncannot be read since '),
      time(failing.since, WHEN),
      words(`: ${line(failing.reason, 300)}`),
    ];
  }
  if (lastMailAt === null) return [title, words('\nnot connected yet, or read by another process')];
  return [words('✅ '), title, words('\nlast mail '), time(lastMailAt, WHEN)];
}

function button(
  actionId: string,
  label: string,
  more: Pick<types.Button, 'value' | 'style' | 'confirm'> = {},
): types.Button {
  return { type: 'button', action_id: actionId, text: plain(label, limits.buttonText), ...more };
}

const PAUSE: types.ConfirmationDialog = {
  title: plain('Pause sending?', limits.confirmTitle),
  text: plain(
    'No reply and no acknowledgement goes out to anybody until somebody resumes. Nothing is lost.',
    limits.confirmText,
  ),
  confirm: plain('Pause', limits.confirmButton),
  deny: plain('Cancel', limits.confirmButton),
};

const RESUME: types.ConfirmationDialog = {
  title: plain('Resume sending?', limits.confirmTitle),
  text: plain('All that was approved while the desk was paused goes out now.', limits.confirmText),
  confirm: plain('Resume', limits.confirmButton),
  deny: plain('Cancel', limits.confirmButton),
};
