import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkClock } from '../../../src/cli/doctor/check-clock.ts';
import { checkDisk, roomLeft } from '../../../src/cli/doctor/check-disk.ts';
import { checkModel } from '../../../src/cli/doctor/check-model.ts';
import { checkNode } from '../../../src/cli/doctor/check-node.ts';
import { checkSenderDns } from '../../../src/cli/doctor/check-sender-dns.ts';
import { checkSlack } from '../../../src/cli/doctor/check-slack.ts';
import { readConfig } from '../../../src/config.ts';
import { cast, quiet, startSlack } from '../../slack/desk.ts';

const GB = 1024 ** 3;

describe('Node.js', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
    ['20.18.3', 'fail'],
    ['18.20.0', 'fail'],
  ])('%s: %s', (version, level) => {
    expect(checkNode(version).level).toBe(level);
  });
});

describe('the clock', () => {
  it.each([
    [0, 'ok', 'The same'],
    [4_000, 'ok', 'The same'],
    [20_000, 'warn', '20 s behind'],
    [-20_000, 'warn', '20 s ahead of'],
    [300_000, 'fail', '300 s behind'],
  ])('where the other one is %i ms ahead: %s', (off, level, words) => {
    const found = checkClock('Redis', 1_000_000 + off, { before: 1_000_000, after: 1_000_000 });
    expect(found).toMatchObject({ level, words: expect.stringContaining(words) });
  });

  it('is not held to be wrong because the answer took long', () => {
    expect(checkClock('Redis', 1_000, { before: 0, after: 30_000 }).level).toBe('ok');
  });
});

describe('the data folder', () => {
  it('is well where it can be written, and nothing stays in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stepcheck-doctor-'));
    expect((await checkDisk(folder))[0]).toMatchObject({ part: 'Data folder', level: 'ok' });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('fails where it cannot be', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stepcheck-doctor-'));
    await writeFile(join(folder, 'file'), '');
    expect(await checkDisk(join(folder, 'file'))).toMatchObject([{ part: 'Data folder', level: 'fail' }]);
    await rm(folder, { recursive: true });
  });

  it.each([
    [50, 'ok'],
    [2, 'warn'],
    [0.1, 'fail'],
  ])('with %d GB free: %s', (free, level) => {
    expect(roomLeft(free * GB).level).toBe(level);
  });
});

describe('the sending domain', () => {
  const levels = async (texts: Record<string, string[]>) => {
    const found = await checkSenderDns('firm.example', async (name) => texts[name] ?? []);
    return found.map(({ level }) => level);
  };

  it('is well with SPF, DMARC and a DKIM key', async () => {
    const texts = {
      'firm.example': ['other=1', 'v=spf1 include:spf.example -all'],
      '_dmarc.firm.example': ['v=DMARC1; p=reject'],
      'selector1._domainkey.firm.example': ['v=DKIM1; k=rsa; p=MIIB'],
    };
    expect(await levels(texts)).toEqual(['ok', 'ok', 'ok']);
  });

  it('is warned of without them', async () => {
    expect(await levels({})).toEqual(['warn', 'warn', 'warn']);
  });

  it.each([[['v=spf1 +all']], [['v=spf1 all']], [['v=spf1 -all', 'v=spf1 ~all']]])(
    'is warned of with an SPF record that is worth nothing: %j',
    async (spf) => {
      expect((await levels({ 'firm.example': spf }))[0]).toBe('warn');
    },
  );

  it('could not be checked where DNS does not answer', async () => {
    const found = await checkSenderDns('firm.example', async () => {
      throw new Error('ETIMEOUT');
    });
    expect(found.map(({ words }) => words)).toEqual(Array(3).fill('Could not check: DNS did not answer.'));
  });
});

describe('Slack', () => {
  it('is well with good tokens and channels, and nothing is posted', async () => {
    const slack = await startSlack();
    const { review, customers } = cast(slack);
    const { botToken, appToken, apiUrl } = slack;
    const settings = { botToken, appToken, apiUrl, reviewChannel: review, reviewerGroup: null };
    const good = await checkSlack({ ...settings, customerChannels: [customers] }, quiet);
    const bad = await checkSlack(
      { ...settings, appToken: 'xapp-wrong', customerChannels: ['C0NOWHERE'] },
      quiet,
    );
    expect(good.map(({ level }) => level)).toEqual(['ok', 'ok']);
    expect(bad.map(({ level }) => level)).toEqual(['fail', 'fail']);
    expect(bad[0]?.words).toContain('C0NOWHERE');
    expect(slack.calls().filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
    await slack.close();
  });
});

describe('the model', () => {
  it.each([
    [200, 'ok', 'the key is taken'],
    [401, 'fail', 'Check OPENAI_API_KEY'],
    [404, 'warn', 'Could not check'],
    [500, 'warn', 'Could not check'],
  ])('where its server answers %i: %s', async (status, level, words) => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"m","object":"model"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const { openai } = readConfig({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: url, OPENAI_MODEL: 'm' });
    expect(await checkModel(openai)).toMatchObject({ level, words: expect.stringContaining(words) });
    expect(asked).toEqual(['GET /v1/models/m']);
    server.close();
  });
});
