import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../src/config.ts';

/** Text of each source by its path from the project's folder. */
type Sources = Record<string, string>;

let sources: Sources;

beforeAll(async () => {
  sources = { ...(await readFolder('src')), ...(await readFolder('test')) };
});

describe('imports', () => {
  it('go in one direction', () => {
    expect(wrongDirections(sources)).toEqual([]);
  });

  it.each([
    ['src/core/a.ts', '../redis/b.ts'],
    ['src/core/a.ts', '../config.ts'],
    ['src/reading/a.ts', '../writing/b.ts'],
    ['src/email/a.ts', '../files/b.ts'],
    ['src/slack/a.ts', '../jobs/b.ts'],
    ['src/playground/a.ts', '../redis/b.ts'],
    ['src/jobs/a.ts', '../redis/b.ts'],
    ['src/jobs/a.ts', '../main.ts'],
    ['src/redis/a.ts', '../../test/support/b.ts'],
  ])('of %s do not reach %s', (path, target) => {
    expect(wrongDirections({ [path]: `import { b } from '${target}';` })).toHaveLength(1);
    expect(wrongDirections({ [path]: `import type { B } from '${target}';` })).toHaveLength(1);
    expect(wrongDirections({ [path]: `export { b } from '${target}';` })).toHaveLength(1);
    expect(wrongDirections({ [path]: `const b = await import('${target}');` })).toHaveLength(1);
  });

  it('of the core are zod and the core', () => {
    expect(foreignInCore(sources)).toEqual([]);
    expect(foreignInCore({ 'src/core/a.ts': "import { z } from 'zod';" })).toEqual([]);
    expect(foreignInCore({ 'src/core/a.ts': "import { Redis } from 'ioredis';" })).toHaveLength(1);
  });

  it('make no circle', () => {
    expect(circle(sources)).toBeNull();
    const round = {
      'src/jobs/a.ts': "import { b } from './b.ts';",
      'src/jobs/b.ts': "import { c } from './c.ts';",
      'src/jobs/c.ts': "import { a } from './a.ts';",
    };
    expect(circle(round)).toEqual(['src/jobs/a.ts', 'src/jobs/b.ts', 'src/jobs/c.ts', 'src/jobs/a.ts']);
  });
});

describe('only one place', () => {
  it('reads the environment: config.ts', () => {
    // The launcher runs before anything is built and reads from where npm was called.
    const allowed = /^src\/(config\.ts|cli\/launch\.mjs)$|^test\//;
    expect(found(sources, /process\.env|\bimport\b.*\benv\b.*'node:process'/, allowed)).toEqual([]);
    expect(found({ 'src/jobs/a.ts': 'const key = process.env.KEY;' }, /process\.env/, allowed)).toHaveLength(
      1,
    );
  });

  it('writes to the console: the commands', () => {
    expect(found(sources, /\bconsole\./, /^src\/cli\/|^test\//)).toEqual([]);
    expect(found({ 'src/jobs/a.ts': 'console.log(1);' }, /\bconsole\./, /^src\/cli\//)).toHaveLength(1);
  });

  it('knows nock: test/support/nock.ts', () => {
    const nock = /from 'nock'/;
    expect(found(sources, nock, /^test\/support\/nock\.ts$/)).toEqual([]);
    expect(found({ 'test/a.test.ts': "import nock from 'nock';" }, nock, /^test\/support/)).toHaveLength(1);
  });
});

it('no source is longer than 250 lines', () => {
  expect(tooLong(sources)).toEqual([]);
  expect(tooLong({ 'src/jobs/a.ts': 'a;\n'.repeat(251) })).toEqual(['src/jobs/a.ts: 251 lines']);
});

it('nothing empties a Redis', () => {
  const flush = new RegExp(['flush', '(all|db)'].join(''), 'i');
  expect(found(sources, flush, /^$/)).toEqual([]);
  expect(found({ 'test/a.test.ts': `await client.${'flush'}all();` }, flush, /^$/)).toHaveLength(1);
});

/** By folder below src, the others it may import from. Those not named here are the front door: it may all. */
const MAY_IMPORT: Record<string, string[]> = {
  core: [],
  reading: ['core'],
  writing: ['core'],
  jobs: ['reading', 'writing', 'core'],
  email: ['core'],
  slack: ['core'],
  openai: ['core'],
  ocr: ['core'],
  redis: ['core'],
  files: ['core'],
  charts: ['core'],
  embedding: ['core'],
  health: ['core'],
  playground: ['core'],
};

function wrongDirections(all: Sources): string[] {
  return importsOf(all).flatMap(({ path, target }) => {
    const from = folderOf(path);
    const to = folderOf(target);
    const allowed = from === null ? undefined : MAY_IMPORT[from];
    if (allowed === undefined || from === to || (to !== null && allowed.includes(to))) return [];
    return [`${path} imports ${target}`];
  });
}

function foreignInCore(all: Sources): string[] {
  return Object.entries(all)
    .filter(([path]) => folderOf(path) === 'core')
    .flatMap(([path, text]) => specifiersOf(text).map((specifier) => ({ path, specifier })))
    .filter(({ specifier }) => !specifier.startsWith('.') && specifier !== 'zod')
    .map(({ path, specifier }) => `${path} imports ${specifier}`);
}

/** The first circle found, as the way around it. */
function circle(all: Sources): string[] | null {
  const targets = new Map<string, string[]>();
  for (const { path, target } of importsOf(all)) targets.set(path, [...(targets.get(path) ?? []), target]);
  const done = new Set<string>();

  function walk(path: string, way: string[]): string[] | null {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of targets.get(path) ?? []) {
      const round = walk(target, [...way, path]);
      if (round !== null) return round;
    }
    done.add(path);
    return null;
  }

  for (const path of targets.keys()) {
    const round = walk(path, []);
    if (round !== null) return round;
  }
  return null;
}

/** Where a pattern stands outside the places allowed, comments apart. */
function found(all: Sources, pattern: RegExp, allowed: RegExp): string[] {
  return Object.entries(all)
    .filter(([path]) => !allowed.test(path))
    .flatMap(([path, text]) =>
      text
        .split('\n')
        .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
        .filter(({ line }) => !/^\s*(\/\/|\/?\*)/.test(line) && pattern.test(line))
        .map(({ line, place }) => `${place} ${line.trim()}`),
    )
    .filter((place) => !place.startsWith('test/architecture.test.ts'));
}

function tooLong(all: Sources): string[] {
  return Object.entries(all)
    .filter(([path]) => path.startsWith('src/'))
    .map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 250)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}

function importsOf(all: Sources): { path: string; target: string }[] {
  return Object.entries(all).flatMap(([path, text]) =>
    specifiersOf(text)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({ path, target: normalize(join(dirname(path), specifier)) })),
  );
}

function specifiersOf(text: string): string[] {
  const pattern =
    /^(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...text.matchAll(pattern)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** "core" of src/core/a.ts; null for a file that lies in src itself or elsewhere. */
function folderOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

async function readFolder(folder: string): Promise<Sources> {
  const entries = await readdir(join(projectRoot, folder), { recursive: true });
  const files = entries.filter((name) => /\.(ts|mjs)$/.test(name)).map((name) => join(folder, name));
  const texts = await Promise.all(files.map((file) => readFile(join(projectRoot, file), 'utf8')));
  return Object.fromEntries(files.map((file, index) => [file, texts[index] ?? '']));
}
