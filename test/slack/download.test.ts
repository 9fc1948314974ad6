import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlackClient } from '../../src/slack/client.ts';
import { downloadFile } from '../../src/slack/download.ts';
import { quiet } from './desk.ts';

describe('a download from Slack', () => {
  const seen: { path: string; token: string | undefined }[] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', token: request.headers.authorization });
    if (request.url === '/moved') return response.writeHead(302, { location: '/file' }).end();
    if (request.url === '/away') {
      return response.writeHead(302, { location: 'https://files.elsewhere.example/file' }).end();
    }
    if (request.url === '/round') return response.writeHead(302, { location: '/round' }).end();
    if (request.url === '/gone') return response.writeHead(404).end();
    if (request.url === '/endless') return response.end(Buffer.alloc(5000));
    return response.end('the bytes');
  });
  let origin = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  function download(url: string, more: object = {}) {
    const apiUrl = `${origin}/api/`;
    const client = createSlackClient({ token: 'xoxb-1', apiUrl, log: quiet });
    const file = { id: 'F1', name: 'a.bin', url_private: url, ...more };
    return downloadFile(file, { client, botToken: 'xoxb-1', apiUrl, maxBytes: 1000 });
  }

  it('carries the token, over redirects within Slack too', async () => {
    expect(await download(`${origin}/moved`)).toEqual({ bytes: Buffer.from('the bytes') });
    expect(seen).toEqual([
      { path: '/moved', token: 'Bearer xoxb-1' },
      { path: '/file', token: 'Bearer xoxb-1' },
    ]);
  });

  it.each([
    ['elsewhere', 'https://files.elsewhere.example/file'],
    ['at a look-alike of Slack', 'https://slack.com.elsewhere.example/file'],
    ['at Slack without encryption', 'http://files.slack.com/file'],
    ['at another port of this machine', 'http://127.0.0.1:1/file'],
  ])('is not tried %s', async (_, url) => {
    expect(await download(url)).toEqual({ problem: expect.stringContaining('outside Slack') });
  });

  it('ends where Slack redirects out of Slack', async () => {
    expect(await download(`${origin}/away`)).toEqual({ problem: expect.stringContaining('outside Slack') });
  });

  it('ends where redirects go round', async () => {
    expect(await download(`${origin}/round`)).toHaveProperty('problem');
  });

  it('stops at the limit, whatever size was announced', async () => {
    expect(await download(`${origin}/endless`, { size: 10 })).toEqual({
      problem: expect.stringContaining('larger than'),
    });
  });

  it('of what is gone is a problem, not a retry', async () => {
    expect(await download(`${origin}/gone`)).toEqual({ problem: expect.stringContaining('404') });
  });

  it('of what lies at another service is not tried', async () => {
    expect(await download(`${origin}/file`, { is_external: true })).toEqual({
      problem: expect.stringContaining('another service'),
    });
  });

  it('of what has no address is a problem', async () => {
    expect(await download('not an address')).toEqual({ problem: 'has no address to get it from' });
  });
});
