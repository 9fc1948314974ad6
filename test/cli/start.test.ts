import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../src/cli/start.js', import.meta.url));

it('stops in order where one Ctrl-C comes twice, from the terminal and from npm', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-stop-'));
  const env = { PATH: process.env.PATH, DATA_DIR: folder, PLAYGROUND_PORT: '0', SMTP_LISTEN_PORT: '0' };
  const child = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const out = text(child.stdout);
  await new Promise<void>((resolve) => {
    let seen = '';
    child.stdout.on('data', (chunk) => {
      seen += String(chunk);
      if (seen.includes('Ctrl-C stops it')) resolve();
    });
  });
  child.kill('SIGINT');
  await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(await out).toContain('Stopping: finishing what is in hand');
  await rm(folder, { recursive: true });
});
