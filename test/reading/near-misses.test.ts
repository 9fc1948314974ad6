import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function articleOf(text: string): string | null {
  const messages = [aMessage({ subject: 'Question', text })];
  return readCase({ messages, lexicons, ownAddresses: [] }).article?.id ?? null;
}

describe('an approval that is not this one', () => {
  it.each([
    'Microsoft says Calendly needs admin approval.',
    'My mail does not load since Microsoft says Thunderbird needs approval from an admin.',
    'Zoom says the Jump app must be approved by the account admin before I can add it.',
    'Adobe Sign inside Outlook says need admin approval. Do you know why?',
    'We use Google Workspace and our Google admin has to approve Jump, how does he do that?',
    "When I start your installer, Windows asks for an administrator's name and password.",
    'I need admin approval from my manager to buy Jump, can you send a quote?',
    'Compliance must approve Jump before we use it. Do you have a SOC 2 report?',
    'My calendar is connected to Jump, but new meetings only show up the next day. Connecting again changed nothing.',
  ])('%s', (text) => {
    expect(articleOf(text)).toBeNull();
  });

  it.each([
    'Microsoft wants somebody with admin rights to OK Jump. How?',
    'Permission needed from organization when connecting Outlook to Jump',
    "I chose Microsoft and it told me that I need an administrator's blessing for Jump.",
    'We use Calendly too, but Jump says need admin approval.',
  ])('but this one is: %s', (text) => {
    expect(articleOf(text)).toBe('microsoft-admin-approval');
  });
});
