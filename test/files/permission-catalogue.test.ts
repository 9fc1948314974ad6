import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArticles } from '../../src/files/articles.ts';
import { loadPermissionCatalogue } from '../../src/files/permission-catalogue.ts';
import { PRINTER_ARTICLE } from '../reading/printer-article.ts';
import { theCatalogue } from '../reading/the-catalogue.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function loaded(text: string) {
  const file = join(folder, 'a-provider.yaml');
  await writeFile(file, text);
  return loadPermissionCatalogue(file);
}

const GOOD = `permissions:
  - scope: Notes.Read
    names: [Read your notes]
  - scope: Diary.Read
    calendar: true
`;

describe('a catalogue of permissions', () => {
  it('is read from its file', async () => {
    const { permissions } = await loaded(GOOD);
    expect(permissions).toEqual([
      { scope: 'Notes.Read', names: ['Read your notes'], calendar: false },
      { scope: 'Diary.Read', names: [], calendar: true },
    ]);
  });

  it.each([
    ['a key that is none', GOOD.replace('calendar: true', 'calender: true'), /a-provider\.yaml:4.*calender/],
    ['a value that is no text', GOOD.replace('Diary.Read', '7'), /:4: permissions no\. 2, scope: .*string/],
    ['a value that stands twice', GOOD.replace('Diary.Read', 'notes.read'), /:4: .*"notes\.read".*one entry/],
    [
      'a name that stands twice',
      GOOD.replace('[Read your notes]', '[Read your notes, Read your notes]'),
      /:3: permissions no\. 1, names no\. 2: "Read your notes".*once/,
    ],
    ['no permission at all', 'permissions: []', /:1: permissions: /],
    ['no YAML', 'permissions: [', /a-provider\.yaml:\d+: .*Expected valid YAML/],
  ])('names the place of %s', async (_, text, problem) => {
    await expect(loaded(text)).rejects.toThrow(problem);
  });
});

describe('an article', () => {
  async function articleNaming(name: string) {
    await mkdir(join(folder, 'articles'));
    await mkdir(join(folder, 'permissions'));
    await writeFile(
      join(folder, 'articles', 'office-printer.yaml'),
      `${PRINTER_ARTICLE}\npermission_catalogue: ${name}\n`,
    );
    await writeFile(join(folder, 'permissions', 'a-provider.yaml'), GOOD);
    await writeFile(join(folder, 'permissions', 'broken.yaml'), 'permissions: []');
    return (await loadArticles(join(folder, 'articles'))).byId('office-printer');
  }

  it('comes with the catalogue that it names', async () => {
    const article = await articleNaming('a-provider');
    expect(article?.catalogue?.permissions.map(({ scope }) => scope)).toEqual(['Notes.Read', 'Diary.Read']);
  });

  it('says which file is missing', async () => {
    await expect(articleNaming('another')).rejects.toThrow(/"office-printer".*"another".*another\.yaml/);
  });

  it('says what is wrong in that file', async () => {
    await expect(articleNaming('broken')).rejects.toThrow(/broken\.yaml:1: permissions/);
  });
});

describe('the catalogue of Microsoft', () => {
  it('has the permissions that dialogs and tables show, none of them twice', async () => {
    const { permissions } = await theCatalogue();
    const scopes = permissions.map(({ scope }) => scope);
    expect(scopes.length).toBeGreaterThan(300);
    expect(scopes).toEqual(
      expect.arrayContaining([
        'openid',
        'profile',
        'email',
        'offline_access',
        'User.Read',
        'Calendars.ReadWrite',
      ]),
    );
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  it('has a name for each, without space around it', async () => {
    const { permissions } = await theCatalogue();
    for (const { scope, names } of permissions) {
      expect(names.length, scope).toBeGreaterThan(0);
      for (const name of names) expect(name, scope).toBe(name.trim().replace(/\s+/g, ' '));
    }
  });

  it('says of calendars that they are calendars, and of nothing else', async () => {
    const { permissions } = await theCatalogue();
    for (const { scope, calendar } of permissions)
      expect(calendar, scope).toBe(scope.startsWith('Calendars.'));
  });
});
