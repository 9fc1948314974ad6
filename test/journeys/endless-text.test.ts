import { afterEach, describe, expect, it } from 'vitest';
import { createReadingThread, type ReadingThread } from '../../src/threads/reading-thread.ts';
import { theArticles } from '../reading/the-articles.ts';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
let reader: ReadingThread;
afterEach(async () => {
  await desk.close();
  await reader.close();
});

/** A desk with a pattern among its own that does not end on some texts, and little patience. */
async function startWithEndlessPattern(acknowledge: string): Promise<void> {
  const endless = { code: '(?:a+)+b', meaning: 'never told', applies: false };
  const articles = (await theArticles()).map((article) => ({
    ...article,
    error_codes: [...article.error_codes, endless],
  }));
  desk = await startTestDesk({
    env: { ACKNOWLEDGE: acknowledge },
    desk: {
      wrap(parts) {
        const { settings } = parts;
        reader = createReadingThread({ articles, settings, timeoutMs: 4_000, maxMemoryMb: 256 });
        return { ...parts, reader };
      },
    },
  });
}

const endless = (messageId: string) =>
  mailFromMia({ messageId, subject: 'Endless', text: `It says Need admin approval ${'a'.repeat(60)}.` });

async function othersAreAnswered(): Promise<void> {
  await desk.deliver(mailFromMia());
  await desk.cardSaying('Cannot sign in to Jump', 'Hi Mia');
}

describe('a text on which a rule never ends', () => {
  it('is shown with the reason and without a draft, and the next one is read', async () => {
    await startWithEndlessPattern('on');
    await desk.deliver(endless('<endless@birchwood.example>'));
    const card = await desk.cardSaying('Endless', 'This case could not be read', 'could not be read in time');
    expect(buttonsOf(card)).not.toContain('approve');
    await othersAreAnswered();
  });

  it('is a mail that nobody could read where it already matters at its arrival', async () => {
    await startWithEndlessPattern('article');
    await desk.deliver(endless('<endless@birchwood.example>'));
    const card = await desk.cardSaying('Could not read this mail', 'could not be read in time');
    expect(textOf(card)).toContain('Endless');
    expect(desk.outbox.list()).toEqual([]);
    await othersAreAnswered();
  });
});
