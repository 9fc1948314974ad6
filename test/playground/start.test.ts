import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { startPlayground } from '../../src/playground/start.ts';
import { openPage, startBrowser } from './browser.ts';
import { silent } from './parts.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function start(port = 0) {
  const playground = await startPlayground({ folder, log: silent });
  const page = await playground.open({
    // There is no desk behind this playground.
    samples: false,
    listen: { host: '127.0.0.1', port, mayMove: false },
    smtpPort: 2525,
    supportAddress: 'help@desk.example',
    deciding: { allowed: true, why: '' },
    facts: [],
  });
  return {
    ...playground,
    url: page.url,
    async close() {
      await page.close();
      await playground.close();
    },
  };
}

it('keeps the secret of the address where only its owner reads it', async () => {
  const first = await start();
  await first.close();
  const second = await start();
  await second.close();
  const [, token] = new URL(first.url).pathname.split('/');
  expect(token).toMatch(/^[0-9a-f]{32}$/);
  expect(new URL(second.url).pathname).toBe(`/${token}/`);
  expect((await stat(join(folder, 'page-token'))).mode & 0o777).toBe(0o600);
});

it('makes a new secret where the kept one is damaged', async () => {
  await writeFile(join(folder, 'page-token'), '');
  const { url, close } = await start();
  await close();
  expect(new URL(url).pathname).toMatch(/^\/[0-9a-f]{32}\/$/);
  expect((await stat(join(folder, 'page-token'))).mode & 0o777).toBe(0o600);
});

it('an open page says that nothing runs, and works on after the next start', async () => {
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const first = await start();
  const page = await openPage(browser, first.url);
  const notice = page.getByTestId('not-connected');
  await first.close();
  await notice.getByText('Not connected: is npm start running?').waitFor();

  const second = await start(Number(new URL(first.url).port));
  onTestFinished(() => second.close());
  await notice.waitFor({ state: 'hidden' });
  const ana = second.slack.users.find((user) => user.side === 'agent')?.id ?? '';
  await second.slack.post(ana, second.slackSettings.reviewChannel, { text: 'back again' });
  await page.getByTestId('channel-log').getByText('back again').waitFor();
});
