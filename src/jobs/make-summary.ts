import { businessTime } from '../core/business-time.ts';
import type { DeskReport, ReportPicture } from '../core/desk-report.ts';
import { mondayOf, weekBefore } from '../core/iso-week.ts';
import { weeklySummary } from '../writing/summary.ts';
import { weeklyCharts } from '../writing/summary-charts.ts';
import { type WeekNumbers, weekNumbers } from '../writing/week.ts';
import { type LinkTo, openCases } from './open-cases.ts';
import type { Parts } from './parts.ts';

export type SummaryParts = Pick<
  Parts,
  'records' | 'lookup' | 'articles' | 'charts' | 'spentInWeek' | 'clock' | 'settings'
>;

export interface Summary {
  report: DeskReport;
  pictures: ReportPicture[];
}

/** The summary of an ISO week: its words, and its charts as pictures. `key` names these apart from all others. */
export async function makeSummary(
  parts: SummaryParts,
  week: string,
  { key, linkTo }: { key: string; linkTo: LinkTo },
): Promise<Summary> {
  const { report, numbers } = await summaryReport(parts, week, linkTo);
  const charts = weeklyCharts(week, numbers, parts.articles.all);
  const drawn = await parts.charts.draw(charts);
  const pictures = charts.flatMap((chart, index) => {
    const png = drawn[index];
    return png ? [{ key: `${key}-${chart.key}`, title: chart.title, alt: chart.alt, png }] : [];
  });
  return { report, pictures };
}

/** Its words alone, with the figures they are made from. */
export async function summaryReport(
  parts: Omit<SummaryParts, 'charts'>,
  week: string,
  linkTo: LinkTo,
): Promise<{ report: DeskReport; numbers: WeekNumbers }> {
  const { timeZone, businessHours } = parts.settings;
  const time = businessTime(businessHours, timeZone);
  const numbersOf = (one: string) => {
    const frame = { monday: mondayOf(one) ?? 0, timeZone, businessTime: time };
    return weekNumbers(parts.lookup.facts(one), frame);
  };
  const numbers = await numbersOf(week);
  const report = weeklySummary({
    isoWeek: week,
    numbers,
    before: await numbersOf(weekBefore(week)),
    open: await openCases(parts, linkTo),
    articles: parts.articles.all,
    modelCostUsd: await parts.spentInWeek(week),
    now: parts.clock.now(),
  });
  return { report, numbers };
}
