import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { Claim } from '../../src/core/reading.ts';
import { createModelReader } from '../../src/openai/model-reader.ts';
import { aMessage } from '../support/a-message.ts';
import { useMockedHttp } from '../support/nock.ts';

const mock = useMockedHttp();
const SERVER = 'https://models.example';
const PATH = '/v1/chat/completions';
const TEXT = 'Hi,\n\nI sent the link to\nour admin. We will try again tomorrow.';

const MESSAGE = aMessage({ id: 'M0123456789abcdef0123', subject: 'Still blocked at sign-in', text: TEXT });

const ARTICLE: Article = {
  id: 'door-code',
  title: 'A new door code',
  url: null,
  app: 'Doorman',
  languages: ['en'],
  steps: [
    { id: 'send_link', title: 'Link sent', user: 'Send the link.' },
    { id: 'retry', title: 'Tried again', user: 'Try again.' },
  ],
  permissions: [],
  implications: [],
  doubts: [],
  stages: [{ id: 'unclear', understood: 'Thank you.', parts: ['understood'] }],
  evidence: {
    wanted: [],
    stages: [],
    intro: '',
    screenshot: '',
    scope_count: '',
    unreadable: '',
    partly: '',
  },
  closing: { open: '', resolved: '' },
  answers: [],
  links: [],
  error_codes: [],
  vocabulary: {
    words: {},
    app: ['doorman'],
    other_apps: [],
    is_admin: [],
    signals: { strong: [], weak: {}, against: [] },
    other_problems: [],
    screens: { blocked: ['blocked'] },
    steps: {},
    resolved: [],
    still_failing: [],
  },
};

function read(timeoutMs = 2000): Promise<Claim[]> {
  const prompt = readFileSync('prompts/read.md', 'utf8');
  const options = { apiKey: 'sk-test', baseUrl: `${SERVER}/v1`, model: 'reader-1', timeoutMs, prompt };
  return createModelReader(options).read(MESSAGE, ARTICLE);
}

function completion(content: string | null, change: object = {}, finishReason = 'stop'): object {
  return {
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'reader-1',
    choices: [
      {
        index: 0,
        finish_reason: finishReason,
        message: { role: 'assistant', content, refusal: null, ...change },
      },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 },
  };
}

function claims(...said: { step: string; status: string; quote: string }[]): string {
  return JSON.stringify({ claims: said });
}

const SENT = { step: 'send_link', status: 'done', quote: 'I sent the link to our admin' };

describe('the model reader', () => {
  it('turns an answer into claims that point at the words of the message', async () => {
    const subject = { step: 'retry', status: 'not_done', quote: 'Still blocked' };
    mock(SERVER)
      .post(PATH)
      .reply(200, completion(claims(SENT, subject)));
    const [first, second] = await read();
    expect(first).toMatchObject({ step: 'send_link', status: 'done', where: 'text' });
    expect(TEXT.slice(first?.start, first?.end)).toBe('I sent the link to\nour admin');
    expect(second).toMatchObject({ step: 'retry', status: 'not_done', where: 'subject', start: 0, end: 13 });
  });

  it('sends the article first, then the message as fenced data, and asks for a strict schema', async () => {
    const bodies: {
      messages: { role: string; content: string }[];
      response_format: object;
      model: string;
    }[] = [];
    mock(SERVER)
      .matchHeader('authorization', 'Bearer sk-test')
      .post(PATH, (sent) => {
        bodies.push(sent);
        return true;
      })
      .reply(200, completion(claims()));
    expect(await read()).toEqual([]);
    const messages = bodies[0]?.messages ?? [];
    expect(bodies[0]?.model).toBe('reader-1');
    expect(messages.map((message) => message.role)).toEqual(['system', 'user']);
    expect(messages[0]?.content).toContain('`send_link`: Link sent');
    expect(messages[0]?.content).toContain('A new door code');
    expect(messages[0]?.content).not.toContain('{{');
    expect(messages[0]?.content).not.toContain(MESSAGE.id);
    const fence = `===== ${MESSAGE.id} =====`;
    expect(messages[1]?.content).toBe(`${fence}\nSubject: ${MESSAGE.subject}\n\n${TEXT}\n${fence}`);
    expect(bodies[0]?.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
  });

  it.each([
    ['words that nobody wrote', { ...SENT, quote: 'I sent the link to the admin' }],
    ['no words', { ...SENT, quote: '' }],
    ['only punctuation', { ...SENT, quote: '. .' }],
    ['words in another spelling', { ...SENT, quote: 'i SENT the link' }],
    ['a step that the article does not have', { ...SENT, step: 'press_the_big_button' }],
  ])('drops a claim with %s, and keeps the others', async (_name, wrong) => {
    mock(SERVER)
      .post(PATH)
      .reply(200, completion(claims(wrong, SENT)));
    expect(await read()).toHaveLength(1);
  });

  it('asks once more after an answer cut off in the middle', async () => {
    const whole = claims(SENT);
    mock(SERVER)
      .post(PATH)
      .reply(200, completion(whole.slice(0, 30), {}, 'length'));
    mock(SERVER)
      .post(PATH, ({ messages }) => messages.length === 4 && messages[2].content === whole.slice(0, 30))
      .reply(200, completion(whole));
    expect(await read()).toHaveLength(1);
  });

  it.each([
    ['cut off', '{"claims": [', 'length'],
    ['no JSON', 'Sure! Here are the claims.', 'stop'],
    ['of another form', '{"claims": "none"}', 'stop'],
    ['nothing', null, 'stop'],
  ])('gives up after two answers that are %s', async (_name, content, finishReason) => {
    mock(SERVER)
      .post(PATH)
      .twice()
      .reply(200, completion(content, {}, finishReason));
    await expect(read()).rejects.toMatchObject({ code: 'model_answer', turn: 'never' });
  });

  it('gives up at once where the model declines', async () => {
    mock(SERVER)
      .post(PATH)
      .reply(200, completion(null, { refusal: 'I cannot help with that.' }));
    await expect(read()).rejects.toMatchObject({ code: 'model_declined', turn: 'never' });
  });

  it.each([
    ['seconds', { 'retry-after': '20' }, 20_000],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['nothing', {}, null],
  ])(
    'says when to try again after 429 with %s',
    async (_name, headers: Record<string, string>, retryAfterMs) => {
      mock(SERVER)
        .post(PATH)
        .reply(429, { error: { message: 'slow down' } }, headers);
      await expect(read()).rejects.toMatchObject({ code: 'model_busy', turn: 'retry', retryAfterMs });
    },
  );

  it.each([
    [429, { error: { message: 'x', code: 'insufficient_quota' } }, 'model_quota', 'person'],
    [401, { error: { message: 'Incorrect API key' } }, 'model_key', 'person'],
    [403, {}, 'model_key', 'person'],
    [404, {}, 'model_unknown', 'person'],
    [400, {}, 'model_refused', 'never'],
    [500, {}, 'model_down', 'retry'],
    [503, '<html>', 'model_down', 'retry'],
  ])('knows whose turn it is after %i %j', async (status, body, code, turn) => {
    mock(SERVER).post(PATH).reply(status, body);
    await expect(read()).rejects.toMatchObject({ code, turn });
  });

  it('calls a slow model worth another try', async () => {
    mock(SERVER).post(PATH).delay(1500).reply(200, completion(claims()));
    await expect(read(100)).rejects.toMatchObject({ code: 'model_timeout', turn: 'retry' });
  });

  it('calls a model that cannot be reached worth another try', async () => {
    mock(SERVER).post(PATH).replyWithError('connection reset');
    await expect(read()).rejects.toMatchObject({ code: 'model_away', turn: 'retry' });
  });
});
