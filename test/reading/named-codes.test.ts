import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicons: Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

function read(text: string): Reading {
  return readCase({ messages: [aMessage({ text })], lexicons, ownAddresses: [] });
}

describe('error codes that a customer names', () => {
  it('are those of the article that fits, whole words only', () => {
    expect(read('Jump says AADSTS65001 when I sign in with Microsoft.').errorCodes).toEqual(['AADSTS65001']);
    expect(read('Jump needs admin approval: AADSTS650015 it says.').errorCodes).toEqual([]);
  });

  it('are none where they mean another problem', () => {
    expect(read('Jump needs admin approval, and before it said AADSTS53003.').errorCodes).toEqual([]);
  });
});

it('somebody who has no admin may be the admin without knowing it', () => {
  expect(read('Jump says "Need admin approval" - who is that? We have no IT.').unawareAdmin).toBe(true);
  expect(read('Jump says "Need admin approval". I have asked our IT team.').unawareAdmin).toBe(false);
});
