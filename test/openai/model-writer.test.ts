import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import { createModelWriter } from '../../src/openai/model-writer.ts';
import { theArticles } from '../reading/the-articles.ts';
import { completion } from '../support/chat-answers.ts';
import { useMockedHttp } from '../support/nock.ts';

const mock = useMockedHttp();
let article: LoadedArticle;
beforeAll(async () => {
  const [first] = await theArticles();
  if (!first) throw new Error('There is no article.');
  article = first;
});

const DRAFT = { text: 'Hi Mia,\n\nPlease ask your admin.\n\nBest regards,\nThe desk', language: 'en' };

/** What was sent, and what came of it. */
async function reword(answer: object, findings: string[] = []) {
  const sent: { messages: { role: string; content: string }[] }[] = [];
  mock('https://models.example')
    .post('/v1/chat/completions', (body) => {
      sent.push(body);
      return true;
    })
    .reply(200, answer);
  const writer = createModelWriter({
    apiKey: 'sk-test',
    baseUrl: 'https://models.example/v1',
    model: 'writer-1',
    timeoutMs: 2_000,
    prices: null,
    prompt: readFileSync('prompts/draft.md', 'utf8'),
  });
  const outcome = await writer.reword(DRAFT, article, findings).catch((error: unknown) => error);
  return { outcome, messages: sent[0]?.messages ?? [] };
}

describe('the model writer', () => {
  it('gives the draft as fenced data, and takes the words that come back', async () => {
    const { outcome, messages } = await reword(completion(JSON.stringify({ text: 'Hi Mia, hello.' })));
    expect(outcome).toMatchObject({ text: 'Hi Mia, hello.', use: { model: 'writer-1', calls: 1 } });
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages[0]?.content).toContain(article.title);
    expect(messages[0]?.content).not.toContain('{{');
    const [, fence = '-'] = /(===== [0-9a-f]{20} =====)\n/.exec(messages[1]?.content ?? '') ?? [];
    expect(messages[1]?.content).toBe(`Language: en\n\n${fence}\n${DRAFT.text}\n${fence}`);
  });

  it('says what was wrong with the last try', async () => {
    const { messages } = await reword(completion('{"text":""}'), ['A line is missing.']);
    expect(messages[2]?.content).toContain('refused:\n- A line is missing.');
  });

  it.each([
    ['cut off', completion('{"text":"Hi', { finishReason: 'length' }), 'Its answer was cut off.'],
    ['no JSON', completion('Hi Mia,'), 'It gave no answer that can be read.'],
    ['a refusal', completion(null, { message: { refusal: 'No.' } }), 'The model declined to answer.'],
  ])('gives up at once after an answer that is %s', async (_name, answer, message) => {
    expect((await reword(answer)).outcome).toMatchObject({ turn: 'never', message });
  });
});
