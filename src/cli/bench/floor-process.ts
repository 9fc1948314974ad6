import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

// What a desk's way costs at the least with the same parts, in a process of its own: SMTP in, one synced file,
// mailparser, as many BullMQ jobs as the way has, SMTP out. No records, no reading.

export interface FloorProcessInput {
  redisAddress: string;
  folder: string;
  smtpUrl: string;
  /** BullMQ jobs a mail. */
  hops: number;
  concurrency: number;
}

interface Hop {
  file: string;
  hop: number;
}

if (process.argv[2]) await run(JSON.parse(process.argv[2]) as FloorProcessInput);

async function run({ redisAddress, folder, smtpUrl, hops, concurrency }: FloorProcessInput): Promise<void> {
  await mkdir(folder, { recursive: true });
  const redis = new Redis(redisAddress, { maxRetriesPerRequest: null });
  const options = { connection: redis, prefix: '{floor}:queue' };
  const queue = new Queue<Hop>('hops', options);
  const { hostname, port } = new URL(smtpUrl);
  // As the desk does: a connection for each mail.
  const transport = createTransport({ host: hostname, port: Number(port), ignoreTLS: true });
  const add = (data: Hop) =>
    queue.add('hop', data, { removeOnComplete: true, jobId: `${data.file}.${data.hop}` });

  const worker = new Worker<Hop>(
    'hops',
    async ({ data }) => {
      const { file, hop } = data;
      if (hop < hops) await add({ file, hop: hop + 1 });
      if (hop === 1) {
        const { from } = await simpleParser(await readFile(join(folder, file)));
        await transport.sendMail({
          from: 'bench@desk.example',
          to: from?.value[0]?.address ?? '',
          subject: 'We have your message',
          text: 'Thank you for writing. A person answers soon.',
        });
        await unlink(join(folder, file));
      }
      if (hop === hops) process.send?.({ card: file });
    },
    { ...options, connection: redis.duplicate(), concurrency },
  );
  await worker.waitUntilReady();

  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        count += 1;
        const file = `floor-${count}`;
        keep(join(folder, file), Buffer.concat(chunks))
          .then(() => add({ file, hop: 1 }))
          .then(() => done(), done);
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address();
    process.send?.({ ready: { smtpPort: typeof address === 'object' && address ? address.port : 0 } });
  });
}

async function keep(path: string, raw: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  await file.writeFile(raw);
  await file.sync();
  await file.close();
}
