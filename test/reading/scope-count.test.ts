import { beforeAll, describe, expect, it } from 'vitest';
import { hearCase } from '../../src/reading/hear-case.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { caseText } from '../../src/reading/passages.ts';
import { type CountsInText, countsInText } from '../../src/reading/scope-count.ts';
import { aMessage } from '../support/a-message.ts';
import { SCOPE_COUNTS } from './scope-counts.cases.ts';
import { theArticles } from './the-articles.ts';
import { UNSEEN_COUNTS } from './unseen-counts.cases.ts';

let lexicon: Lexicon;

beforeAll(async () => {
  const [article] = await theArticles();
  if (article === undefined) throw new Error('There is no article.');
  lexicon = createLexicon(article);
});

function countsOf(texts: readonly string[], language = 'en'): CountsInText {
  const messages = texts.map((text, index) => aMessage({ id: `m${index}`, text }));
  const text = caseText(messages, { ownAddresses: [], deskNames: [] });
  return countsInText(hearCase(text, lexicon, language));
}

describe('a count in words', () => {
  it.each([...SCOPE_COUNTS, ...UNSEEN_COUNTS])('%s: %s', (language, text, count) => {
    expect(countsOf([text], language).reported?.count ?? null).toBe(count);
  });
});

describe('the counts of a case', () => {
  it('give way to a later message', () => {
    expect(
      countsOf(['I see 7 permissions.', 'My admin looked again, there are 9 permissions.']).reported?.count,
    ).toBe(9);
  });

  it('hold where a later message says nothing of them', () => {
    expect(countsOf(['I see 7 permissions.', 'Any news?']).reported?.count).toBe(7);
  });

  it('are in doubt where one message gives two', () => {
    const counts = countsOf(['On one page I see 7 permissions. On another page I see 9 permissions.']);
    expect(counts).toMatchObject({ reported: null, different: [7, 9] });
  });

  it('are in doubt where a list has another number of rows than its writer says', () => {
    const counts = countsOf(['I see 9 permissions:\n- Mail.Read\n- User.Read\n- Mail.Send']);
    expect(counts).toMatchObject({ reported: null, different: [9, 3] });
  });

  it('agree with the list below them', () => {
    const counts = countsOf(['I see 3 permissions:\n- Mail.Read\n- User.Read\n- Calendars.Read']);
    expect(counts).toMatchObject({ reported: { count: 3 }, different: [], calendar: 'with' });
  });

  it('are quoted in the words of the customer', () => {
    const text = 'Hello. My admin says he sees 9 permissions. Thanks!';
    const evidence = countsOf([text]).reported?.evidence;
    expect(text.slice(evidence?.start, evidence?.end)).toBe('My admin says he sees 9 permissions.');
  });

  it('are not those of another app', () => {
    expect(countsOf(['Calendly asks for 9 permissions.']).reported).toBeNull();
  });
});
