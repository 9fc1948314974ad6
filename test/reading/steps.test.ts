import { beforeAll, describe, expect, it } from 'vitest';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { HEARSAY_CASES } from './hearsay.cases.ts';
import { LATE_CASES } from './late.cases.ts';
import { MORE_CASES } from './more.cases.ts';
import { PLAIN_CASES } from './plain.cases.ts';
import { stepLetters } from './step-letters.ts';
import { STEP_CASES } from './steps.cases.ts';
import { theArticles } from './the-articles.ts';
import { TRAP_CASES } from './trap.cases.ts';

let lexicons: readonly Lexicon[] = [];

beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

describe('what customers write about the admin approval', () => {
  it.each(
    [...STEP_CASES, ...LATE_CASES, ...MORE_CASES, ...PLAIN_CASES, ...TRAP_CASES, ...HEARSAY_CASES].map(
      (row) => [row.text, row] as const,
    ),
  )('%s', (_, row) => {
    const message = aMessage({ text: row.text, subject: row.subject });
    const reading = readCase({ messages: [message], lexicons, ownAddresses: ['support@desk.example'] });
    const read = {
      steps: stepLetters(reading),
      stage: reading.stage,
      role: reading.senderRole,
      grant: reading.tenantWideGrant,
      calendar: reading.calendar,
      count: reading.scopes.reported,
      verdict: reading.scopes.verdict,
      language: reading.language,
    };
    const { text: _text, subject: _subject, ...expected } = row;
    expect(read).toMatchObject({ ...expected, role: row.role ?? 'user', language: row.language ?? 'en' });
  });
});
