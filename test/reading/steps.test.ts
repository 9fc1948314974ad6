import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import { loadArticles } from '../../src/files/articles.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from './a-message.ts';
import { STEP_CASES } from './steps.cases.ts';

let articles: readonly LoadedArticle[] = [];

beforeAll(async () => {
  articles = (await loadArticles(fileURLToPath(new URL('../../../prompts/articles', import.meta.url)))).all;
});

describe('what customers write about the admin approval', () => {
  it.each(STEP_CASES.map((row) => [row.text, row] as const))('%s', (_, row) => {
    const message = aMessage({ text: row.text, subject: row.subject });
    const reading = readCase({ messages: [message], articles, ownAddresses: ['support@desk.example'] });
    const steps = reading.ledger.map(({ status }) => status.charAt(0)).join('');
    const read = {
      steps,
      stage: reading.stage,
      role: reading.senderRole,
      grant: reading.tenantWideGrant,
      calendar: reading.calendar,
      count: reading.scopes.reported,
      verdict: reading.scopes.verdict,
      language: reading.language,
    };
    const { text: _text, subject: _subject, ...expected } = row;
    expect(read).toMatchObject({ ...expected, role: row.role ?? 'user', language: row.language ?? 'en' });
  });
});
