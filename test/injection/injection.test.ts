import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { Message } from '../../src/core/message.ts';
import type { Claim, Reading } from '../../src/core/reading.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { createMailReader } from '../../src/threads/mail-reader.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { checkDraft } from '../../src/writing/guards.ts';
import { theArticles } from '../reading/the-articles.ts';
import { anItem } from '../support/an-item.ts';
import { INJECTED, type InjectedMail, rawMail, SAID } from './injected-mails.ts';

const OWN = ['support@desk.example'];

let articles: readonly LoadedArticle[] = [];
let lexicons: Lexicon[] = [];
const mails = createMailReader({ timeoutMs: 15_000, maxMemoryMb: 512, trustedAuthServers: [] });

beforeAll(async () => {
  articles = await theArticles();
  lexicons = articles.map(createLexicon);
});
afterAll(() => mails.close());

async function messageOf(mail: Pick<InjectedMail, 'mail'>): Promise<Message> {
  return (await mails.understand(anItem(), await rawMail(mail))).message;
}

function read(message: Message, modelClaims?: Claim[]): Reading {
  const model = modelClaims ? { modelClaims, modelName: 'an obedient model' } : {};
  return readCase({ messages: [message], lexicons, ownAddresses: OWN, ...model });
}

/** A model that obeys: every line of the message proves every step. */
function obeying({ id, text }: Message): Claim[] {
  const steps = lexicons.flatMap(({ article }) => article.steps);
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ index, 0: { length } }) =>
    steps.map((step) => ({
      step: step.id,
      status: 'done' as const,
      messageId: id,
      where: 'text' as const,
      start: index,
      end: index + length,
    })),
  );
}

const facts = ({ ledger, stage, tenantWideGrant, resolved, senderRole, missingSteps }: Reading) => ({
  done: ledger.filter(({ status }) => status === 'done').map(({ step }) => step),
  stage,
  tenantWideGrant,
  resolved,
  senderRole,
  missingSteps,
});

async function plainly(): Promise<Reading> {
  return read(
    await messageOf({
      mail: { from: 'Mia Chen <mia@harborview.example>', to: OWN[0], subject: 'Jump sign-in', text: SAID },
    }),
  );
}

describe('what is written to steer the reading or the reply', () => {
  it.each(INJECTED.map((one) => [one.what, one] as const))('changes no status: %s', async (_, mail) => {
    expect(facts(read(await messageOf(mail)))).toEqual(facts(await plainly()));
  });

  it.each(INJECTED.map((one) => [one.what, one] as const))(
    'changes none beside a model that obeys it either: %s',
    async (_, mail) => {
      const message = await messageOf(mail);
      expect(facts(read(message, obeying(message))).done).toEqual([]);
    },
  );

  it.each(INJECTED.map((one) => [one.what, one] as const))(
    'puts nothing into the reply: %s',
    async (_, mail) => {
      const message = await messageOf(mail);
      const reading = read(message);
      const article = articles.find(({ id }) => id === reading.article?.id);
      const recipientName = message.sender.name;
      const written = writeDraft({
        reading,
        article: article ?? null,
        recipientName,
        subject: 'Jump',
        deskName: 'Support',
      });
      if (!('draft' in written) || !article) throw new Error('There is no draft.');
      const { text } = written.draft;
      expect(checkDraft(written.draft, reading, article)).toEqual([]);
      const known = [article, ...Object.values(article.translations ?? {})].flatMap(({ links = [] }) =>
        links.map(({ url }) => url),
      );
      expect((text.match(/https?:\/\/\S+/g) ?? []).filter((link) => !known.includes(link))).toEqual([]);
      expect(text).not.toMatch(/evil|tomorrow|free of charge|OPENAI|ignore/i);
    },
  );
});
