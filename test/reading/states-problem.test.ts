import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { statesProblem } from '../../src/reading/states-problem.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

describe('a chat message', () => {
  it.each([
    'good morning',
    'Good morning everyone!',
    'lunch?',
    'anyone up for lunch today?',
    'thanks',
    'thank you so much!',
    'ok cool',
    'happy birthday Tom 🎂',
    'see you tomorrow',
  ])('is chatter: %s', (text) => {
    expect(statesProblem(aMessage({ text }), lexicons)).toBe(false);
  });

  it.each([
    'Need admin approval??',
    "hi, I can't log in",
    'how do I connect my calendar?',
    'jump is not working for me',
    'Could you look at my account please?',
    'our admin approved the request and nothing happens',
    'ich kann mich nicht anmelden',
    'no puedo entrar en Jump',
  ])('states a problem: %s', (text) => {
    expect(statesProblem(aMessage({ text }), lexicons)).toBe(true);
  });

  it('states a problem with a picture alone', () => {
    expect(statesProblem(aMessage({ attachments: [aPicture()] }), lexicons)).toBe(true);
  });
});
