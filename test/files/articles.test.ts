import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArticles, parseArticle } from '../../src/files/articles.ts';
import { PRINTER_ARTICLE } from '../reading/printer-article.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'articles-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function problemsOf(text: string): string[] {
  const parsed = parseArticle('office-printer.yaml', text);
  return 'problems' in parsed ? parsed.problems : [];
}

/** The line on which a text first stands, counted from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('help articles', () => {
  it('are loaded with the hash of what they say', async () => {
    await writeFile(join(folder, 'office-printer.yaml'), PRINTER_ARTICLE);
    const articles = await loadArticles(folder);
    expect(articles.byId('office-printer')?.version).toMatch(/^[0-9a-f]{64}$/);
    expect(articles.byId('other')).toBeNull();
  });

  it.each([
    [
      'an unknown key',
      'closing: {',
      'clossing: {',
      /unknown key "clossing" in the article\. Expected "closing"/,
    ],
    [
      'a step that there is not',
      '{ print_test_page: done }',
      '{ print_tset_page: done }',
      /no step "print_tset_page".*plug_in, install_driver/,
    ],
    [
      'a screen that there is not',
      'screens: [printer_offline]',
      'screens: [printer_of]',
      /no screen "printer_of"/,
    ],
    [
      'a doubted step that there is not',
      'implications:',
      'doubts: [{ screens: [other], steps: [fly] }]\nimplications:',
      /no step "fly"/,
    ],
    [
      'a word set that there is not',
      '["install .. {driver}"]',
      '["install .. {drivers}"]',
      /no word set "drivers"/,
    ],
    [
      'a stage that there is not',
      'stages: [page_printed]',
      'stages: [page_printd]',
      /no stage "page_printd"/,
    ],
    [
      'a status that there is not',
      '{ print_test_page: done }',
      '{ print_test_page: finished }',
      /implications no\. 1, when\.steps\.print_test_page is "finished"\. Expected one of: done, not_done/,
    ],
  ])('name file, line and what is expected for %s', (_, right, wrong, message) => {
    const text = PRINTER_ARTICLE.replace(right, wrong);
    const problem = problemsOf(text).find((it) => message.test(it));
    expect(problem).toBeDefined();
    expect(problem?.split(': ')[0]).toBe(`office-printer.yaml:${lineOf(text, wrong)}`);
  });

  it('say in plain words what is missing, empty or of the wrong kind, each with its line', () => {
    const text = `id: office-printer
title: null
steps:
  - { id: plug_in, title: Plugged in }
  - { id: Print, title: 7, user: Print a page. }
url: printers
languages: []
stages: first
vocabulary: { signals: {} }
`;
    expect(problemsOf(text)).toEqual([
      'office-printer.yaml:2: title is empty. Expected a text.',
      'office-printer.yaml:6: url is "printers". Expected a web address such as https://help.firm.example/article, or null.',
      'office-printer.yaml:1: app is missing: the name of the app as the reply writes it.',
      'office-printer.yaml:7: languages is an empty list. Expected at least 1.',
      'office-printer.yaml:4: steps no. 1, user is missing: what the reply asks of the person who wrote.',
      'office-printer.yaml:5: steps no. 2, id is "Print". Expected small letters, digits and underscores, a letter first.',
      'office-printer.yaml:5: steps no. 2, title is "7". Expected a text.',
      'office-printer.yaml:8: stages is "first". Expected a list.',
      'office-printer.yaml:9: vocabulary.signals.strong is missing: wordings that show by themselves that the article is about the case.',
    ]);
  });

  it('name wrong names even where the shape is wrong too', () => {
    const text = PRINTER_ARTICLE.replace('app: Paperjet', '').replace('[page_printed]', '[page_printd]');
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/app is missing/),
      expect.stringMatching(/no stage "page_printd"/),
    ]);
  });

  it.each(['', '- a list', 'just text'])('that are no article at all are named: %j', (text) => {
    expect(problemsOf(text).join()).toMatch(
      /^office-printer\.yaml:1: the article is .* Expected keys with values/,
    );
  });

  it('name all their problems at once', async () => {
    await writeFile(
      join(folder, 'office-printer.yaml'),
      PRINTER_ARTICLE.replace('title: Connecting', 'titel: Connecting'),
    );
    await writeFile(join(folder, 'other.yaml'), 'id: [');
    const failure = await loadArticles(folder).catch((error: unknown) => String(error));
    expect(failure).toMatch(/unknown key "titel"/);
    expect(failure).toMatch(/other\.yaml:1/);
  });

  it('must have the name of their file', () => {
    const parsed = parseArticle('scanner.yaml', PRINTER_ARTICLE);
    expect('problems' in parsed && parsed.problems[0]).toMatch(/scanner\.yaml:2: .*Expected "scanner"/);
  });
});
