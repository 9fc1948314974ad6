import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleIn } from '../../src/core/article-in.ts';
import { loadArticles } from '../../src/files/articles.ts';

const ARTICLE = `id: paper-jam
title: Paper jam
app: Paperjet
steps:
  - { id: open_lid, title: Lid open, user: Open the lid., asks: [open the lid] }
  - { id: pull_paper, title: Paper out, user: Pull the paper out., user_as_admin: null }
expected_counts: { complete: 3, without_calendar: 2 }
links:
  - { id: guide, title: The guide, url: "https://paperjet.example/en/guide" }
workaround: "Meanwhile, use {count.complete} other printers: {link.guide}"
evidence: { intro: Please send us, screenshot: a picture, scope_count: the number, unreadable: Once more., partly: "We see {seen}." }
closing: { open: Tell us how it went., resolved: Good. }
stages:
  - { id: stuck, understood: Your printer is stuck. }
vocabulary:
  signals: { strong: [paper jam] }
`;

const GERMAN = `steps:
  - id: open_lid
    user: Öffnen Sie den Deckel.
    asks: [öffnen sie den deckel]
  - id: pull_paper
    user: Ziehen Sie das Papier heraus.
links:
  - { id: guide, title: Die Anleitung, url: "https://paperjet.example/de/guide" }
workaround: "Bis dahin gibt es {count.complete} andere Drucker: {link.guide}"
evidence:
  intro: Bitte schicken Sie uns
  screenshot: ein Bild
  scope_count: die Anzahl
  unreadable: Bitte noch einmal.
  partly: "Wir sehen {seen}."
closing: { open: Sagen Sie uns Bescheid., resolved: Schön. }
stages:
  - { id: stuck, understood: Ihr Drucker klemmt. }
`;

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'articles-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function load(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const { all } = await loadArticles(folder);
  const [article] = all;
  if (!article || all.length > 1) throw new Error(`There are ${all.length} articles.`);
  return article;
}

async function problemsOf(german: string, article = ARTICLE): Promise<string[]> {
  const failure = await load({ 'paper-jam.yaml': article, 'paper-jam.de.yaml': german }).catch(String);
  if (typeof failure !== 'string') return [];
  return failure
    .split('\n')
    .slice(1)
    .map((line) => line.replace(`${folder}/`, ''));
}

/** The line on which a text first stands, counted from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('a translation', () => {
  it('is one more file, and gives the article with its texts replaced', async () => {
    const article = await load({ 'paper-jam.yaml': ARTICLE, 'paper-jam.de.yaml': GERMAN });
    expect(article.languages).toEqual(['en', 'de']);
    const german = articleIn(article, 'de');
    expect(german.steps[0]).toMatchObject({
      id: 'open_lid',
      title: 'Lid open',
      user: 'Öffnen Sie den Deckel.',
      asks: ['öffnen sie den deckel'],
    });
    expect(german.steps[1]?.user_as_admin).toBeNull();
    expect(german.stages[0]).toMatchObject({ id: 'stuck', understood: 'Ihr Drucker klemmt.' });
    expect(german.stages[0]?.parts).toEqual(['understood', 'steps', 'closing']);
    expect(german.links[0]?.url).toBe('https://paperjet.example/de/guide');
    expect(german.closing.open).toBe('Sagen Sie uns Bescheid.');
    expect(german.vocabulary).toEqual(article.vocabulary);
    expect(articleIn(article, 'fr')).toBe(article);
  });

  it('is pinned with the article: another one is another version', async () => {
    const { version: alone } = await load({ 'paper-jam.yaml': ARTICLE });
    const { version: both } = await load({ 'paper-jam.de.yaml': GERMAN });
    const { version: other } = await load({ 'paper-jam.de.yaml': GERMAN.replace('Schön.', 'Gut.') });
    expect(new Set([alone, both, other]).size).toBe(3);
  });

  it.each<[string, string, string, string, string]>([
    [
      'a text left out',
      '    user: Ziehen Sie das Papier heraus.\n',
      '',
      '- id: pull_paper',
      'steps.pull_paper.user is missing',
    ],
    [
      'a part left out',
      '  unreadable: Bitte noch einmal.\n',
      '',
      'intro: Bitte',
      'evidence.unreadable is missing',
    ],
    [
      'words left out',
      '    asks: [öffnen sie den deckel]\n',
      '',
      '- id: open_lid',
      'steps.open_lid.asks is missing',
    ],
    [
      'an unknown step',
      'id: pull_paper',
      'id: pull_papr',
      'user: Ziehen',
      'the article has no text "steps.pull_papr.user". Expected "steps.pull_paper.user"',
    ],
    [
      'an unknown key',
      'resolved: Schön.',
      'resolvd: Schön.',
      'closing:',
      'no text "closing.resolvd". Expected "closing.resolved"',
    ],
    [
      'what is no text',
      'closing: {',
      'app: Papierjet\nclosing: {',
      'app: Papierjet',
      'the article has no text "app"',
    ],
    [
      'an empty text',
      'understood: Ihr Drucker klemmt.',
      'understood: ""',
      'understood:',
      'stages.stuck.understood is wrong. Expected a text',
    ],
    [
      'a text for words',
      'asks: [öffnen sie den deckel]',
      'asks: öffnen',
      'asks:',
      'steps.open_lid.asks is wrong. Expected a list of words',
    ],
    [
      'a lost placeholder',
      '{count.complete} andere',
      'andere',
      'workaround:',
      'workaround has lost {count.complete}',
    ],
    [
      'another placeholder',
      '{seen}',
      '{sehen}',
      'partly:',
      "evidence.partly has {sehen}, and the article's own text has not",
    ],
    [
      'no web address',
      'https://paperjet.example/de/guide',
      'Anleitung',
      '{ id: guide',
      'Expected a web address',
    ],
  ])('with %s is refused, with file and line', async (_, right, wrong, place, message) => {
    const text = GERMAN.replace(right, wrong);
    const problem = (await problemsOf(text)).find((it) => it.includes(message));
    expect(problem).toBeDefined();
    const line = Number(/^paper-jam\.de\.yaml:(\d+): /.exec(problem ?? '')?.[1]);
    expect(Math.abs(line - lineOf(text, place))).toBeLessThanOrEqual(1);
  });

  it('says each text once', async () => {
    const twice = GERMAN.replace('  - id: pull_paper', '  - id: open_lid');
    expect(await problemsOf(twice)).toContainEqual(
      expect.stringMatching(/steps\.open_lid\.user stands twice/),
    );
  });

  it('names all its problems at once, and those of its YAML', async () => {
    const wrong = GERMAN.replace('user: Öffnen', 'usr: Öffnen').replace('resolved: Schön.', '');
    expect(await problemsOf(wrong)).toHaveLength(3);
    expect(await problemsOf('steps: [')).toEqual([expect.stringMatching(/^paper-jam\.de\.yaml:1: .*YAML/)]);
  });

  it.each([
    ['paper-jam.xx.yaml', /"xx" is no language to translate into\. Expected one of: es, fr, de, pt\./],
    ['paper-jam.en.yaml', /"en" is no language to translate into/],
    ['paper-jm.de.yaml', /there is no article "paper-jm" that this translates/],
  ])('must belong to an article and be in a language of ours: %s', async (name, message) => {
    await expect(load({ 'paper-jam.yaml': ARTICLE, [name]: GERMAN })).rejects.toThrow(message);
  });

  it('must be there where the article names its language', async () => {
    const named = ARTICLE.replace('app: Paperjet', 'app: Paperjet\nlanguages: [en, de]');
    await expect(load({ 'paper-jam.yaml': named })).rejects.toThrow(/Expected a file paper-jam\.de\.yaml/);
    expect((await load({ 'paper-jam.de.yaml': GERMAN })).languages).toEqual(['en', 'de']);
  });
});
