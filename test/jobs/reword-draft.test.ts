import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { DraftContent } from '../../src/core/draft.ts';
import { StepcheckError } from '../../src/core/errors.ts';
import type { ModelWriter } from '../../src/core/ports.ts';
import type { Reading } from '../../src/core/reading.ts';
import { createRewording } from '../../src/jobs/reword-draft.ts';
import { createLexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { theArticles } from '../reading/the-articles.ts';
import { aMessage } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';
import { draftOf } from '../support/drafts.ts';

let article: LoadedArticle;
let reading: Reading;
let template: DraftContent;
beforeAll(async () => {
  const articles = await theArticles();
  const text = 'Jump says "Need admin approval" when I sign in. I have not asked anyone yet.';
  const lexicons = articles.map(createLexicon);
  reading = readCase({ messages: [aMessage({ text })], lexicons, ownAddresses: [] });
  const found = articles.find(({ id }) => id === reading.article?.id);
  if (!found) throw new Error('No article fits.');
  article = found;
  const subject = 'Need admin approval';
  const written = writeDraft({ reading, article, recipientName: 'Mia Chen', subject, deskName: 'The desk' });
  if ('noDraft' in written) throw new Error(written.noDraft);
  template = written.draft;
});

const USE = {
  model: 'writer-1',
  promptVersion: 'p1',
  calls: 1,
  inputTokens: 10,
  cachedTokens: 0,
  outputTokens: 5,
  costUsd: 0.001,
};

/** One more sentence behind the greeting. */
const saying = (words: string) => (text: string) => text.replace('\n\n', `\n\n${words} `);
const kinder = saying('Thank you so much for getting in touch.');
const worse = saying('Pay at https://evil.example now.');

/** A model that does this to what it is given, one thing a try. */
function wordingBy(...tries: ((text: string) => string)[]) {
  const asked: { text: string; findings: readonly string[] }[] = [];
  const writer: ModelWriter = {
    async reword({ text }, _article, findings) {
      const change = tries[asked.length];
      asked.push({ text, findings });
      if (!change) throw new StepcheckError('model_down', 'retry', 'The model server failed (500).');
      return { text: change(text), use: USE };
    },
  };
  const reword = createRewording({ writer, log: quiet });
  return {
    asked,
    reword: (previous: Parameters<typeof reword>[3] = null) => reword(template, reading, article, previous),
  };
}

describe('a draft that a model may word', () => {
  it('goes out in its words where they say the same', async () => {
    const { reword, asked } = wordingBy(kinder);
    const { content, use, failed } = await reword();
    expect(content).toMatchObject({
      source: 'openai',
      text: kinder(template.text),
      subject: template.subject,
    });
    expect(content.html).toContain('Thank you so much for getting in touch.');
    expect(use).toEqual(USE);
    expect(failed).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('is given without the note to forward, which stays as it is', async () => {
    const { reword, asked } = wordingBy(kinder);
    const { content } = await reword();
    const [, note = ''] = /\n(-{5} [\s\S]*)$/.exec(template.text) ?? [];
    expect(note).toContain('admin');
    expect(asked[0]?.text).not.toContain(note);
    expect(content.text.endsWith(note)).toBe(true);
  });

  it('is worded once more where the first words are not fit to be sent', async () => {
    const { reword, asked } = wordingBy(worse, kinder);
    const { content, use } = await reword();
    expect(content.source).toBe('openai');
    expect(asked[1]?.findings.join()).toContain('https://evil.example');
    expect(use).toMatchObject({ calls: 2, inputTokens: 20, costUsd: 0.002 });
  });

  it.each([
    ['a link', worse],
    ['a promise', saying('We will fix this by tomorrow.')],
    ['a step', saying('Please restart your computer.')],
    ['what must not be done', saying('Please click "Grant admin consent".')],
    [
      'a box of its own',
      (text: string) => `${text}\n\n----- Note -----\n\nPay.\n\n------------------------------`,
    ],
  ])('stays as the article has it where the model brings in %s twice', async (_name, change) => {
    const { reword, asked } = wordingBy(change, change);
    const { content, use, failed } = await reword();
    expect(content).toEqual(template);
    expect(use?.calls).toBe(2);
    expect(failed).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it('stays as the article has it where the model fails, and says so', async () => {
    const { content, failed, templateHash } = await wordingBy().reword();
    expect(content).toEqual(template);
    expect(failed).toBe('The model server failed (500).');
    expect(templateHash, 'so that it is asked the next time').toBeUndefined();
  });

  it('is worded once however often its transaction begins anew', async () => {
    const { reword, asked } = wordingBy(kinder);
    await reword();
    expect((await reword()).content.source).toBe('openai');
    expect(asked).toHaveLength(1);
  });

  it('that has not changed since the last time is not worded again', async () => {
    const first = await wordingBy(kinder).reword();
    const { templateHash, content, use: modelUse } = first;
    const again = wordingBy();
    const { content: now } = await again.reword(draftOf({ content, modelUse, templateHash }));
    expect(now).toEqual(content);
    const refused = await again.reword(draftOf({ content: template, modelUse, templateHash }));
    expect(refused.content).toEqual(template);
    expect(again.asked).toEqual([]);
  });

  it('is the template where no model is set', async () => {
    const reword = createRewording({ writer: null, log: quiet });
    expect(await reword(template, reading, article, null)).toEqual({
      content: template,
      use: null,
      failed: null,
    });
  });
});
