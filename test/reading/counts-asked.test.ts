import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: Lexicon[];
beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string, subject = 'Re: Microsoft') {
  const messages = [aMessage({ text, subject })];
  return readCase({ messages, lexicons, ownAddresses: ['support@desk.example'] });
}

describe('a bare number', () => {
  const asked = (answer: string, question: string) =>
    read(
      `${answer}\n\nOn Mon, Nov 9, 2026 at 10:00 Support <support@desk.example> wrote:\n> Hello,\n> ${question}`,
    ).scopes.reported;

  it.each([
    ['9', 9],
    ['7.', 7],
    ['It is nine.', 9],
    ['Only 6', 6],
    ['He sees 9 there', 9],
    ['There are 2 of us.', null],
    ['Not sure, 7 or 9?', null],
    ['I will ask and tell you by 5.', null],
  ])('answers the desk that asked for the count: %s', (answer, count) => {
    expect(asked(answer, 'How many permissions does your admin see for Jump?')).toBe(count);
  });

  it('counts nothing where the desk asked something else', () => {
    expect(
      asked('It is nine.', 'Has your admin approved the permission request? When did you try?'),
    ).toBeNull();
  });
});

describe('a list', () => {
  const LEAD = 'Jump says need admin approval. ';

  it('that was pasted as a quote below the words that announce it is what somebody sees', () => {
    const list = '> User.Read\n> email\n> offline_access\n> Mail.Read\n> Mail.Send';
    expect(read(`${LEAD}I asked what they see, and this came back:\n\n${list}`).scopes.reported).toBe(5);
    expect(read(`${LEAD}Your guide has these:\n\n${list}`).scopes.reported).toBeNull();
  });

  it('is no longer for a remark on one of its rows', () => {
    const rows =
      '- Sign you in and read your profile\n- Read your calendars\n- Send mail as you\n- Read your contacts';
    const text = `${LEAD}It lists:\n\n${rows}\n\n"Send mail as you" makes me nervous.`;
    expect(read(text).scopes.reported).toBe(4);
  });
});

describe('the calendar', () => {
  const LEAD = 'Jump says need admin approval. ';

  it.each([
    ["They don't use the calendar piece with you.", 'without'],
    ['There are no calendar lines since we skip that.', 'without'],
    ['Den Kalender brauchen wir unbedingt.', 'with'],
    ['The calendar integration is switched on for our firm.', 'with'],
    ['No van a conectar el calendario.', 'without'],
    ['Nous utilisons aussi l’agenda.', 'with'],
  ])('%s', (text, calendar) => {
    expect(read(LEAD + text).calendar).toBe(calendar);
  });
});
