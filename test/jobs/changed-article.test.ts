import { expect, it } from 'vitest';
import { tellChangedArticles } from '../../src/jobs/changed-article.ts';
import { readPrompts } from '../../src/prompts.ts';
import { createLexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { aMessage } from '../support/a-message.ts';
import { quiet } from '../support/desk.ts';
import { ticketOf } from '../support/records.ts';
import { useRedis } from '../support/redis.ts';

const own = useRedis();

it('names the open cases that were read with another version of their article, and no others', async () => {
  const { articles } = await readPrompts();
  const records = createRecords(own.redis, own.keys, 'UTC');
  const reading = readCase({
    messages: [aMessage({ text: 'Jump says "Need admin approval". What now?' })],
    lexicons: articles.all.map(createLexicon),
    ownAddresses: [],
  });
  const older = { ...reading, articleVersion: 'of-last-week' };
  for (const record of [
    ticketOf({ id: 'T1', reading: older }),
    ticketOf({ id: 'T2', reading }),
    ticketOf({ id: 'T3', reading: older, state: 'closed' }),
    ticketOf({ id: 'T4' }),
  ])
    await records.commit({ writes: [{ kind: 'ticket', record }] });
  const said: unknown[] = [];
  const log = { ...quiet, warn: (...line: unknown[]) => said.push(line) };
  const parts = { records, lookup: createLookup(own.redis, own.keys), articles, log };
  expect(await tellChangedArticles(parts)).toEqual(['T1']);
  expect(said).toHaveLength(1);
  expect(JSON.stringify(said)).toContain('npm run -s replay');
});
