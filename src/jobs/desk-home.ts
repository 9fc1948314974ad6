import {
  type DeskHome,
  type HomeList,
  type HomeSection,
  LISTED_A_PAGE,
  type MailboxState,
} from '../core/office.ts';
import { sendId } from '../core/send.ts';
import { type CaseRecords, caseLine, hasFailed } from '../writing/case-line.ts';
import type { Parts } from './parts.ts';

/** More open cases than this are counted by the lists, but not looked into. */
const MOST = 2_000;
/** Records asked for at once. */
const AT_ONCE = 200;

type Page = { list: HomeList; offset: number } | null;

/** The desk at a glance, as one agent sees it. */
export async function deskHome(
  parts: Parts,
  agentId: string,
  page: Page,
  mailboxes: readonly MailboxState[],
): Promise<DeskHome> {
  const [pause, openIds, parkedIds] = await Promise.all([
    parts.pausing.current(),
    parts.lookup.openTickets(),
    parts.lookup.parkedTickets(),
  ]);
  const cases = await loadCases(parts, openIds.slice(0, MOST));
  const lists = listsOf(cases, agentId);
  const sections = [
    ...(['mine', 'failed', 'waiting', 'snoozed'] as const).map((list) =>
      sectionOf(parts, list, lists[list], page),
    ),
    await parkedSection(parts, parkedIds, page),
  ];
  return { at: parts.clock.now(), pause, sections, mailboxes: [...mailboxes] };
}

/** The records of these cases, in order; those that are gone are left out. */
export async function loadCases(
  parts: Pick<Parts, 'records'>,
  ids: readonly string[],
): Promise<CaseRecords[]> {
  const found: CaseRecords[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => loadCase(parts, id)));
    found.push(...some.flatMap((one) => one ?? []));
  }
  return found;
}

async function loadCase({ records }: Pick<Parts, 'records'>, id: string): Promise<CaseRecords | null> {
  const ticket = await records.ticket(id);
  if (!ticket) return null;
  const [draft, reply, acknowledgement] = await Promise.all([
    records.draft(id, ticket.draftVersion),
    records.send(sendId.reply(id, ticket.draftVersion)),
    records.send(sendId.acknowledgement(id)),
  ]);
  return { ticket, draft, reply, acknowledgement };
}

function listsOf(cases: readonly CaseRecords[], agentId: string) {
  const oldestFirst = cases.toSorted((a, b) => a.ticket.createdAt - b.ticket.createdAt);
  const open = oldestFirst.filter(({ ticket }) => ticket.state === 'open' && !ticket.mergedInto);
  return {
    mine: oldestFirst.filter(({ ticket }) => ticket.owner?.id === agentId && ticket.state !== 'closed'),
    failed: oldestFirst.filter(hasFailed),
    waiting: open.filter(({ ticket }) => ticket.snoozedUntil === null),
    snoozed: oldestFirst
      .filter(({ ticket }) => ticket.snoozedUntil !== null)
      .toSorted((a, b) => (a.ticket.snoozedUntil ?? 0) - (b.ticket.snoozedUntil ?? 0)),
  };
}

function sectionOf(parts: Parts, list: HomeList, cases: readonly CaseRecords[], page: Page): HomeSection {
  const offset = offsetIn(list, cases.length, page);
  const shown = cases.slice(offset, offset + LISTED_A_PAGE[list]);
  return { list, offset, total: cases.length, cases: shown.map((one) => caseLine(one, parts.settings)) };
}

/** The newest first: what lies there for long was left there. */
async function parkedSection(parts: Parts, ids: readonly string[], page: Page): Promise<HomeSection> {
  const offset = offsetIn('parked', ids.length, page);
  const shown = ids.toReversed().slice(offset, offset + LISTED_A_PAGE.parked);
  const cases = (await loadCases(parts, shown)).map((one) => caseLine(one, parts.settings));
  return { list: 'parked', offset, total: ids.length, cases };
}

/** A list may have become shorter since its page was asked for. */
function offsetIn(list: HomeList, total: number, page: Page): number {
  if (page?.list !== list) return 0;
  const last = Math.max(0, Math.ceil(total / LISTED_A_PAGE[list]) - 1) * LISTED_A_PAGE[list];
  return Math.min(Math.max(0, page.offset), last);
}
