import { beforeAll, describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import type { Message } from '../../src/core/message.ts';
import type { DeskSettings } from '../../src/core/settings.ts';
import { createRulesReader } from '../../src/reading/rules-reader.ts';
import { aMessage } from '../support/a-message.ts';
import { deskSettings } from '../support/desk-settings.ts';
import { theArticles } from './the-articles.ts';

const settings = deskSettings({ bounceAddress: 'bounces@desk.example' });

let articles: readonly LoadedArticle[];
beforeAll(async () => {
  articles = await theArticles();
});

const judge = (message: Message, change: Partial<DeskSettings> = {}) =>
  createRulesReader(articles, { ...settings, ...change }).judge(message);

function inSlack(text: string): Message {
  const thread = {
    channel: 'slack' as const,
    team: 'T1',
    channelId: 'C1',
    userId: 'U1',
    ts: '1.1',
    threadTs: null,
  };
  return { ...aMessage({ text }), origin: 'slack', thread };
}

describe('what is told of one message', () => {
  it('says what it is, and whether its own rules allow an answer', () => {
    expect(judge(aMessage({ text: 'Where are my invoices?' }))).toMatchObject({
      kind: 'customer',
      kindReason: 'a person wrote it',
      acknowledge: { send: true },
    });
    expect(judge(aMessage({ from: 'bounces@desk.example', subject: 'Hello' })).acknowledge.send).toBe(false);
  });

  it('tells chatter from a problem in a channel, and never in a mail', () => {
    expect(judge(inSlack('Happy birthday!')).statesProblem).toBe(false);
    expect(judge(inSlack('Jump says Need admin approval')).statesProblem).toBe(true);
    expect(judge(aMessage({ text: 'Happy birthday!' })).statesProblem).toBe(true);
  });

  it('asks the articles only where an acknowledgement depends on it', () => {
    const ours = aMessage({ text: 'Jump says "Need admin approval" when I sign in.' });
    expect(judge(ours, { acknowledge: 'article' }).aboutArticle).toBe(true);
    expect(judge(ours).aboutArticle).toBe(false);
  });

  it('names the customer behind a forwarded mail, never an address of the desk', () => {
    const from = (address: string) =>
      aMessage({
        subject: 'Fwd: sign in',
        text: `Please help.\n\n---------- Forwarded message ---------\nFrom: Kim Lee <${address}>\nDate: Mon, 2 Nov 2026\nSubject: sign in\nTo: ann@firm.example\n\nI cannot sign in.`,
      });
    expect(judge(from('kim@client.example')).forwarded?.address).toBe('kim@client.example');
    expect(judge(from('bounces@desk.example')).forwarded).toBeNull();
  });
});

describe('a case longer than what is read', () => {
  const blocked = 'When I sign in to Jump it says "Need admin approval".';
  const long = `${blocked}\n${'The report of the last quarter is late once more. '.repeat(700)}`;
  const read = (texts: string[]) =>
    createRulesReader(articles, settings).read({
      messages: texts.map((text, index) => aMessage({ id: `m${index}`, text })),
      deskUserIds: [],
      allFromCustomer: true,
    });

  it('is read from its newest message back, and says so', () => {
    const asked = `I have asked our admin to approve it. ${long}`;
    const stepOf = (texts: string[]) =>
      read(texts).ledger.find(({ step }) => step === 'contact_admin')?.status;
    expect(stepOf([long, long, long, asked])).toBe('done');
    expect(stepOf([asked, long, long, long])).toBe('unknown');
    expect(read([asked, long, long, long]).warnings).toContain(
      'The text is very long: not all of it was read.',
    );
  });
});
