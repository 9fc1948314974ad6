import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { LearnedWeights } from '../../src/core/learned.ts';
import type { Message } from '../../src/core/message.ts';
import { createRulesReader } from '../../src/reading/rules-reader.ts';
import { createReadingThread, type ReadingThread } from '../../src/threads/reading-thread.ts';
import { alwaysSure } from '../reading/learned/tiny-weights.ts';
import { theArticles } from '../reading/the-articles.ts';
import { aMessage } from '../support/a-message.ts';
import { deskSettings } from '../support/desk-settings.ts';

const settings = deskSettings({ acknowledge: 'article' });
const BLOCKED = 'When I sign in to Jump it says "Need admin approval". I have not asked anyone yet.';

let articles: readonly LoadedArticle[];
beforeAll(async () => {
  articles = await theArticles();
});

const threads: ReadingThread[] = [];
afterEach(async () => {
  for (const thread of threads.splice(0)) await thread.close();
});

function readingThread(
  limits: { timeoutMs?: number; from?: readonly LoadedArticle[]; learned?: readonly LearnedWeights[] } = {},
): ReadingThread {
  const { timeoutMs = 30_000, from = articles, learned } = limits;
  const thread = createReadingThread({ articles: from, settings, learned, timeoutMs, maxMemoryMb: 256 });
  threads.push(thread);
  return thread;
}

const caseOf = (...messages: Message[]) => ({ messages, deskUserIds: [], allFromCustomer: true });

/** One wording after which a pattern never ends. */
function withEndlessPattern(): LoadedArticle[] {
  const endless = { code: '(?:a+)+b', meaning: 'never told', applies: false };
  return articles.map((article) => ({ ...article, error_codes: [...article.error_codes, endless] }));
}
const ENDLESS = `${BLOCKED} It says ${'a'.repeat(60)}.`;

describe('the reading thread', () => {
  it('answers as the rules do', async () => {
    const { judge, read, newWords } = readingThread();
    const rules = createRulesReader(articles, settings);
    const message = aMessage({
      subject: 'Fwd: sign in',
      text: `${BLOCKED}\n\nOn Monday, Desk <support@desk.example> wrote:\n> Who is your admin?`,
    });
    expect(await judge(message)).toEqual(rules.judge(message));
    expect(await read(caseOf(message))).toEqual(rules.read(caseOf(message)));
    expect(await newWords(message)).toBe(BLOCKED);
  });

  it('reads by what was learned too, where that is given', async () => {
    const text = `${BLOCKED} The consultants performed their magic yesterday.`;
    const learned = [alwaysSure('admin_approval')];
    const approval = async (reader: ReadingThread) =>
      (await reader.read(caseOf(aMessage({ text })))).ledger.find(({ step }) => step === 'admin_approval');
    expect(await approval(readingThread({ learned }))).toMatchObject({ status: 'done', modelOnly: true });
    expect((await approval(readingThread()))?.status).not.toBe('done');
  });

  it('gives each of many who ask at once their own answer', async () => {
    const { newWords } = readingThread();
    const texts = Array.from({ length: 20 }, (_, index) => `Where is invoice ${index}?`);
    const answers = await Promise.all(texts.map((text) => newWords(aMessage({ text }))));
    expect(answers).toEqual(texts);
  });

  it('reads a case of 20 messages of 60,000 characters and leaves the main thread free', async () => {
    const { read, newWords } = readingThread();
    await newWords(aMessage({ text: 'warm' }));
    const messages = Array.from({ length: 20 }, (_, index) => longMessage(index));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const reading = await read(caseOf(...messages));
    delay.disable();
    expect(reading.article?.id).toBe('microsoft-admin-approval');
    expect(reading.warnings).toContain('The text is very long: not all of it was read.');
    expect(delay.max / 1e6).toBeLessThan(200);
  });

  it('says in words that a message took too long, and reads the next one', async () => {
    const { read, newWords } = readingThread({ timeoutMs: 8_000, from: withEndlessPattern() });
    await newWords(aMessage({ text: 'warm' }));
    const [endless, next] = [
      read(caseOf(aMessage({ text: ENDLESS }))),
      read(caseOf(aMessage({ text: BLOCKED }))),
    ];
    await expect(endless).rejects.toMatchObject({
      code: 'too_long',
      turn: 'never',
      message: 'It could not be read in time (more than 8 seconds): a person must read it.',
    });
    expect((await next).stage).toBe('blocked');
  });

  it('outlives what breaks a rule, and says what broke', async () => {
    const { read, newWords } = readingThread();
    await expect(read(caseOf())).rejects.toMatchObject({
      code: 'broken',
      turn: 'never',
      message: expect.stringContaining('A case has at least one message.'),
    });
    expect(await newWords(aMessage({ text: 'next' }))).toBe('next');
  });
});

/** About the article in every sentence, each of them another one. */
function longMessage(index: number): Message {
  const sentences = Array.from(
    { length: 700 },
    (_, line) =>
      `Our admin ${index}.${line} saw "Need admin approval" when user ${line} signed in to Jump again.`,
  );
  return aMessage({ id: `m${index}`, text: sentences.join('\n').slice(0, 60_000) });
}
