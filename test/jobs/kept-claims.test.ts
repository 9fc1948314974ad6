import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { FileStore, ModelReader, PictureForModel } from '../../src/core/ports.ts';
import { keepClaims } from '../../src/jobs/kept-claims.ts';
import { theArticles } from '../reading/the-articles.ts';
import { aMessage } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';

let article: LoadedArticle;
beforeAll(async () => {
  const [first] = await theArticles();
  if (!first) throw new Error('There is no article.');
  article = first;
});

const MESSAGE = aMessage({ id: 'm1', text: 'I asked our admin.' });
const PICTURE: PictureForModel = { name: 'a.png', type: 'image/png', bytes: Buffer.from('picture') };

function inMemory(): Pick<FileStore, 'get' | 'put'> & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get: async (path) => {
      const text = texts.get(path);
      return text === undefined ? null : Buffer.from(text);
    },
    put: async (path, bytes) => {
      texts.set(path, Buffer.from(bytes as Uint8Array).toString('utf8'));
    },
  };
}

function countingModel(): ModelReader & { asked: string[] } {
  const asked: string[] = [];
  const use = {
    model: 'reader-1',
    promptVersion: 'p1',
    calls: 1,
    inputTokens: 9,
    cachedTokens: 0,
    outputTokens: 3,
    costUsd: 0.1,
  };
  return {
    asked,
    name: 'reader-1',
    async read({ id }) {
      asked.push(id);
      const claim = {
        step: 'contact_admin',
        status: 'done',
        messageId: id,
        where: 'text',
        start: 0,
        end: 17,
      } as const;
      return { claims: [claim], fit: null, use };
    },
  };
}

describe('what a model said of a message', () => {
  it('is asked for once, over restarts too', async () => {
    const [files, model] = [inMemory(), countingModel()];
    const open = () => keepClaims(model, { files, version: 'p1', log: quiet });
    const first = await open().read(MESSAGE, article, []);
    expect(await open().read(MESSAGE, article, [])).toEqual(first);
    expect(model.asked).toEqual(['m1']);
  });

  it('lies beside the message, without its words', async () => {
    const [files, model] = [inMemory(), countingModel()];
    await keepClaims(model, { files, version: 'p1', log: quiet }).read(MESSAGE, article, []);
    expect([...files.texts.keys()]).toEqual(['messages/m1/claims.json']);
    expect([...files.texts.values()].join()).not.toContain('asked our admin');
  });

  it('is asked for anew where it rests on something else', async () => {
    const [files, model] = [inMemory(), countingModel()];
    const open = (version: string) => keepClaims(model, { files, version, log: quiet });
    await open('p1').read(MESSAGE, article, []);
    await open('p2').read(MESSAGE, article, []);
    await open('p2').read(MESSAGE, { ...article, title: 'Another' }, []);
    await open('p2').read({ ...MESSAGE, text: 'Read anew' }, { ...article, title: 'Another' }, []);
    await open('p2').read({ ...MESSAGE, text: 'Read anew' }, { ...article, title: 'Another' }, [PICTURE]);
    expect(model.asked).toHaveLength(5);
  });

  it('that cannot be read any more is asked for anew', async () => {
    const [files, model] = [inMemory(), countingModel()];
    const kept = keepClaims(model, { files, version: 'p1', log: quiet });
    files.texts.set('messages/m1/claims.json', '{"v":1,');
    expect((await kept.read(MESSAGE, article, [])).claims).toHaveLength(1);
  });

  it('counts even where it cannot be kept', async () => {
    const files = { ...inMemory(), put: () => Promise.reject(new Error('The disk is full.')) };
    const kept = keepClaims(countingModel(), { files, version: 'p1', log: quiet });
    expect((await kept.read(MESSAGE, article, [])).claims).toHaveLength(1);
  });
});
