import { keepClaims } from '../../src/jobs/kept-claims.ts';
import { modelReaderContract } from '../contracts/model-reader.ts';
import { completion, type Found, found } from '../support/chat-answers.ts';
import { quiet } from '../support/desk.ts';
import { MODEL_SERVER, mockedModelReader } from '../support/model-reader.ts';
import { useMockedHttp } from '../support/nock.ts';

const mock = useMockedHttp();

function open(finds: Found | 'away') {
  const call = mock(MODEL_SERVER).post('/v1/chat/completions');
  if (finds === 'away') call.replyWithError('connection reset');
  else call.reply(200, completion(found(finds)));
  return mockedModelReader();
}

modelReaderContract('a model behind chat completions', open);
modelReaderContract('a model whose claims are kept', (finds) =>
  keepClaims(open(finds), {
    files: { get: async () => null, put: async () => {} },
    version: 'p1',
    log: quiet,
  }),
);
