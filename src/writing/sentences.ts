import type { Article, Step } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';

/** A sentence of the article with its own placeholders filled. The UI's `{account name}` stays as it is. */
export function fill(article: Article, text: string): string {
  return text.replace(/\{(link|count)\.([a-z_]+)\}/g, (whole, kind: string, id: string) => {
    if (kind === 'link') return article.links.find((link) => link.id === id)?.url ?? whole;
    const { complete, without_calendar } = article.expected_counts ?? {};
    const counts: Record<string, number | undefined> = { complete, without_calendar };
    return String(counts[id] ?? whole);
  });
}

/** The steps that the reply asks for: missing, and with something to ask of the person who wrote. */
export function stepsToAsk(reading: Reading, article: Article): Step[] {
  return article.steps.filter(
    (step) =>
      reading.missingSteps.includes(step.id) &&
      !(reading.senderRole === 'admin' && step.user_as_admin === null),
  );
}

/** One sentence or group of sentences a step; steps that the article says together become one. */
export function stepSentences(reading: Reading, article: Article): string[] {
  const steps = stepsToAsk(reading, article);
  const sentences: string[] = [];
  for (let at = 0; at < steps.length; ) {
    const group = groupAt(steps, at, article, reading.senderRole === 'admin');
    const said = group ?? steps[at];
    const text = said && saidTo(reading, article, said);
    if (text) sentences.push(fill(article, text));
    at += group?.steps.length ?? 1;
  }
  return sentences;
}

/** What the missing steps ask of the admin. */
export function adminSentences(reading: Reading, article: Article): string[] {
  return article.steps
    .filter((step) => reading.missingSteps.includes(step.id))
    .flatMap((step) => (step.admin ? [fill(article, step.admin)] : []));
}

/** Numbered where there are several. */
export function numbered(sentences: string[]): string {
  if (sentences.length < 2) return sentences.join('');
  return sentences.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n');
}

/** Whether the customer may have to do, without knowing it, what is left for an admin. Who has done the last of it knows. */
export function mayBeAdmin(reading: Reading, article: Article): boolean {
  const { unawareAdmin, senderRole, resolved, ledger } = reading;
  if (!unawareAdmin || senderRole === 'admin' || resolved) return false;
  const last = article.steps.findLast(({ admin }) => admin !== undefined);
  const isDone = ledger.some(({ step, status }) => step === last?.id && status === 'done');
  return !isDone && adminSentences(reading, article).length > 0;
}

/** In words for whoever wrote: the admin, somebody who may be the admin without knowing it, or a user. */
function saidTo(
  reading: Reading,
  article: Article,
  said: Pick<Step, 'user' | 'user_on_screen' | 'user_as_admin' | 'user_unaware'>,
): string {
  if (reading.senderRole === 'admin') return said.user_as_admin ?? said.user;
  const unaware = mayBeAdmin(reading, article) ? said.user_unaware : null;
  return unaware ?? said.user_on_screen?.[reading.screen ?? ''] ?? said.user;
}

function groupAt(steps: Step[], at: number, article: Article, asAdmin: boolean) {
  const [longest] = (article.together ?? [])
    .filter((group) => group.steps.every((id, offset) => steps[at + offset]?.id === id))
    .filter((group) => !asAdmin || group.user_as_admin !== undefined)
    .sort((a, b) => b.steps.length - a.steps.length);
  return longest;
}
