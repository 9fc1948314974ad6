import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/core/article.ts';
import type { ModelReading, PictureForModel } from '../../src/core/ports.ts';
import { createModelReader, type ModelReaderOptions } from '../../src/openai/model-reader.ts';
import { aMessage } from '../support/a-message.ts';
import { completion, found, refusedCall } from '../support/chat-answers.ts';
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
    other_problems: [{ topic: 'a lost key', worth: 2, when: ['lost key'] }],
    screens: { blocked: ['blocked'] },
    steps: {},
    resolved: [],
    still_failing: [],
  },
};

const OPTIONS: ModelReaderOptions = {
  apiKey: 'sk-test',
  baseUrl: `${SERVER}/v1`,
  model: 'reader-1',
  timeoutMs: 2_000,
  prices: null,
  prompt: readFileSync('prompts/read.md', 'utf8'),
};

function read(
  change: Partial<ModelReaderOptions> = {},
  pictures: PictureForModel[] = [],
): Promise<ModelReading> {
  return createModelReader({ ...OPTIONS, ...change }).read(MESSAGE, ARTICLE, pictures);
}

interface Sent {
  model: string;
  messages: { role: string; content: unknown }[];
  response_format: object;
}

/** Answers the next call, and keeps what was sent. */
function answering(...answers: object[]): Sent[] {
  const sent: Sent[] = [];
  for (const answer of answers) {
    mock(SERVER)
      .post(PATH, (body) => {
        sent.push(body);
        return true;
      })
      .reply(200, answer);
  }
  return sent;
}

const SENT = { step: 'send_link', status: 'done', quote: 'I sent the link to our admin' };

describe('the model reader', () => {
  it('turns an answer into claims that point at the words of the message', async () => {
    const subject = { step: 'retry', status: 'not_done', quote: 'Still blocked' };
    answering(completion(found({ claims: [SENT, subject] })));
    const [first, second] = (await read()).claims;
    expect(first).toMatchObject({ step: 'send_link', status: 'done', where: 'text' });
    expect(TEXT.slice(first?.start, first?.end)).toBe('I sent the link to\nour admin');
    expect(second).toMatchObject({ step: 'retry', status: 'not_done', where: 'subject', start: 0, end: 13 });
  });

  it('sends the article first, then the message as fenced data, and asks for a strict schema', async () => {
    const all = answering(completion(found()));
    expect((await read()).claims).toEqual([]);
    const [sent] = all;
    expect(sent?.model).toBe('reader-1');
    expect(sent?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    const [system, user] = sent?.messages.map(({ content }) => String(content)) ?? [];
    expect(system).toContain('`send_link`: Link sent');
    expect(system).toContain('A new door code');
    expect(system).toContain('- a lost key');
    expect(system).not.toContain('{{');
    const [, fence = ''] = /^(===== [0-9a-f]{20} =====)\n/.exec(user ?? '') ?? [];
    expect(user).toBe(`${fence}\nSubject: ${MESSAGE.subject}\n\n${TEXT}\n${fence}`);
    expect(sent?.response_format).toMatchObject({ type: 'json_schema', json_schema: { strict: true } });
  });

  it('sends the same beginning with every message, so that a server can cache it', async () => {
    const sent = answering(completion(found()), completion(found()));
    const reader = createModelReader(OPTIONS);
    await reader.read(MESSAGE, ARTICLE, []);
    await reader.read(aMessage({ id: 'other', text: 'Another message' }), ARTICLE, []);
    const [one, other] = sent;
    expect(one?.messages[0]).toEqual(other?.messages[0]);
    expect(JSON.stringify(one?.response_format)).toBe(JSON.stringify(other?.response_format));
    expect(one?.messages[1]).not.toEqual(other?.messages[1]);
  });

  it('sends no more of an endless message than a model can take in', async () => {
    const sent = answering(completion(found({ claims: [{ ...SENT, quote: 'the very end' }] })));
    const long = aMessage({ text: `${'words and words '.repeat(300_000)} the very end` });
    const { claims } = await createModelReader(OPTIONS).read(long, ARTICLE, []);
    expect(String(sent[0]?.messages[1]?.content).length).toBeLessThan(25_000);
    expect(claims, 'of what it was not shown').toEqual([]);
  });

  it('shows pictures beside the words', async () => {
    const sent = answering(completion(found()));
    await read({}, [{ name: 'a.png', type: 'image/png', bytes: Buffer.from('picture') }]);
    expect(sent[0]?.messages[1]?.content).toMatchObject([
      { type: 'text', text: expect.stringContaining('Still blocked') },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,cGljdHVyZQ==' } },
    ]);
  });

  it.each([
    ['words that nobody wrote', { ...SENT, quote: 'I sent the link to the admin' }],
    ['no words', { ...SENT, quote: '' }],
    ['only punctuation', { ...SENT, quote: '. .' }],
    ['words in another spelling', { ...SENT, quote: 'i SENT the link' }],
    ['a quote without end', { ...SENT, quote: 'I sent the link '.repeat(200) }],
    ['a step that the article does not have', { ...SENT, step: 'press_the_big_button' }],
  ])('drops a claim with %s, and keeps the others', async (_name, wrong) => {
    answering(completion(found({ claims: [wrong, SENT] })));
    expect((await read()).claims).toHaveLength(1);
  });

  it('finds words whose marks the model has straightened', async () => {
    const text = 'I haven’t sent the “link” yet.';
    answering(completion(found({ claims: [{ ...SENT, quote: 'I haven\'t sent the "link"' }] })));
    const { claims } = await createModelReader(OPTIONS).read(aMessage({ text }), ARTICLE, []);
    expect(text.slice(claims[0]?.start, claims[0]?.end)).toBe('I haven’t sent the “link”');
  });

  it('hears whether the message is about the article, with a name that the article has', async () => {
    const about = { fits: 'no', problem: 'a lost key', quote: 'Still blocked' };
    answering(
      completion(found({ about })),
      completion(found({ about: { ...about, problem: 'Click here!' } })),
    );
    expect((await read()).fit).toEqual({
      messageId: MESSAGE.id,
      verdict: 'no',
      topic: 'a lost key',
      quote: { where: 'subject', start: 0, end: 13 },
    });
    expect((await read()).fit?.topic).toBeNull();
  });

  it('takes an answer in a fence, and without its first part, as other servers give it', async () => {
    const bare = `\`\`\`json\n${JSON.stringify({ claims: [SENT] })}\n\`\`\``;
    answering(completion(bare));
    expect(await read()).toMatchObject({ claims: [{ step: 'send_link' }], fit: null });
  });

  it('asks once more after an answer cut off in the middle', async () => {
    const whole = found({ claims: [SENT] });
    const sent = answering(completion(whole.slice(0, 30), { finishReason: 'length' }), completion(whole));
    const { claims, use } = await read();
    expect(claims).toHaveLength(1);
    expect(use).toMatchObject({ calls: 2, inputTokens: 2800, outputTokens: 100 });
    expect(sent[1]?.messages).toHaveLength(4);
    expect(sent[1]?.messages[2]?.content).toBe(whole.slice(0, 30));
  });

  it.each([
    ['cut off', '{"claims": [', 'length', 'Its answer was cut off, twice.'],
    ['no JSON', 'Sure! Here are the claims.', 'stop', 'It gave no answer that can be read, twice.'],
    ['of another form', '{"claims": "none"}', 'stop', 'It gave no answer that can be read, twice.'],
    ['nothing', null, 'stop', 'It gave no answer that can be read, twice.'],
  ])('gives up after two answers that are %s', async (_name, content, finishReason, message) => {
    answering(completion(content, { finishReason }), completion(content, { finishReason }));
    await expect(read()).rejects.toMatchObject({ code: 'model_answer', turn: 'never', message });
  });

  it.each([
    ['with a refusal', completion(null, { message: { refusal: 'I cannot help with that.' } })],
    ['with a filter', completion('', { finishReason: 'content_filter' })],
  ])('gives up at once where the model declines %s', async (_name, answer) => {
    answering(answer);
    await expect(read()).rejects.toMatchObject({ code: 'model_declined', turn: 'never' });
  });

  it.each([
    ['seconds', { 'retry-after': '20' }, 20_000],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['nothing', {}, null],
  ])(
    'says when to try again after 429 with %s',
    async (_name, headers: Record<string, string>, retryAfterMs) => {
      const body = refusedCall('Rate limit reached for reader-1.', 'rate_limit_exceeded', 'tokens');
      mock(SERVER).post(PATH).reply(429, body, headers);
      await expect(read()).rejects.toMatchObject({ code: 'model_busy', turn: 'retry', retryAfterMs });
    },
  );

  const noFormat =
    "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.";
  it.each([
    [
      429,
      refusedCall('You exceeded your current quota.', 'insufficient_quota', 'insufficient_quota'),
      'model_quota',
      'person',
    ],
    [401, refusedCall('Incorrect API key provided: sk-t**est.', 'invalid_api_key'), 'model_key', 'person'],
    [403, {}, 'model_key', 'person'],
    [404, refusedCall('The model `reader-1` does not exist.', 'model_not_found'), 'model_unknown', 'person'],
    [400, refusedCall(noFormat), 'model_format', 'person'],
    [
      400,
      refusedCall('Invalid content type. image_url is only supported by certain models.'),
      'model_blind',
      'person',
    ],
    [
      400,
      refusedCall('This maximum context length is 8192.', 'context_length_exceeded'),
      'model_too_long',
      'never',
    ],
    [400, {}, 'model_refused', 'never'],
    [
      500,
      refusedCall('The server had an error while processing your request.', null, 'server_error'),
      'model_down',
      'retry',
    ],
    [503, '<html>', 'model_down', 'retry'],
  ])('knows whose turn it is after %i %j', async (status, body, code, turn) => {
    mock(SERVER).post(PATH).reply(status, body);
    await expect(read()).rejects.toMatchObject({ code, turn });
  });

  it.each([
    ['another shape', { reply: 'Hello' }],
    ['no choices', completion(null, { choices: [] })],
    ['a page for people', '<html>Welcome</html>'],
  ])('says that a server with %s is no model server', async (_name, body) => {
    mock(SERVER).post(PATH).reply(200, body);
    await expect(read()).rejects.toMatchObject({ code: 'model_server', turn: 'person' });
  });

  it('says of what went wrong nothing that the server said, which may quote customer or key', async () => {
    mock(SERVER).post(PATH).reply(401, refusedCall('Incorrect API key provided: sk-test-secret.'));
    const error: unknown = await read().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.not.stringContaining('secret') });
  });

  it('calls a slow model worth another try', async () => {
    mock(SERVER).post(PATH).delay(1500).reply(200, completion(found()));
    await expect(read({ timeoutMs: 100 })).rejects.toMatchObject({ code: 'model_timeout', turn: 'retry' });
  });

  it('waits no longer for an answer that begins and never ends', async () => {
    const slow = { head: 0, body: 1500 };
    mock(SERVER).post(PATH).delay(slow).reply(200, completion(found()));
    await expect(read({ timeoutMs: 200 })).rejects.toMatchObject({ code: 'model_timeout', turn: 'retry' });
  });

  it('shows its key to nobody but the server', async () => {
    mock(SERVER).post(PATH).matchHeader('authorization', 'Bearer sk-test').reply(200, completion(found()));
    expect(JSON.stringify(await read())).not.toContain('sk-test');
  });

  it('calls a model that cannot be reached worth another try', async () => {
    mock(SERVER).post(PATH).replyWithError('connection reset');
    await expect(read()).rejects.toMatchObject({ code: 'model_away', turn: 'retry' });
  });
});

describe('what a call took', () => {
  const prices = { input: 0.4, cached: 0.1, output: 1.6 };
  const dollars = (400 * 0.4 + 1000 * 0.1 + 50 * 1.6) / 1e6;

  it('is told with the model and the version of its prompt', async () => {
    answering(completion(found()));
    expect((await read()).use).toEqual({
      model: 'reader-1',
      promptVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
      calls: 1,
      inputTokens: 1400,
      cachedTokens: 1000,
      outputTokens: 50,
      costUsd: null,
    });
  });

  it('costs less where the server had the beginning in its cache', async () => {
    answering(completion(found()));
    expect((await read({ prices })).use.costUsd).toBeCloseTo(dollars, 12);
  });

  it('is counted by us where the server does not say', async () => {
    answering(completion(found(), { usage: undefined }), completion(found(), { usage: { total_tokens: 9 } }));
    for (let count = 0; count < 2; count += 1) {
      const { use } = await read({ prices });
      expect(use.inputTokens).toBeGreaterThan(500);
      expect(use.outputTokens).toBeGreaterThan(10);
      expect(use.costUsd).toBeGreaterThan(0);
    }
  });

  it('is told to the gate for failed calls too', async () => {
    const left: unknown[] = [];
    const gate = {
      async enter() {},
      async leave(outcome: { costUsd: number | null; error: { code: string } | null }) {
        left.push([outcome.costUsd, outcome.error?.code]);
      },
    };
    answering(
      completion('{', { finishReason: 'length' }),
      completion('{', { finishReason: 'length' }),
      completion(null, { message: { refusal: 'No.' } }),
    );
    await read({ prices, gate }).catch(() => {});
    await read({ prices, gate }).catch(() => {});
    mock(SERVER).post(PATH).reply(401, {});
    await read({ prices, gate }).catch(() => {});
    mock(SERVER).post(PATH).delay(1500).reply(200, completion(found()));
    await read({ prices, gate, timeoutMs: 100 }).catch(() => {});
    const cost = expect.closeTo(dollars, 9);
    expect(left).toEqual([
      [cost, undefined],
      [cost, undefined],
      [cost, undefined],
      [null, 'model_key'],
      [expect.closeTo(0.0005, 3), 'model_timeout'],
    ]);
  });

  it('is nothing where the gate is shut', async () => {
    const gate = {
      async enter() {
        throw new Error('shut');
      },
      async leave() {},
    };
    await expect(read({ gate })).rejects.toThrow('shut');
  });
});
