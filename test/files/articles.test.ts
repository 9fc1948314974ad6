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
    ['an unknown key', 'closing: {', 'clossing: {', /unknown key "clossing"/],
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
      /implications\.0\.when\.steps\.print_test_page/,
    ],
  ])('name file, line and what is expected for %s', (_, right, wrong, message) => {
    const text = PRINTER_ARTICLE.replace(right, wrong);
    const problem = problemsOf(text).find((it) => message.test(it));
    expect(problem).toBeDefined();
    expect(problem?.split(': ')[0]).toBe(`office-printer.yaml:${lineOf(text, wrong)}`);
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
