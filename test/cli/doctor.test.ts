import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDoctor } from '../../src/cli/doctor.ts';
import { readConfig } from '../../src/config.ts';
import { quiet } from '../slack/desk.ts';
import { useRedis } from '../support/redis.ts';

const run = useRedis();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function doctor(env: Record<string, string>, args: string[] = []) {
  const out: string[] = [];
  const screen = { write: (text: string) => out.push(text) };
  const code = await runDoctor(
    args,
    { stdout: screen, stderr: screen },
    {
      readSettings: () => readConfig({ DATA_DIR: folder, REDIS_URL: run.server.path, ...env }),
      nodeVersion: '22.0.0',
      lookUpTexts: async () => [],
      now: Date.now,
      log: quiet,
    },
  );
  return { code, lines: out.join('').trimEnd().split('\n') };
}

describe('doctor', () => {
  it('finds a playground well', async () => {
    const { code, lines } = await doctor({});
    expect(lines.filter((line) => line.startsWith('fail'))).toEqual([]);
    expect(code).toBe(0);
    expect(lines).toContain('ok    Clock: The same as that of Redis.');
  });

  it('fails with what to do, and goes on with the rest', async () => {
    const { code, lines } = await doctor({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(code).toBe(1);
    expect(lines.find((line) => line.startsWith('fail'))).toMatch(/^fail {2}Redis: .*REDIS_URL is right\.$/);
    expect(lines.at(-1)).toBe('ok    Model: None is set; the rules read alone.');
  });

  it('names each setting that needs a change', async () => {
    const { code, lines } = await doctor({ UNDO_SECONDS: 'soon' });
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('UNDO_SECONDS');
  });

  it('speaks JSON, one line each', async () => {
    const { lines } = await doctor({}, ['--json']);
    expect(lines.map((line) => JSON.parse(line))[0]).toEqual({
      part: 'Node.js',
      level: 'ok',
      words: '22.0.0.',
    });
  });

  it('refuses what it does not know', async () => {
    expect((await doctor({}, ['now'])).code).toBe(2);
  });
});
