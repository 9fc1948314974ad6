import type { Article } from '../core/article.ts';
import type { ReportLine } from '../core/desk-report.ts';
import type { Ticket } from '../core/ticket.ts';
import { duration, many } from './duration.ts';
import { stepTitle } from './step-title.ts';
import { most, sum, type Tally } from './tally.ts';
import type { WeekNumbers } from './week.ts';

/** What is open now. */
export interface OpenCases {
  count: number;
  /** By step: how many cases stand at it, and since when (ms) the first of them. */
  standing: Record<string, { count: number; since: number }>;
  oldest: (Pick<Ticket, 'id' | 'createdAt' | 'state'> & { owner: string | null; url: string | null })[];
}

const STEPS_NAMED = 3;
/** Where so many cases, and so large a share of them, begin at one step, its words in the article are at fault. */
const STUMBLE = { cases: 5, share: 0.3 };

const EVIDENCE_WORDS: Record<string, string> = {
  screenshot: 'a screenshot',
  scope_count: 'the count of permissions',
};

/** Which steps hold customers up and for how long, what they forget to send, and what would help. */
export function standingLines(week: {
  numbers: WeekNumbers;
  open: OpenCases;
  articles: readonly Pick<Article, 'steps'>[];
  now: number;
}): ReportLine[] {
  const { numbers, open, articles, now } = week;
  const { firstMissing, evidenceMissing, stages } = numbers;
  const held: Tally = Object.fromEntries(
    Object.keys({ ...firstMissing, ...numbers.left, ...open.standing }).map((step) => [
      step,
      (firstMissing[step] ?? 0) + (numbers.left[step]?.count ?? 0) + (open.standing[step]?.count ?? 0),
    ]),
  );
  const steps = most(held).slice(0, STEPS_NAMED);
  const evidence = most(evidenceMissing).map(([kind, times]) => `${EVIDENCE_WORDS[kind] ?? kind} (${times})`);
  const lines = [
    ...steps.map(([step]) => stepLine(step, week)),
    ...(evidence.length > 0
      ? [`Evidence most often missing, of ${many(numbers.readings, 'reading')}: ${evidence.join(', ')}`]
      : []),
  ];
  const hint = suggestion(firstMissing, sum(stages), articles);
  return [...lines, ...(hint ? [hint] : [])].map((text) => ({ text, url: null }));

  function stepLine(step: string, { numbers: { left } }: typeof week): string {
    const first = firstMissing[step] ?? 0;
    const gone = left[step];
    const standing = open.standing[step];
    const parts = [
      ...(first > 0 ? [`the first thing missing in ${first} of ${many(sum(stages), 'new case')}`] : []),
      ...(gone?.median != null
        ? [`${gone.count} got past it, half of them within ${duration(gone.median)}`]
        : []),
      ...(standing
        ? [
            `${standing.count} ${standing.count === 1 ? 'stands' : 'stand'} there now, the longest for ${duration(now - standing.since)}`,
          ]
        : []),
    ];
    return `${stepTitle(articles, step)}: ${parts.join('; ')}`;
  }
}

/** One change of the article's words, where many stumble at the same step. */
function suggestion(
  firstMissing: Tally,
  cases: number,
  articles: readonly Pick<Article, 'steps'>[],
): string | null {
  const [worst] = most(firstMissing);
  if (!worst) return null;
  const [id, times] = worst;
  if (times < STUMBLE.cases || times < STUMBLE.share * cases) return null;
  const step = articles.flatMap(({ steps }) => steps).find((one) => one.id === id);
  return step?.wording_hint ? `Many stumble at “${step.title}”. For the article: ${step.wording_hint}` : null;
}

/** How many are open, and the oldest with links to their cards. */
export function openLines({ count, oldest }: OpenCases, now: number): ReportLine[] {
  if (count === 0) return [{ text: 'Nothing is open.', url: null }];
  const heading = { text: `${many(count, 'ticket')} still open. The oldest:`, url: null };
  return [
    heading,
    ...oldest.map(({ id, createdAt, state, owner, url }) => {
      const who = owner === null ? 'nobody has it' : `with ${owner}`;
      const waits = state === 'waiting_customer' ? 'waits for the customer' : who;
      return { text: `${id}, open for ${duration(now - createdAt)}, ${waits}`, url };
    }),
  ];
}
