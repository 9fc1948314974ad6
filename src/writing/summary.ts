import type { Article } from '../core/article.ts';
import { EDIT_WORDS, EditReason, REJECT_WORDS, RejectReason } from '../core/decision.ts';
import type { DeskReport, ReportLine } from '../core/desk-report.ts';
import { duration, many } from './duration.ts';
import { stepTitle } from './step-title.ts';
import { againstLine } from './summary-against.ts';
import { type OpenCases, openLines, standingLines } from './summary-open.ts';
import { most, sum, type Tally } from './tally.ts';
import type { Times } from './times.ts';
import type { WeekNumbers } from './week.ts';

export interface WeekToTell {
  isoWeek: string;
  numbers: WeekNumbers;
  /** The week before; null where nothing is known of it. */
  before: WeekNumbers | null;
  open: OpenCases;
  articles: readonly Pick<Article, 'steps'>[];
  /** What the model cost in US dollars; null where none is set. */
  modelCostUsd: number | null;
  now: number;
}

const NAMED = 5;

/** The week in words for the agents. Steps are called as the articles call them. */
export function weeklySummary(week: WeekToTell): DeskReport {
  const { isoWeek, numbers, open } = week;
  const heading = `Support in week ${isoWeek}`;
  const stillOpen = { title: 'Still open', lines: openLines(open, week.now) };
  if (isEmpty(numbers)) {
    const nothing = [plain('Nothing came in, and nothing was sent or decided.')];
    return { heading, sections: [{ title: 'An empty week', lines: nothing }, stillOpen] };
  }
  const sections = [
    { title: 'What came in', lines: cameIn(week) },
    { title: 'How fast', lines: howFast(numbers) },
    { title: 'Drafts', lines: drafts(week) },
    { title: 'Where customers stand', lines: standingLines(week) },
    stillOpen,
    { title: 'Acknowledgements and cost', lines: sentAndCost(week) },
  ];
  return { heading, sections: sections.filter(({ lines }) => lines.length > 0) };
}

/** Whether nothing at all happened. */
export function isEmpty(numbers: WeekNumbers): boolean {
  const { opened, parked, joined, readings, decided, repliesSent, acknowledged, sendsFailed } = numbers;
  const counts = [sum(opened), sum(parked), joined, readings, sum(decided), repliesSent, acknowledged];
  return [...counts, sendsFailed].every((count) => count === 0);
}

function cameIn({ numbers, before }: WeekToTell): ReportLine[] {
  const { opened, joined, parked, stages, readingsWithoutArticle } = numbers;
  const aside = sum(parked);
  return said([
    `${many(sum(opened), 'new ticket')}${inBrackets(opened)}`,
    joined > 0 && many(joined, 'follow-up message'),
    aside > 0 && `${aside} set aside as automatic${inBrackets(parked)}`,
    sum(stages) > 0 && `Stage at the first reading: ${listed(stages)}`,
    readingsWithoutArticle > 0 && `${many(readingsWithoutArticle, 'reading')} fitted no article`,
    before && againstLine(numbers, before),
  ]);
}

function howFast({ times }: WeekNumbers): ReportLine[] {
  return said([
    speed('Acknowledgement', times.acknowledgement),
    speed('Card', times.card),
    speed('Decision', times.decision),
    speed('Reply', times.reply),
  ]);
}

function speed(what: string, { count, median, p90, business }: Times): string | null {
  if (median === null || p90 === null) return null;
  return `${what}: half within ${duration(median)}, 9 of 10 within ${duration(p90)}${working(business)} (${count})`;
}

/** What was over before anybody's day began took none of their time. */
function working(business: Times['business']): string {
  if (business?.median == null || business.p90 === null) return '';
  const words = (ms: number) => (ms <= 1_000 ? 'at once' : duration(ms));
  if (business.p90 <= 1_000) return '; in business hours at once';
  return `; in business hours ${words(business.median)} and ${words(business.p90)}`;
}

function drafts({ numbers, articles }: WeekToTell): ReportLine[] {
  const { decided, rejectReasons, draftUses, editReasons, answeredElsewhere, repliesSent, sendsFailed } =
    numbers;
  const { used, edited, rewritten } = draftUses;
  const known = used + edited + rewritten;
  const falseDone = sum(numbers.falseDone);
  return said([
    `${decided.approve} approved unchanged, ${decided.edit} edited, ${decided.reject} rejected${decided.undo === 0 ? '' : `, ${decided.undo} taken back`}`,
    known > 0 &&
      `Of the edited, ${used} kept 85% of the draft or more, ${edited} kept 40% or more, ${rewritten} less`,
    sum(editReasons) > 0 && `Why edited: ${listed(editReasons, editWords)}`,
    decided.reject > 0 && `Why rejected: ${listed(rejectReasons, rejectWords)}`,
    numbers.stepsSet > 0 &&
      `Agents corrected ${many(numbers.stepsSet, 'step')}; ${falseDone} of them had been taken for done${falseDone === 0 ? '' : ` (${listed(numbers.falseDone, (id) => stepTitle(articles, id))})`}`,
    answeredElsewhere > 0 && `${answeredElsewhere} answered from the mailbox or in the customer's thread`,
    `${repliesSent === 1 ? '1 reply' : `${repliesSent} replies`} sent`,
    sendsFailed > 0 &&
      `${sendsFailed} could not be sent or ${sendsFailed === 1 ? 'has' : 'have'} an unknown outcome`,
  ]);
}

function sentAndCost({ numbers, modelCostUsd }: WeekToTell): ReportLine[] {
  const { acknowledged, notAcknowledged } = numbers;
  const refused = sum(notAcknowledged);
  return said([
    `${acknowledged} acknowledged${refused === 0 ? '' : `, ${refused} not: ${listed(notAcknowledged)}`}`,
    modelCostUsd !== null && `The model cost $${modelCostUsd.toFixed(2)}`,
  ]);
}

function plain(text: string): ReportLine {
  return { text, url: null };
}

function said(lines: readonly (string | null | false)[]): ReportLine[] {
  return lines.flatMap((line) => (line === null || line === false ? [] : [plain(line)]));
}

function listed(tally: Tally, words: (name: string) => string = spaced): string {
  const all = most(tally);
  const named = all.slice(0, NAMED).map(([name, times]) => `${times} ${words(name)}`);
  const rest = all.slice(NAMED).reduce((total, [, times]) => total + times, 0);
  return [...named, ...(rest > 0 ? [`${rest} other`] : [])].join(', ');
}

function inBrackets(tally: Tally): string {
  return sum(tally) === 0 ? '' : ` (${listed(tally)})`;
}

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}

function editWords(name: string): string {
  const reason = EditReason.safeParse(name).data;
  return reason ? EDIT_WORDS[reason].toLowerCase() : spaced(name);
}

function rejectWords(name: string): string {
  const reason = RejectReason.safeParse(name).data;
  return reason ? `“${REJECT_WORDS[reason]}”` : spaced(name);
}
