import type { Article } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { fill, stepsToAsk } from './sentences.ts';

type Answer = Article['answers'][number];

/** More would be an essay before the steps: a person should look then. */
const MOST = 3;

/** Which of the article's answers a reply gives: of what was asked, as far as the article knows, the first few. */
export function answersGiven({ questions }: Reading, article: Article): Answer[] {
  const wanted = [...new Set(questions.map(({ answer }) => answer))];
  return wanted.flatMap((id) => article.answers.find((answer) => answer.id === id) ?? []).slice(0, MOST);
}

/**
 * Answers to what the customer asks, a paragraph each; null where there is nothing to add. `said`: the parts of the
 * reply that say something, by which some questions are answered anyway.
 */
export function answersText(reading: Reading, article: Article, said: readonly string[]): string | null {
  const asksSteps = said.includes('steps') || said.includes('admin_reviews');
  const sayers = [...said, ...(asksSteps ? stepsToAsk(reading, article).map(({ id }) => id) : [])];
  const texts = answersGiven(reading, article)
    .filter(({ said_by: saidBy }) => !saidBy.some((one) => sayers.includes(one)))
    .map((answer) => wordsOf(answer, reading, article));
  return texts.length === 0 ? null : texts.join('\n\n');
}

function wordsOf(answer: Answer, { senderRole }: Reading, article: Article): string {
  const { permissions } = article;
  if (answer.text_with_permissions !== undefined && permissions.length > 0) {
    return fill(article, answer.text_with_permissions).replace('{permissions}', () => permissions.join(', '));
  }
  const text = senderRole === 'admin' ? (answer.text_as_admin ?? answer.text) : answer.text;
  return fill(article, text).trim();
}
