import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Outbox, startOutbox } from '../../src/playground/outbox.ts';
import { silent } from './parts.ts';

let folder: string;
let outbox: Outbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-outbox-'));
  outbox = await startOutbox({ folder, log: silent });
});

afterEach(async () => {
  await outbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function send(subject: string, more: object = {}): Promise<void> {
  await createTransport(outbox.smtpUrl).sendMail({
    from: 'Support <help@desk.example>',
    to: 'Pat Doe <pat@firm.example>',
    subject,
    text: 'Hello Pat',
    ...more,
  });
}

it('keeps a mail as its recipient would see it', async () => {
  await send('Re: Grüße', {
    html: '<p>Hello <b>Pat</b></p>',
    headers: { 'Auto-Submitted': 'auto-replied' },
    attachments: [{ filename: 'a.txt', content: 'abc' }],
  });

  const [mail] = outbox.list();
  expect(mail).toMatchObject({
    from: '"Support" <help@desk.example>',
    to: '"Pat Doe" <pat@firm.example>',
    subject: 'Re: Grüße',
    attachments: [{ name: 'a.txt', type: 'text/plain', bytes: 3 }],
  });
  expect(mail?.text.trim()).toBe('Hello Pat');
  expect(mail?.html).toContain('<b>Pat</b>');
  expect(mail?.date).toBeGreaterThan(Date.now() - 60_000);
});

it('shows every header as it stands, with the envelope on top', async () => {
  await send('One', {
    envelope: { from: '', to: 'pat@firm.example' },
    headers: { 'Auto-Submitted': 'auto-replied', References: '<a@firm.example> <b@firm.example>' },
  });

  const headers = outbox.list()[0]?.headers ?? [];
  expect(headers.slice(0, 2)).toEqual([
    { name: 'Return-Path', value: '<>' },
    { name: 'Delivered-To', value: 'pat@firm.example' },
  ]);
  expect(headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-replied' });
  expect(headers).toContainEqual({ name: 'References', value: '<a@firm.example> <b@firm.example>' });
});

it('still has every mail after a restart, the newest first', async () => {
  await send('One');
  await send('Two');
  await outbox.close();
  outbox = await startOutbox({ folder, log: silent });
  await send('Three');

  expect(outbox.list().map((mail) => mail.subject)).toEqual(['Three', 'Two', 'One']);
  expect(await readdir(folder)).toHaveLength(3);
});

it('leaves alone what lies in the folder and is no mail of its own', async () => {
  await writeFile(join(folder, '1700000000000-0123456789ab.eml.part'), 'half a mail');
  await outbox.close();
  outbox = await startOutbox({ folder, log: silent });
  expect(outbox.list()).toEqual([]);
  expect(await outbox.raw('../package.json')).toBeNull();
});

it('tells who listens, until they stop', async () => {
  let told = 0;
  const stop = outbox.onChange(() => {
    told += 1;
  });
  await send('One');
  stop();
  await send('Two');
  expect(told).toBe(1);
});

it('refuses a mail over its limit and goes on', async () => {
  const huge = 'x'.repeat(31 * 1024 * 1024);
  await expect(send('Huge', { attachments: [{ filename: 'x.bin', content: huge }] })).rejects.toMatchObject({
    responseCode: 552,
  });
  await send('Small');
  expect(outbox.list().map((mail) => mail.subject)).toEqual(['Small']);
});
