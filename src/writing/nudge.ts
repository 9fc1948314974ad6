import type { Article, LoadedArticle } from '../core/article.ts';
import { articleIn } from '../core/article-in.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import type { Reading } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import { type DraftInput, inBothLanguages } from './draft.ts';
import { firstName } from './first-name.ts';
import { checkDraft } from './guards.ts';
import { joined } from './letter.ts';
import type { Phrases } from './phrases/phrases.ts';
import { phrasesOf } from './phrases.ts';
import { fill, stepsToAsk } from './sentences.ts';

/** More at once would be an interrogation. */
const MOST_STEPS = 2;

/** To a customer who has been silent for days: asks how it stands, with no new steps. Null where the article has none. */
export function writeNudge(input: DraftInput & { article: LoadedArticle }): DraftContent | null {
  const { reading, article, recipientName, deskName } = input;
  if (!article.nudge || reading.resolved || reading.needsPerson !== null) return null;
  const written = inBothLanguages(input, article.languages, (language) => {
    const own = articleIn(article, language);
    const phrases = phrasesOf(language);
    return joined([
      phrases.greeting(firstName(recipientName)),
      askedIn(own, reading, phrases),
      own.closing.open,
      `${phrases.signOff}\n${deskName}`,
    ]);
  });
  return 'draft' in written ? written.draft : null;
}

/** As of any draft, but that it is not to ask for the open steps again. */
export function checkNudge(content: DraftContent, reading: Reading, article: LoadedArticle): string[] {
  return checkDraft(content, { ...reading, missingSteps: [] }, article);
}

/** Why the card is back: until somebody decides. */
export function silentWarning({ reminded }: Ticket, draft: Draft | null): string[] {
  if (reminded?.of !== 'silent') return [];
  const nudge =
    draft?.state === 'current'
      ? ' The reply below is a suggested nudge; it goes out only once somebody approves it.'
      : '';
  return [`The customer has not answered our last reply for days.${nudge}`];
}

function askedIn(article: Article, reading: Reading, phrases: Phrases): string | null {
  const open = stepsToAsk(reading, article)
    .flatMap((step) => (step.unsure ? [step.unsure] : []))
    .slice(0, MOST_STEPS);
  const { nudge } = article;
  if (!nudge) return null;
  if (open.length === 0) return fill(article, nudge.plain);
  return fill(article, nudge.asks).replace('{steps}', () => open.join(phrases.and));
}
