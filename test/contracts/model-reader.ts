import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import { StepcheckError } from '../../src/core/errors.ts';
import type { ModelReader } from '../../src/core/ports.ts';
import { theArticles } from '../reading/the-articles.ts';
import { aMessage } from '../support/a-message.ts';
import type { Found } from '../support/chat-answers.ts';

const TEXT = 'Jump says need admin approval.\n\nI have asked our admin.';
const MESSAGE = aMessage({ id: 'm1', subject: 'Still blocked', text: TEXT });

/** What everything that reads by a model must do; `open` gives one that finds this, or one that is away. */
export function modelReaderContract(name: string, open: (finds: Found | 'away') => ModelReader): void {
  describe(`${name} as a reader`, () => {
    let article: LoadedArticle;
    beforeAll(async () => {
      const [first] = await theArticles();
      if (!first) throw new Error('There is no article.');
      article = first;
    });

    it('says where each quote stands, and whose message it is', async () => {
      const claims = ['I have asked our admin', 'Still blocked'].map((quote) => ({
        step: 'contact_admin',
        status: 'done',
        quote,
      }));
      const read = await open({ claims }).read(MESSAGE, article, []);
      const words = read.claims.map(({ where, start, end }) => MESSAGE[where].slice(start, end));
      expect(words).toEqual(['I have asked our admin', 'Still blocked']);
      expect(read.claims.every(({ messageId }) => messageId === 'm1')).toBe(true);
    });

    it('makes no claim of words that do not stand there, nor of steps that there are not', async () => {
      const claims = [
        { step: 'contact_admin', status: 'done', quote: 'My admin said yes' },
        { step: 'dance', status: 'done', quote: 'I have asked our admin' },
      ];
      expect((await open({ claims }).read(MESSAGE, article, [])).claims).toEqual([]);
    });

    it('says what it took', async () => {
      const reader = open({});
      const { use } = await reader.read(MESSAGE, article, []);
      expect(use).toMatchObject({ model: reader.name, calls: 1, costUsd: null });
      expect(use.inputTokens).toBeGreaterThan(0);
      expect(use.promptVersion).not.toBe('');
    });

    it('throws an error of ours where there is no answer', async () => {
      const error: unknown = await open('away')
        .read(MESSAGE, article, [])
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StepcheckError);
    });
  });
}
