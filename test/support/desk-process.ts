import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../../src/config.ts';
import { sendId } from '../../src/core/send.ts';
import { startDesk } from '../../src/desk.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { readRoles } from '../../src/roles.ts';
import { quiet } from './desk.ts';

// A desk in a process of its own, which can be told to die, as by SIGKILL, at one exact place.

/** Where the process dies. */
export type Fault =
  | 'none'
  | 'while parsing'
  | 'between commit and queue'
  | 'after approval'
  | 'between card and record'
  | 'before the mail is sent'
  | 'between mail and record'
  | 'between Slack reply and record';

export interface DeskProcessInput {
  env: Record<string, string>;
  redisAddress: string;
  slackApiUrl: string;
  fault: Fault;
  /** All where left out. */
  roles?: string[];
}

if (process.argv[2]) await run(JSON.parse(process.argv[2]) as DeskProcessInput);

async function run({ env, redisAddress, slackApiUrl, fault, roles = [] }: DeskProcessInput): Promise<void> {
  const config = readConfig(env);
  if (!config.slack) throw new Error('No Slack settings.');
  const desk = await startDesk({
    config,
    redisAddress,
    slack: { ...config.slack, apiUrl: slackApiUrl },
    smtpUrl: config.smtp.url,
    log: quiet,
    roles: readRoles(roles),
    tuning: { reviewPace: { max: 1_000, perMs: 1_000 }, sweepEveryMs: 300, deadAfterMs: 1_500 },
    wrap: (parts) => withFault(parts, fault),
  });
  process.once('SIGTERM', () => void desk.close().then(() => process.exit(0)));
  process.stdout.write(`ready ${desk.smtpPort}\n`);
}

function withFault(parts: Parts, fault: Fault): Parts {
  const queueDyingOn = (job: string): Parts['queue'] => ({
    enqueue: (due) => (due.job === job ? die() : parts.queue.enqueue(due)),
  });
  switch (fault) {
    case 'none':
      return parts;
    case 'while parsing':
      return { ...parts, understand: { ...parts.understand, email: die } };
    case 'between commit and queue':
      return { ...parts, queue: queueDyingOn('triage') };
    case 'after approval':
      return { ...parts, queue: queueDyingOn('send-reply') };
    case 'between card and record':
      return {
        ...parts,
        review: {
          ...parts.review,
          async post(card) {
            await parts.review.post(card);
            // The acknowledgement is another send: it must not be caught halfway by the death of this one.
            while ((await parts.records.send(sendId.acknowledgement(card.ticketId)))?.state !== 'sent')
              await sleep(20);
            return die();
          },
        },
      };
    case 'before the mail is sent':
      return { ...parts, mailer: { send: (mail) => (mail.automatic ? parts.mailer.send(mail) : die()) } };
    case 'between mail and record':
      return {
        ...parts,
        mailer: {
          send: async (mail) => {
            const outcome = await parts.mailer.send(mail);
            return mail.automatic ? outcome : die();
          },
        },
      };
    case 'between Slack reply and record':
      return {
        ...parts,
        customers: { ...parts.customers, reply: (...reply) => parts.customers.reply(...reply).then(die) },
      };
  }
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}
