import { readFileSync } from 'node:fs';
import { keepClaims } from '../../src/jobs/kept-claims.ts';
import { createModelReader } from '../../src/openai/model-reader.ts';
import { modelReaderContract } from '../contracts/model-reader.ts';
import { completion, type Found, found } from '../support/chat-answers.ts';
import { quiet } from '../support/desk.ts';
import { useMockedHttp } from '../support/nock.ts';

const mock = useMockedHttp();

function open(finds: Found | 'away') {
  const call = mock('https://models.example').post('/v1/chat/completions');
  if (finds === 'away') call.replyWithError('connection reset');
  else call.reply(200, completion(found(finds)));
  return createModelReader({
    apiKey: 'sk-test',
    baseUrl: 'https://models.example/v1',
    model: 'reader-1',
    timeoutMs: 2_000,
    prices: null,
    prompt: readFileSync('prompts/read.md', 'utf8'),
  });
}

modelReaderContract('a model behind chat completions', open);
modelReaderContract('a model whose claims are kept', (finds) =>
  keepClaims(open(finds), {
    files: { get: async () => null, put: async () => {} },
    version: 'p1',
    log: quiet,
  }),
);
