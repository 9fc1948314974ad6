import type { Article } from '../core/article.ts';
import type { Chart } from '../core/chart.ts';
import { stepTitle } from './step-title.ts';
import { isEmpty } from './summary.ts';
import { most, sum } from './tally.ts';
import { BOUNDS } from './times.ts';
import type { WeekNumbers } from './week.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MOST_ROWS = 8;
/** As they are called where people read them. */
const CHANNELS: Record<string, string> = { email: 'Email', slack: 'Slack' };

/** The week's charts: only those that show something. */
export function weeklyCharts(
  isoWeek: string,
  numbers: WeekNumbers,
  articles: readonly Pick<Article, 'steps'>[],
): Chart[] {
  if (isEmpty(numbers)) return [];
  return [daysChart(isoWeek, numbers), stepsChart(isoWeek, numbers, articles), repliesChart(isoWeek, numbers)]
    .filter(({ bars }) => bars.some(({ value }) => value > 0))
    .map((chart) => ({ ...chart, alt: `${chart.title}: ${inWords(chart)}.` }));
}

function daysChart(isoWeek: string, { opened, openedByDay }: WeekNumbers): Chart {
  const channels = most(opened).map(([channel]) => channel);
  return {
    key: 'tickets',
    title: `New tickets each day, week ${isoWeek}`,
    alt: '',
    form: 'columns',
    unit: 'tickets',
    bars: DAYS.flatMap((label, day) =>
      channels.map((channel) => ({
        label,
        series: channels.length > 1 ? (CHANNELS[channel] ?? channel) : '',
        value: openedByDay[day]?.[channel] ?? 0,
      })),
    ),
  };
}

function stepsChart(
  isoWeek: string,
  { firstMissing }: WeekNumbers,
  articles: readonly Pick<Article, 'steps'>[],
): Chart {
  return {
    key: 'steps',
    title: `The first step that new cases had yet to do, week ${isoWeek}`,
    alt: '',
    form: 'rows',
    unit: 'cases',
    bars: most(firstMissing)
      .slice(0, MOST_ROWS)
      .map(([step, value]) => ({ label: stepTitle(articles, step), series: '', value })),
  };
}

function repliesChart(isoWeek: string, { times }: WeekNumbers): Chart {
  const labels = [...BOUNDS.map(({ label }) => `up to ${label}`), 'longer'];
  return {
    key: 'replies',
    title: `From the customer's message to the reply, week ${isoWeek}`,
    alt: '',
    form: 'rows',
    unit: 'replies',
    bars: labels.map((label, index) => ({ label, series: '', value: times.reply.within[index] ?? 0 })),
  };
}

/** The same as the chart, for whoever cannot see it. */
function inWords({ bars, unit }: Chart): string {
  const labels = [...new Set(bars.map(({ label }) => label))];
  const values = labels.map((label) => {
    const own = bars.filter((bar) => bar.label === label && bar.value > 0);
    const parts = own.filter(({ series }) => series !== '').map(({ series, value }) => `${series} ${value}`);
    const total = sum(Object.fromEntries(own.map(({ value }, index) => [index, value])));
    return `${label} ${total}${parts.length > 1 ? ` (${parts.join(', ')})` : ''}`;
  });
  return `${values.join(', ')} (${unit})`;
}
