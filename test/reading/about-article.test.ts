import { beforeAll, expect, it } from 'vitest';
import { isAboutArticle } from '../../src/reading/about-article.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: Lexicon[];
beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

it('an article is about a mail that says what it is for, in the subject too', () => {
  const text = 'Hi, when I sign in to Jump with Microsoft it says "Need admin approval". Ann';
  expect(isAboutArticle(aMessage({ text }), lexicons, [])).toBe(true);
  const inSubject = aMessage({ subject: 'Jump: Need admin approval', text: 'Please help.' });
  expect(isAboutArticle(inSubject, lexicons, [])).toBe(true);
});

it('no article is about a mail of another matter, or of nothing', () => {
  expect(isAboutArticle(aMessage({ text: 'Where do I find my invoices?' }), lexicons, [])).toBe(false);
  expect(isAboutArticle(aMessage({}), lexicons, [])).toBe(false);
});
