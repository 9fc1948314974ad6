import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string): Reading {
  const messages = [aMessage({ subject: 'Question', text })];
  return readCase({ messages, lexicons, ownAddresses: [] });
}

describe('being stopped at the approval', () => {
  it.each([
    "Microsoft won't play ball with Jump till our IT folk rubber-stamp it.",
    'Our Microsoft thing refuses Jump until the tech people bless it.',
    "Jump won't link to Microsoft until someone higher up gives it the OK.",
    'Microsoft is gatekeeping me out of Jump. Something about an administrator having to vouch for it.',
    'Logging on to Jump, Microsoft throws up the admin barrier.',
    'Microsoft says my org has to clear Jump before I can sign up, how do we get past that page',
    'I am not permitted to add Jump by myself, Microsoft says, it has to be done by whoever manages our accounts.',
    'Impossible de me connecter à Jump, Microsoft me renvoie vers notre administrateur.',
    'Jump me manda a una página de Microsoft donde dice que hable con mi administrador.',
  ])('is what this is about: %s', (text) => {
    expect(read(text).article?.id).toBe('microsoft-admin-approval');
  });

  it.each([
    'Our home office must approve the marketing text before we publish it. Does Jump keep an approval log?',
    'Microsoft Teams asks the organizer to admit the Jump bot to every meeting. Can it be let in automatically?',
    'Someone higher up wants a demo of Jump, can we schedule one?',
    'I get "account locked" from Microsoft when signing in to Jump.',
    'Jump signs me out of Microsoft every few hours, is there a setting?',
  ])('is not what this is about: %s', (text) => {
    expect(read(text).article).toBeNull();
  });
});

describe('how far a case has come', () => {
  it.each([
    ['Our IT contractors have been told that Jump needs their consent in Microsoft.', 'admin_contacted'],
    ['Jump wants an admin. I lodged the matter with our service centre, reference 4471.', 'admin_contacted'],
    ['Our admin has now flicked that consent requests switch in Entra for Jump.', 'workflow_configured'],
    [
      "Jump's Microsoft page offers a Request approval button now. I haven't dared press it.",
      'request_visible',
    ],
    ['Microsoft now lets me type a reason for wanting Jump. Should I send it?', 'request_visible'],
    ['Hit Request approval in the Jump sign-in, and got told my admin would be notified.', 'waiting'],
    ['Carlos from IT has sanctioned Jump, nonetheless Microsoft demands an admin.', 'approved_but_failing'],
    ['Our admin approved the request and the Microsoft sign-in to Jump went through.', 'resolved'],
  ])('%s', (text, stage) => {
    expect(read(text).stage).toBe(stage);
  });
});
