import { isoWeek } from '../core/iso-week.ts';
import {
  type CaseFacts,
  FOUND_A_PAGE,
  type FoundCases,
  type MailboxState,
  type Office,
} from '../core/office.ts';
import { quoteOf } from '../reading/quotes.ts';
import { cardSteps } from '../writing/card-steps.ts';
import { aboutCase, caseLine } from '../writing/case-line.ts';
import { summaryText } from '../writing/summary-mail.ts';
import { loadMessages } from './case-files.ts';
import { checkMessage } from './check-message.ts';
import { deskHome, loadCases } from './desk-home.ts';
import { summaryReport } from './make-summary.ts';
import type { Parts } from './parts.ts';
import { pauseDesk, resumeDesk } from './pause-desk.ts';
import { takeIn } from './take-in.ts';

/** What agents ask the desk for beside the cards; `mailboxes` says how each is in this process. */
export function createOffice(ready: Promise<Parts>, mailboxes: () => MailboxState[]): Office {
  return {
    home: async (agentId, page) => deskHome(await ready, agentId, page, mailboxes()),
    search: async (term, offset) => search(await ready, term, offset),
    show: async (ticketId) => show(await ready, ticketId),
    summary: async (week) => summary(await ready, week),
    pause: async (by) => pauseDesk(await ready, by),
    resume: async (by) => resumeDesk(await ready, by),
    check: async (item, raw) => checkMessage(await ready, item, raw),
    openCase: async (item, raw, by) => takeIn(await ready, { ...item, openedBy: by }, raw),
  };
}

async function search(parts: Parts, term: string, offset: number): Promise<FoundCases> {
  const { ids, total } = await parts.lookup.search(term, { offset, limit: FOUND_A_PAGE });
  const cases = await loadCases(parts, ids);
  return { total, cases: cases.map((one) => caseLine(one, parts.settings)) };
}

async function show(parts: Parts, ticketId: string): Promise<CaseFacts | null> {
  const [records] = await loadCases(parts, [ticketId]);
  if (!records) return null;
  const { ticket } = records;
  const { reading } = ticket;
  const article = reading?.article ? parts.articles.byId(reading.article.id) : null;
  // Without its files a case still has its facts, only no quotes.
  const messages = await loadMessages(parts, ticket).catch(() => []);
  return {
    ...caseLine(records, parts.settings),
    about: aboutCase(ticket, article),
    steps: reading && article ? cardSteps(reading, article, (one) => quoteOf(one, messages)) : [],
    history: await parts.lookup.history(ticketId),
  };
}

async function summary(parts: Parts, asked: string | null): Promise<string> {
  const week = asked ?? isoWeek(parts.clock.now(), parts.settings.timeZone);
  const { report } = await summaryReport(parts, week, (ref) => parts.review.linkTo(ref));
  return summaryText(report);
}
