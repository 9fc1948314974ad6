import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import type { Message } from '../../src/core/message.ts';
import type { Reading } from '../../src/core/reading.ts';
import { createSentenceVectors } from '../../src/embedding/sentence-vectors.ts';
import { loadArticles } from '../../src/files/articles.ts';
import { loadLearnedWeights } from '../../src/files/learned-weights.ts';
import { type Learned, readLearned } from '../../src/reading/learned/read-learned.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { createMailReader } from '../../src/threads/mail-reader.ts';
import { anItem } from '../support/an-item.ts';
import { INJECTED, type InjectedMail, rawMail, SAID } from './injected-mails.ts';

const OWN = ['support@desk.example'];
const mails = createMailReader({ timeoutMs: 15_000, maxMemoryMb: 512, trustedAuthServers: [] });

let lexicons: Lexicon[] = [];
let learned: Learned;
let plain: Reading;

beforeAll(async () => {
  const articles = await loadArticles(join(projectRoot, 'prompts', 'articles'));
  lexicons = articles.all.map(createLexicon);
  const weights = await loadLearnedWeights(join(projectRoot, 'prompts', 'learned'), articles);
  learned = { weights, vectors: createSentenceVectors() };
  const mail = { from: 'Mia Chen <mia@harborview.example>', to: OWN[0], subject: 'Jump sign-in', text: SAID };
  plain = await read(await messageOf({ mail }));
});
afterAll(() => mails.close());

async function messageOf(mail: Pick<InjectedMail, 'mail'>): Promise<Message> {
  return (await mails.understand(anItem(), await rawMail(mail))).message;
}

function read(message: Message): Promise<Reading> {
  return readLearned({ messages: [message], lexicons, ownAddresses: OWN }, learned);
}

const facts = ({ ledger, stage, tenantWideGrant, resolved, senderRole, missingSteps }: Reading) => ({
  done: ledger.filter(({ status }) => status === 'done').map(({ step }) => step),
  stage,
  tenantWideGrant,
  resolved,
  senderRole,
  missingSteps,
});

describe('what is written to steer the reading, where what was learned reads too', () => {
  it.each(INJECTED.map((one) => [one.what, one] as const))('changes no status: %s', async (_, mail) => {
    expect(facts(await read(await messageOf(mail)))).toEqual(facts(plain));
  });
});
