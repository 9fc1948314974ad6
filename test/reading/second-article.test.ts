import { describe, expect, it } from 'vitest';
import type { LoadedArticle } from '../../src/core/article.ts';
import { parseArticle } from '../../src/files/articles.ts';
import { createLexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage } from '../support/a-message.ts';
import { PRINTER_ARTICLE } from './printer-article.ts';

function theArticle(): LoadedArticle {
  const parsed = parseArticle('office-printer.yaml', PRINTER_ARTICLE);
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  return parsed.article;
}

const article = theArticle();

function read(text: string) {
  return readCase({ messages: [aMessage({ text })], lexicons: [createLexicon(article)], ownAddresses: [] });
}

function statuses(text: string): string {
  return read(text)
    .ledger.map(({ status }) => status)
    .join(' ');
}

describe('an article about something else, by data alone', () => {
  it('reads its steps in plain statements', () => {
    expect(statuses('I plugged the Paperjet printer in and installed the driver for the printer.')).toBe(
      'done done unknown',
    );
  });

  it('fills what follows from what was said', () => {
    const reading = read('The test page came out of the Paperjet printer after I connected the printer.');
    expect(reading.ledger.map(({ status, basis }) => [status, basis])).toEqual([
      ['done', 'implied'],
      ['done', 'implied'],
      ['done', 'stated'],
    ]);
    expect(reading.stage).toBe('page_printed');
    expect(reading.evidenceMissing).toEqual(['screenshot']);
  });

  it('takes a screen as evidence of what must have come before it', () => {
    const reading = read('Paperjet: "printer is offline". How do I connect the printer?');
    expect(reading.stage).toBe('driver_ready');
    expect(reading.ledger[1]?.evidence[0]).toEqual({ kind: 'implication', id: 'offline-screen' });
  });

  it('knows whom "he" may stand for', () => {
    expect(statuses('Our office manager helped with the Paperjet printer driver. He installed it.')).toBe(
      'unknown done unknown',
    );
  });

  it.each([
    ['a plan', 'I will install the driver for the Paperjet printer tomorrow.', 'unknown not_done not_done'],
    ['a question', 'Have I installed the driver for the Paperjet printer?', 'unknown unknown unknown'],
    [
      'a condition',
      'If I installed the driver for the Paperjet printer, what then?',
      'unknown unknown unknown',
    ],
    ['a negation', 'I have not installed the driver of the Paperjet printer.', 'unknown not_done not_done'],
    [
      'its own exception',
      'I connected the printer. I printed the test page at home.',
      'unknown unknown unknown',
    ],
    [
      'a question only a beginner asks',
      'Should I print the test page on the Paperjet printer? I connected the printer.',
      'unknown unknown not_done',
    ],
  ])('%s is no done step', (_, text, expected) => {
    expect(statuses(text)).toBe(expected);
  });

  it('closes a case that is resolved', () => {
    const reading = read('Thank you, the Paperjet printer prints now. The driver of the printer did it.');
    expect([reading.stage, reading.missingSteps]).toEqual(['resolved', []]);
  });

  it.each([
    ['another app', 'The Inkworks driver for my printer fails.', 'another app: Inkworks'],
    ['another problem', 'The cartridge is empty.', 'an empty cartridge'],
    ['an error code of something else', 'PJ-911 on the printer', 'the printer is on fire'],
  ])('leaves %s alone and says what it seems to be', (_, text, topic) => {
    const reading = read(text);
    expect([reading.article, reading.topic]).toEqual([null, topic]);
  });

  it('is known by its error code', () => {
    expect(read('It says PJ-404.').article).toMatchObject({ id: 'office-printer', confidence: 'high' });
  });
});
