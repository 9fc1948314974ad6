import type { Article } from '../core/article.ts';

/** The facts that are no step, with the values that a claim about them may have. */
export function factValues(article: Article): Readonly<Record<string, readonly string[]>> {
  const { vocabulary } = article;
  return {
    sender_role: ['user', 'admin'],
    resolved: ['true', 'false'],
    ...(vocabulary.tenant_wide_grant ? { tenant_wide_grant: ['used', 'considering', 'no'] } : {}),
    ...(vocabulary.calendar ? { calendar: ['with', 'without'] } : {}),
    screen: Object.keys(vocabulary.screens),
  };
}

const MEANINGS: Readonly<Record<string, string>> = {
  sender_role: 'whether the writer is a user or the admin themselves',
  resolved: 'whether the problem is gone',
  tenant_wide_grant: 'whether consent was granted for the whole organisation at once',
  calendar: 'whether the calendar is part of what was asked for',
  screen: 'which screen the writer says they see',
};

/** The facts as the prompt lists them. */
export function describeFacts(article: Article): string {
  return Object.entries(factValues(article))
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `- \`${name}\` (${values.join(', ')}): ${MEANINGS[name] ?? name}`)
    .join('\n');
}
