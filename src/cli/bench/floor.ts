import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { Queue, QueueEvents, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { SlackStandIn } from '../../playground/slack/stand-in.ts';

/** Jobs between a mail and its card: receive, triage, request-review. */
const HOPS = 3;

export interface Floor {
  /** Takes one mail the bare way and resolves with the milliseconds until Slack had a post of it. */
  once(raw: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * What the way from mail to card costs at the least with the same parts: SMTP in, one synced file, mailparser, as many
 * BullMQ jobs as the way has, one post. No records, no reading, no card.
 */
export async function startFloor(redisPath: string, folder: string, slack: SlackStandIn): Promise<Floor> {
  const redis = new Redis(redisPath, { maxRetriesPerRequest: null });
  const options = { connection: redis, prefix: '{floor}:queue' };
  const queue = new Queue('hops', options);
  const events = new QueueEvents('hops', { connection: redis.duplicate(), prefix: options.prefix });
  const worker = new Worker('hops', async () => {}, { ...options, concurrency: 4 });
  await Promise.all([events.waitUntilReady(), worker.waitUntilReady()]);
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const channel = slack.channels.find(({ purpose }) => purpose === 'review')?.id ?? '';

  let arrived: (raw: Buffer) => void = () => {};
  let count = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        keep(join(folder, `floor-${count++}`), raw).then(() => {
          done();
          arrived(raw);
        }, done);
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

  return {
    async once(raw) {
      const startedAt = performance.now();
      const taken = new Promise<Buffer>((resolve) => {
        arrived = resolve;
      });
      await submit(port, raw);
      const mail = await simpleParser(await taken);
      for (let hop = 0; hop < HOPS; hop++) {
        const job = await queue.add('hop', { v: 1 }, { removeOnComplete: 10 });
        await job.waitUntilFinished(events);
      }
      await client.chat.postMessage({ channel, text: mail.subject ?? '' });
      return performance.now() - startedAt;
    },
    async close() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await worker.close();
      await events.close();
      await queue.close();
      redis.disconnect();
    },
  };
}

/** Hands a raw mail to an SMTP server on this machine. */
export async function submit(port: number, raw: string, to = 'bench@desk.example'): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from: 'mia@birchwood.example', to }, raw });
  } finally {
    transport.close();
  }
}

async function keep(path: string, raw: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  await file.writeFile(raw);
  await file.sync();
  await file.close();
}
