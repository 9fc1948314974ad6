import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { Attachment, Message } from '../../src/core/message.ts';
import type { ModelReader, PictureForModel } from '../../src/core/ports.ts';
import type { Reading, Screenshot } from '../../src/core/reading.ts';
import { askModel } from '../../src/jobs/ask-model.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { createLexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { theArticles } from '../reading/the-articles.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';
import { ticketOf } from '../support/records.ts';
import { screenshot } from '../writing/case.ts';

let article: LoadedArticle;
let reading: Reading;
beforeAll(async () => {
  const articles = await theArticles();
  const [first] = articles;
  if (!first) throw new Error('There is no article.');
  article = first;
  const lexicons = articles.map(createLexicon);
  reading = readCase({ messages: [aMessage({ text: 'Need admin approval' })], lexicons, ownAddresses: [] });
});

function partsWith(change: Partial<Parts> = {}) {
  const asked: { id: string; pictures: readonly PictureForModel[] }[] = [];
  const use = {
    model: 'a',
    promptVersion: 'p',
    calls: 1,
    inputTokens: 1,
    cachedTokens: 0,
    outputTokens: 1,
    costUsd: 0.5,
  };
  const model: ModelReader = {
    name: 'a model',
    async read({ id }, _article, pictures) {
      asked.push({ id, pictures });
      return { claims: [], fit: null, use };
    },
  };
  const parts = {
    model,
    showsPictures: true,
    log: quiet,
    records: { message: async (id: string) => ({ folder: `messages/${id}` }) },
    files: { get: async () => Buffer.from('picture') },
    ...change,
  } as unknown as Parts;
  return { parts, asked };
}

const message = (id: string, change: Parameters<typeof aMessage>[0] = {}): Message =>
  aMessage({ id, text: `Message ${id}`, ...change });

function attachment(id: string, change: Partial<Attachment> = {}): Attachment {
  return aPicture({ id, name: `${id}.png`, bytes: 7, sha256: id, ...change });
}

function shotOf({ id, name, type, bytes, sha256 }: Attachment, change: Partial<Screenshot> = {}): Screenshot {
  const problem = 'is too blurred';
  return screenshot({ attachmentId: id, name, type, bytes, sha256, problem, resend: true, ...change });
}

describe('a model is asked', () => {
  it('about the ten newest messages of a case, oldest first, and what that took is added up', async () => {
    const { parts, asked } = partsWith();
    const messages = Array.from({ length: 14 }, (_, index) => message(`m${index + 1}`));
    const said = await askModel(parts, ticketOf(), messages, reading, article);
    expect(asked.map(({ id }) => id)).toEqual(messages.slice(4).map(({ id }) => id));
    expect(said).toMatchObject({ modelName: 'a model', use: { calls: 10, costUsd: 5 } });
  });

  it('about no message without words, and none that could not be read', async () => {
    const { parts, asked } = partsWith();
    const unread = { ...message('m2'), readable: false };
    await askModel(parts, ticketOf(), [message('m1', { text: ' ', subject: '?' }), unread], reading, article);
    expect(asked).toEqual([]);
  });

  it('about no case that is only imported, or that no article fits', async () => {
    const { parts, asked } = partsWith();
    expect(await askModel(parts, ticketOf({ cards: false }), [message('m1')], reading, article)).toBeNull();
    expect(await askModel(parts, ticketOf(), [message('m1')], reading, null)).toBeNull();
    expect(
      await askModel(partsWith({ model: null }).parts, ticketOf(), [message('m1')], reading, article),
    ).toBeNull();
    expect(asked).toEqual([]);
  });
});

describe('a model sees of the pictures', () => {
  async function seen(
    files: Attachment[],
    shots: Screenshot[],
    change: Partial<Parts> = {},
  ): Promise<string[]> {
    const { parts, asked } = partsWith(change);
    const unread: Reading = { ...reading, screenshots: shots };
    await askModel(parts, ticketOf(), [message('m1', { attachments: files })], unread, article);
    return asked[0]?.pictures.map(({ name }) => name) ?? [];
  }

  it('those that nobody could read, three at most', async () => {
    const files = ['a', 'b', 'c', 'd', 'e'].map((id) => attachment(id));
    const shots = files.map((file) => shotOf(file, file.id === 'a' ? { problem: null } : {}));
    expect(await seen(files, shots)).toEqual(['b.png', 'c.png', 'd.png']);
  });

  it('none of a kind that models do not take, none that is too large, and no logo', async () => {
    const files = [
      attachment('heic', { type: 'image/heic' }),
      attachment('large', { bytes: 6_000_000 }),
      attachment('logo'),
      attachment('ours'),
      attachment('gif', { type: 'image/gif' }),
    ];
    const flags: Record<string, Partial<Screenshot>> = { logo: { decoration: true }, ours: { byDesk: true } };
    expect(
      await seen(
        files,
        files.map((file) => shotOf(file, flags[file.id])),
      ),
    ).toEqual(['gif.png']);
  });

  it('no more than ten megabytes together', async () => {
    const files = ['a', 'b', 'c'].map((id) => attachment(id, { bytes: 4_900_000 }));
    const store = { get: async () => Buffer.alloc(4_900_000) } as unknown as Parts['files'];
    const shots = files.map((file) => shotOf(file));
    expect(await seen(files, shots, { files: store })).toEqual(['a.png', 'b.png']);
  });

  it('none where that is switched off, or the file is gone', async () => {
    const files = [attachment('a')];
    const shots = files.map((file) => shotOf(file));
    expect(await seen(files, shots, { showsPictures: false })).toEqual([]);
    expect(
      await seen(files, shots, { files: { get: async () => null } as unknown as Parts['files'] }),
    ).toEqual([]);
  });
});
