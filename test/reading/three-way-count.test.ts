import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import type { PictureReading } from '../../src/core/screen.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { readCase } from '../../src/reading/read-case.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { aList, aPage, pictureOf } from '../support/read-picture.ts';
import { theArticles } from './the-articles.ts';

let lexicons: readonly Lexicon[] = [];
beforeAll(async () => {
  lexicons = (await theArticles()).map(createLexicon);
});

/** "Need admin approval" with these words and pictures, one message each. */
function read(...sent: { text?: string; pages?: PictureReading[] }[]): Reading {
  const read = sent.map(({ text = '', pages = [] }, index) => {
    const files = pages.map((_, at) =>
      aPicture({ id: `${at}`, name: `${at + 1}.png`, sha256: `${index}${at}` }),
    );
    const message = aMessage({
      id: `m${index}`,
      text: `Jump: need admin approval. ${text}`,
      attachments: files,
    });
    return { message, pictures: pages.map((page, at) => pictureOf(message, { id: `${at}` }, page)) };
  });
  return readCase({
    messages: read.map(({ message }) => message),
    pictures: read.flatMap(({ pictures }) => pictures),
    lexicons,
    ownAddresses: [],
  });
}

const dialog = (rows: number, change = {}) => aList('permissions_requested', rows, change);

describe('the verdict', () => {
  it.each<[string, string, PictureReading[], (string | number | null)[]]>([
    ['nothing came', '', [], [null, null, 'not_reported']],
    ['nine in the picture', '', [dialog(9)], [null, 9, 'complete']],
    ['seven in the picture', '', [dialog(7)], [null, 7, 'complete_without_calendar']],
    ['seven, of which one is for the calendar', '', [dialog(7, { calendar: 1 })], [null, 7, 'unexpected']],
    [
      'seven, and the calendar is wanted',
      'We use the calendar integration too.',
      [dialog(7)],
      [null, 7, 'unexpected'],
    ],
    ['eight', '', [dialog(8)], [null, 8, 'unexpected']],
    ['both say nine', 'I see 9 permissions.', [dialog(9)], [9, 9, 'complete']],
    ['nine in words, seven in the picture', 'I see 9 permissions.', [dialog(7)], [9, 7, 'conflict']],
    ['at least six in the picture', '', [dialog(6, { cutOff: true })], [null, 6, 'not_reported']],
    [
      'at least six, nine in words',
      'I see 9 permissions.',
      [dialog(6, { cutOff: true })],
      [9, 6, 'complete'],
    ],
    [
      'at least eight, seven in words',
      'I see 7 permissions.',
      [dialog(8, { cutOff: true })],
      [7, 8, 'conflict'],
    ],
    ['a screen without a list', '', [aPage('need_admin_approval')], [null, null, 'not_reported']],
    ['an empty table', '', [aList('entra_permissions', 0)], [null, 0, 'unexpected']],
    [
      'a list of which not all could be read',
      '',
      [dialog(9, { problem: 'is blurred' })],
      [null, 9, 'not_reported'],
    ],
    [
      'the same, with a count in words',
      'I see 7 permissions.',
      [dialog(9, { problem: 'is blurred' })],
      [7, 9, 'complete_without_calendar'],
    ],
  ])('%s', (_, text, pages, [reported, shown, verdict]) => {
    const { scopes } = read({ text, pages });
    expect([scopes.reported, scopes.fromScreenshot, scopes.verdict]).toEqual([reported, shown, verdict]);
  });

  it('is given by the newest readable list', () => {
    expect(read({ pages: [dialog(7)] }, { pages: [dialog(9)] }).scopes.fromScreenshot).toBe(9);
    const blurred = dialog(8, { problem: 'is blurred' });
    expect(read({ pages: [dialog(9), blurred] }).scopes).toMatchObject({
      fromScreenshot: 9,
      verdict: 'complete',
    });
  });

  it('is not given by an older list where the newest can only be read in part', () => {
    const blurred = dialog(8, { problem: 'is blurred' });
    expect(read({ pages: [dialog(9)] }, { pages: [blurred] }).scopes).toMatchObject({
      fromScreenshot: 8,
      verdict: 'not_reported',
      counted: { worth: 'doubtful' },
    });
    expect(read({ pages: [dialog(9)] }, { pages: [dialog(6, { cutOff: true })] }).scopes).toMatchObject({
      fromScreenshot: 6,
      counted: { worth: 'at_least' },
    });
  });

  it('of a list that is cut off goes with a warning where no words give a count', () => {
    const cut = dialog(6, { cutOff: true });
    const warning = 'The list in 1.png goes on outside the picture: there are at least 6 permissions.';
    expect(read({ pages: [cut] }).warnings).toEqual([warning]);
    expect(read({ text: 'I see 9 permissions.', pages: [cut] }).warnings).toEqual([]);
  });

  it("of a list that is cut off and hard to read besides is nobody's", () => {
    const doubtful = dialog(8, { cutOff: true, problem: 'is blurred' });
    expect(read({ text: 'I see 7 permissions.', pages: [doubtful] }).scopes).toMatchObject({
      verdict: 'complete_without_calendar',
      counted: { worth: 'doubtful' },
    });
  });

  it('uses the count of that kind of screen where the desk has filled it in', () => {
    const [first] = lexicons;
    const article = first?.article;
    if (!article?.expected_counts) throw new Error('the article expects no counts');
    const by_screen = { entra_permissions: { complete: 10, without_calendar: 8 } };
    const filled = createLexicon({ ...article, expected_counts: { ...article.expected_counts, by_screen } });
    const before = lexicons;
    lexicons = [filled];
    const verdict = (text: string, rows: number) =>
      read({ text, pages: [aList('entra_permissions', rows)] }).scopes.verdict;
    expect([verdict('', 10), verdict('', 8), verdict('', 9)]).toEqual([
      'complete',
      'complete_without_calendar',
      'unexpected',
    ]);
    expect(verdict('I see 9 permissions.', 10)).toBe('complete');
    expect(verdict('I see 9 permissions.', 8)).toBe('conflict');
    lexicons = before;
  });
});

describe('the calendar', () => {
  it.each<[string, string, PictureReading, string]>([
    ['a whole list without a calendar row', '', dialog(7), 'without'],
    ['a list with one', '', dialog(9, { calendar: 2 }), 'with'],
    ['one in a list that is cut off', '', dialog(6, { calendar: 1, cutOff: true }), 'with'],
    ['none in a list that is cut off', '', dialog(6, { cutOff: true }), 'unknown'],
    ['none in a list that is hard to read', '', dialog(7, { problem: 'is blurred' }), 'unknown'],
    ['a screen without a list', '', aPage('need_admin_approval'), 'unknown'],
    ['an empty list', '', aList('entra_permissions', 0), 'unknown'],
    ['words against the picture', 'We use the calendar integration too.', dialog(7), 'with'],
    [
      'words against the picture, the other way',
      'We do not use the calendar.',
      dialog(9, { calendar: 2 }),
      'without',
    ],
  ])('%s', (_, text, page, calendar) => {
    expect(read({ text, pages: [page] }).calendar).toBe(calendar);
  });
});

describe('several lists in one message', () => {
  const scrolled = (from: number, to: number) => {
    const { rows } = dialog(9);
    return dialog(0, { rows: rows.slice(from, to), count: to - from, cutOff: true });
  };

  it('that are parts of one are told, and never added up or averaged', () => {
    const reading = read({ pages: [scrolled(0, 6), scrolled(4, 9)] });
    expect(reading.scopes).toMatchObject({
      fromScreenshot: 6,
      verdict: 'not_reported',
      counted: { worth: 'at_least' },
    });
    expect(reading.warnings).toContain(
      'No picture shows the whole list: at least 6 in 1.png, at least 5 in 2.png.',
    );
  });

  it('count as the whole one where there is one', () => {
    expect(read({ pages: [dialog(9), scrolled(0, 6)] }).scopes).toMatchObject({
      fromScreenshot: 9,
      verdict: 'complete',
    });
  });

  it('that differ are told, and judged by nobody', () => {
    const reading = read({ pages: [dialog(9), dialog(7)] });
    expect(reading.scopes).toMatchObject({ verdict: 'not_reported', counted: { worth: 'doubtful' } });
    expect(reading.warnings).toContain(
      'Pictures of one message show different lists: 9 in 1.png, 7 in 2.png.',
    );
  });

  it('of a dialog and a table count as the dialog has it', () => {
    const reading = read({ pages: [dialog(9), aList('entra_permissions', 11)] });
    expect(reading.scopes).toMatchObject({ fromScreenshot: 9, verdict: 'complete' });
    expect(reading.warnings.join(' ')).toContain('A dialog and a table show different numbers');
  });
});
