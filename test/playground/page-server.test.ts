import { request } from 'node:http';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPage, type TestPage } from './parts.ts';

let page: TestPage;

beforeAll(async () => {
  page = await startTestPage();
});

afterAll(() => page.close());

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A request as raw as a test needs it: fetch would not let one set Host or Origin. */
function ask(
  path: string,
  options: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const url = new URL(page.url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: url.port,
        path: path.startsWith('/') ? path : `${url.pathname}${path}`,
        method: options.method ?? 'GET',
        headers: { ...options.headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

function act(action: string, body: unknown, headers: object = {}): Promise<Answer> {
  return ask(`api/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('who may talk to the page', () => {
  it('is who knows the token', async () => {
    expect((await ask('')).status).toBe(200);
    for (const path of [
      '/',
      '/index.html',
      '/api/state',
      '/wrong/',
      '/wrong/api/state',
      '//',
      '/a-token-of-this-tesT/',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  it('is who calls it by an address of this machine', async () => {
    const { port } = new URL(page.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      expect((await ask('api/state', { headers: { Host: host } })).status).toBe(200);
    }
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.evil.example`,
    ]) {
      expect([host, (await ask('api/state', { headers: { Host: host } })).status]).toEqual([host, 403]);
    }
  });

  it('is the page itself, not another site in the same browser', async () => {
    const { origin } = new URL(page.url);
    const post = { as: page.ana, channelId: page.review, text: 'hello', threadTs: null, files: [] };
    for (const other of [
      'http://evil.example',
      'null',
      origin.replace('http', 'https'),
      `${origin}.evil.example`,
    ]) {
      expect([other, (await act('post', post, { Origin: other })).status]).toEqual([other, 403]);
    }
    expect((await act('post', post, { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect(page.slack.messages(page.review)).toHaveLength(0);
    expect((await act('post', post, { Origin: origin })).status).toBe(200);
    expect(page.slack.messages(page.review).map((one) => one.text)).toEqual(['hello']);
  });
});

it('lets nothing from elsewhere into the page, nor the page into a frame', async () => {
  const { headers } = await ask('');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
});

it('serves no file but its own', async () => {
  for (const name of [
    '../page-server.js',
    '..%2fpage-server.js',
    '%2e%2e/page-server.js',
    'tsconfig.json',
    '.env',
  ]) {
    expect([name, (await ask(name)).status]).toEqual([name, 404]);
  }
  expect((await ask('main.js')).headers['content-type']).toContain('text/javascript');
});

it('shows a customer only the channels they are in', async () => {
  const asMia = JSON.parse((await ask(`api/state?as=${page.mia}`)).text);
  expect(asMia.channels.map((one: { id: string }) => one.id)).toEqual([page.customers]);
  const post = { as: page.mia, channelId: page.review, text: 'let me in', threadTs: null, files: [] };
  expect((await act('post', post)).status).toBe(404);
  expect((await ask('api/state?as=nobody')).status).toBe(404);
  expect((await ask(`api/state?as=${page.slack.botUserId}`)).status).toBe(404);
});

it('refuses what has another shape, or is too large, in words', async () => {
  const broken = await ask('api/press', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{',
  });
  expect([broken.status, JSON.parse(broken.text)]).toEqual([400, { error: 'That was no JSON.' }]);
  expect((await act('press', { as: 1 })).status).toBe(400);
  expect((await act('no-such-thing', {})).status).toBe(404);
  expect((await ask('api/state', { method: 'DELETE' })).status).toBe(405);
  const large = await ask('api/raw-mail', {
    method: 'POST',
    headers: { 'Content-Type': 'message/rfc822' },
    body: 'x'.repeat(60 * 1024 * 1024 + 1),
  });
  expect(large.status).toBe(413);
});

it('makes a proper mail of what is written on the page', async () => {
  const answer = await act('mail', {
    fromName: 'Zoë, Pat',
    fromAddress: 'pat@firm.example',
    subject: 'Grüße\r\nBcc: all@firm.example',
    text: 'Hello\nthere',
    attachments: [{ name: 'shot.png', type: 'image/png', data: Buffer.from('PNG').toString('base64') }],
    inReplyTo: '<reply.1@desk.example>',
  });
  expect(answer.status).toBe(200);
  const mail = await simpleParser(page.submitted.at(-1) ?? '');
  expect(mail.from?.value).toEqual([{ name: 'Zoë, Pat', address: 'pat@firm.example' }]);
  expect(mail.to).toMatchObject({ text: 'help@desk.example' });
  expect(mail.headers.has('bcc')).toBe(false);
  expect(mail.inReplyTo).toBe('<reply.1@desk.example>');
  expect(mail.messageId).toMatch(/^<.+@.+>$/);
  expect(mail.attachments.map((file) => [file.filename, file.content.toString()])).toEqual([
    ['shot.png', 'PNG'],
  ]);

  const refused = await act('mail', {
    fromName: '',
    fromAddress: 'pat',
    subject: '',
    text: '',
    attachments: [],
  });
  expect(JSON.parse(refused.text).error).toContain('address');
});

it('hands on a dropped mail as it is', async () => {
  const raw = 'From: pat@firm.example\r\nSubject: x\r\n\r\nbody\r\n';
  await ask('api/raw-mail', { method: 'POST', headers: { 'Content-Type': 'message/rfc822' }, body: raw });
  expect(page.submitted.at(-1)).toBe(raw);
});

it('gives the HTML of a mail a policy under which nothing runs and nothing loads', async () => {
  await page.sendMail({ subject: 'x', html: '<p>Hello</p>' });
  const { id } = page.outbox.list()[0] ?? { id: '' };
  const { headers, text } = await ask(`mail/${id}`);
  expect(text).toContain('<p>Hello</p>');
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/^sandbox;/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect((await ask('mail/..%2f..%2fx')).status).toBe(404);
});

it('shows pictures, and gives every other file only as a download', async () => {
  const files = [
    { name: 'a.png', mimetype: 'image/png', bytes: Buffer.from('png') },
    { name: 'a.html', mimetype: 'text/html', bytes: Buffer.from('<script>alert(1)</script>') },
    { name: 'a.svg', mimetype: 'image/svg+xml', bytes: Buffer.from('<svg/>') },
  ];
  await page.slack.post(page.mia, page.customers, { text: 'see', files });
  const shared = page.slack.messages(page.customers).at(-1)?.files ?? [];
  const answers = await Promise.all(shared.map((file) => ask(`files/${file.id}`)));
  expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
    'image/png',
    'application/octet-stream',
    'application/octet-stream',
  ]);
  expect(answers[1]?.headers['content-disposition']).toMatch(/^attachment/);
});
