import type { Condition, LoadedArticle } from '../core/article.ts';
import type { Evidence, LedgerEntry } from '../core/ledger.ts';
import type { Reading } from '../core/reading.ts';
import type { ReviewCard } from '../core/review.ts';
import { Screen } from '../core/screen.ts';
import { screenTitle } from '../core/screen-title.ts';
import { pictureNamed } from './picture-lines.ts';

type CardStep = ReviewCard['steps'][number];

/** Each step with what it rests on: words, a picture, what follows from them, or a reader's word alone. */
export function cardSteps(
  reading: Reading,
  article: LoadedArticle,
  quoteOf: (evidence: Evidence) => string,
): CardStep[] {
  return reading.ledger.map((entry) => {
    const { step, status, basis, evidence } = entry;
    const quote = evidence.map((one) => quoteOf(one)).find((one) => one !== '');
    const pictures = evidence.flatMap((one) => (one.kind === 'picture' ? [pictureNamed(reading, one)] : []));
    // Where words and picture disagree both are to be seen.
    const shown =
      status === 'contradicted' ? [quote, ...pictures].filter(Boolean).join(' / ') : (pictures[0] ?? quote);
    const note = noteOf(entry, reading, article, Boolean(shown));
    return { title: titleOf(step, article), status, basis, quote: shown || null, note };
  });
}

function titleOf(step: string, article: LoadedArticle): string {
  return article.steps.find(({ id }) => id === step)?.title ?? step;
}

/** What the quote beside it does not say by itself. */
function noteOf(
  { step, status, basis, evidence, modelOnly }: LedgerEntry,
  { disputed }: Reading,
  article: LoadedArticle,
  hasQuote: boolean,
): string | null {
  const agent = evidence.find((one) => one.kind === 'agent');
  if (agent) return `set by ${agent.by}`;
  if (disputed.includes(step)) return 'readers disagree';
  if (modelOnly) return 'not found by the rules';
  if (status === 'contradicted' || basis === null) return null;
  if (basis === 'implied') return hasQuote ? null : followsFrom(evidence, article);
  if (basis === 'screenshot') return null;
  return whereSaid(evidence);
}

/** What is old or came from somebody else is worth another look. */
function whereSaid(evidence: readonly Evidence[]): string | null {
  const parts = evidence.flatMap((one) => (one.kind === 'quote' ? [one.part] : []));
  if (parts.length === 0) return null;
  if (parts.every((part) => part === 'forwarded')) return 'in the forwarded part';
  return parts.every((part) => part === 'quoted') ? 'in the quoted part' : null;
}

/** The article's own name for what follows is for nobody; what it follows from is said instead. */
function followsFrom(evidence: readonly Evidence[], article: LoadedArticle): string | null {
  const ids = evidence.flatMap((one) => (one.kind === 'implication' ? [one.id] : []));
  const implication = article.implications.find(({ id }) => ids.includes(id));
  const ground = implication ? groundWords(implication.when, article) : '';
  return ground === '' ? null : `follows from: ${ground}`;
}

const STATUS_WORDS = { done: 'done', not_done: 'not done', unknown: 'unknown', contradicted: 'unclear' };

function groundWords(when: Condition, article: LoadedArticle): string {
  const steps = Object.entries({ ...when.steps, ...when.stated });
  return [
    ...steps.map(([step, status]) => `${titleOf(step, article)} (${STATUS_WORDS[status]})`),
    ...(when.screens ? [`the screen ${when.screens.map(screenWords).join(' or ')}`] : []),
    ...(when.sender_role === 'admin' ? ['an admin writes'] : []),
    ...(when.refused ? ['the admin has refused'] : []),
    ...(when.tenant_wide_grant === 'used' ? ['consent for the whole organisation'] : []),
    ...(when.still_failing ? ['it still fails'] : []),
    ...(when.resolved ? ['it works now'] : []),
  ].join(', ');
}

function screenWords(name: string): string {
  const screen = Screen.safeParse(name);
  return `"${(screen.success ? screenTitle(screen.data) : null) ?? name.replaceAll('_', ' ')}"`;
}
