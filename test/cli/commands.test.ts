import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';

// The product as it is built, with a help article that has a mistake.
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-commands-'));
  await cp(fileURLToPath(new URL('../../src', import.meta.url)), join(folder, 'dist/src'), {
    recursive: true,
  });
  await cp(join(projectRoot, 'package.json'), join(folder, 'package.json'));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  await mkdir(join(folder, 'prompts/articles'), { recursive: true });
  await writeFile(join(folder, 'prompts/articles/broken.yaml'), 'id: broken\ntitel: Broken\n');
  await writeFile(join(folder, 'mail.eml'), 'From: ann@firm.example\n\nHello\n');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function run(command: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const program = join(folder, 'dist/src/cli', `${command}.js`);
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, env: { PATH: '', ...env } });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { out, err, code: child.exitCode };
}

describe('every command', () => {
  it.each([
    'start',
    'triage',
    'import',
    'export-labels',
    'parked',
    'doctor',
    'replay',
    'mail-check',
    'slack-manifest',
    'bench',
    'tests',
    'healthy',
  ])('explains itself: %s --help', async (command) => {
    const { out, err, code } = await run(command, ['--help']);
    expect(out).toMatch(/^Usage: /);
    expect([err, code]).toEqual(['', 0]);
  });

  it.each([
    ['triage', ['mail.eml']],
    ['start', []],
  ])('names the mistake in an article in words, before anything else: %s', async (command, args) => {
    const { err, code } = await run(command, args, { REDIS_URL: 'redis://127.0.0.1:1' });
    expect(code).toBe(1);
    expect(err).toMatch(/broken\.yaml:2: unknown key "titel" in the article\. Expected "title"\./);
    expect(err).not.toMatch(/^ +at |Redis/m);
  });

  it('mail-check takes no arguments', async () => {
    const { out, err, code } = await run('mail-check', ['extra']);
    expect([out, code]).toEqual(['', 2]);
    expect(err).toMatch(/^"extra" is no option\.\n\nUsage: npm run -s mail-check/);
  });

  it('says what is wrong with a setting without a stack trace', async () => {
    const { err, code } = await run('healthy', [], { LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(err).toMatch(/LOG_LEVEL: Use debug/);
    expect(err).not.toMatch(/^ +at /m);
  });
});
