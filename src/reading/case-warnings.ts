import type { LoadedArticle } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import type { CaseFacts } from './case-facts.ts';

/** What an agent should know before trusting the reading or sending the reply. */
export function caseWarnings(article: LoadedArticle, reading: Reading, facts: CaseFacts): string[] {
  const titles = (steps: readonly string[]) =>
    steps.map((id) => `"${article.steps.find((step) => step.id === id)?.title ?? id}"`).join(', ');
  const all = reading.ledger.filter(({ status }) => status === 'contradicted');
  const byPicture = all.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'picture'));
  const contradicted = all.filter((entry) => !byPicture.includes(entry)).map(({ step }) => step);
  const warnings: string[] = [];
  if (facts.refused) warnings.push('The admin seems to have refused: a person should take this case.');
  if (facts.unawareAdmin) {
    warnings.push('The customer may be the admin without knowing it: the reply should say so.');
  }
  if (contradicted.length > 0)
    warnings.push(`The customer says two different things about ${titles(contradicted)}.`);
  if (byPicture.length > 0) {
    const steps = titles(byPicture.map(({ step }) => step));
    warnings.push(`What the customer says and what their picture shows differ about ${steps}.`);
  }
  if (reading.disputed.length > 0) warnings.push(`Readers disagree about ${titles(reading.disputed)}.`);
  if (facts.tenantWideGrant === 'used' && !reading.resolved) {
    warnings.push('The admin used the tenant-wide grant, which the article advises against.');
  }
  if (reading.article?.confidence === 'low')
    warnings.push(`Perhaps another problem. ${reading.article.reason}`);
  return warnings;
}
