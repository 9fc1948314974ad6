import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleMails } from '../../src/playground/samples.ts';
import { sendSamples } from '../../src/playground/send-samples.ts';
import { startSlackStandIn } from '../../src/playground/slack/server.ts';
import type { SlackStandIn } from '../../src/playground/slack/stand-in.ts';
import { silent } from './parts.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0);
let folder: string;
let slack: SlackStandIn;
let sent: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-samples-'));
  slack = await startSlackStandIn({ port: 0, folder: null, log: silent });
  sent = [];
});

afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

function send(now = NOW, failAt = Number.POSITIVE_INFINITY): Promise<void> {
  return sendSamples({
    folder,
    slack,
    supportAddress: 'help@desk.example',
    clock: { now: () => now },
    log: silent,
    async submitMail(raw) {
      if (sent.length === failAt) throw new Error('the desk is gone');
      sent.push(Buffer.from(raw).toString('utf8'));
    },
  });
}

function customersMessages() {
  const channel = slack.channels.find((one) => one.purpose === 'customers');
  return slack.messages(channel?.id ?? '');
}

it('come once, however often the playground starts', async () => {
  await send();
  await send(NOW + 86_400_000);
  expect(sent).toHaveLength(7);
  expect(customersMessages()).toHaveLength(1);
  expect(customersMessages()[0]?.files).toMatchObject([{ mimetype: 'image/png' }]);
});

it('come as the very same mails after a start that was cut short', async () => {
  await expect(send(NOW, 3)).rejects.toThrow('gone');
  const before = await identities();
  sent = [];
  await send(NOW + 60_000);
  const after = await identities();
  expect(after).toHaveLength(7);
  expect(after.slice(0, 3)).toEqual(before);
});

it('come again where the marker cannot be read', async () => {
  await writeFile(join(folder, 'samples.json'), '{"at":');
  await send();
  expect(sent).toHaveLength(7);
});

it('are mails of today from made-up people, one with a picture, one automatic', async () => {
  const mails = await Promise.all(
    (await sampleMails('help@desk.example', NOW)).map((raw) => simpleParser(Buffer.from(raw))),
  );
  for (const mail of mails) {
    expect(mail.from?.value[0]?.address).toMatch(/@[a-z-]+\.example$/);
    expect(NOW - (mail.date?.getTime() ?? 0)).toBeLessThan(3_600_000);
  }
  const pictures = mails.flatMap((mail) => mail.attachments);
  expect(pictures.map((file) => file.contentType)).toEqual(['image/png']);
  expect(pictures[0]?.content.subarray(1, 4).toString()).toBe('PNG');
  expect(mails.filter((mail) => mail.headers.get('auto-submitted') === 'auto-replied')).toHaveLength(1);
});

async function identities(): Promise<unknown[]> {
  const mails = await Promise.all(sent.map((raw) => simpleParser(raw)));
  return mails.map((mail) => [mail.messageId, mail.date?.getTime(), mail.subject, mail.text]);
}
