import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { projectRoot, readConfig } from '../../src/config.ts';
import { StepcheckError } from '../../src/core/errors.ts';
import { encodeIntake } from '../../src/core/intake.ts';
import { maskSecrets } from '../../src/core/mask-secrets.ts';
import { readMail } from '../../src/email/read-mail.ts';
import { parseArticle } from '../../src/files/articles.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { receive } from '../../src/jobs/receive.ts';
import { runJob } from '../../src/jobs/run-job.ts';
import { parseAnswer } from '../../src/openai/answer.ts';
import { quotesIn } from '../../src/openai/locate-quote.ts';
import { toClaims, toFit } from '../../src/openai/to-claims.ts';
import { readPrompts } from '../../src/prompts.ts';
import { createRulesReader } from '../../src/reading/rules-reader.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createRecords } from '../../src/redis/records.ts';
import { intakeOf, unreadableAt } from '../../src/slack/intake.ts';
import { createUnderstand } from '../../src/slack/understand.ts';
import { anItem } from '../support/an-item.ts';
import { ticketOf } from '../support/records.ts';
import type { Target } from './fuzz.ts';

const MAILS = join(projectRoot, 'test/cases/worked-on');
const ARTICLES = join(projectRoot, 'prompts/articles');
const RULES = { team: 'T1', ownUserId: 'U0BOT', reviewChannel: 'C0REVIEW', customerChannels: ['C0CUSTOMER'] };

/** Every place where something from outside, or from an older version of us, is read. */
export async function fuzzTargets(redis: Redis): Promise<Target[]> {
  const { articles } = await readPrompts();
  const [article] = articles.all;
  if (!article) throw new Error('There is no article.');
  const { desk } = readConfig({ SUPPORT_ADDRESSES: 'help@desk.example' });
  const reader = createRulesReader(articles.all, desk);
  const mails = await mailSeeds();
  const records = createRecords(redis, keysOf('fuzz'), 'UTC');
  const understand = createUnderstand({
    people: {
      profile: async () => ({ name: 'Mia', email: null, mayDecide: false, isBot: false }),
    } as unknown as Parameters<typeof createUnderstand>[0]['people'],
    download: async () => ({ problem: 'not fetched' }),
    clock: { now: () => 1_795_000_000_000 },
  });
  const text = 'I asked our IT team yesterday. They approved the request this morning, it works now.';
  const locate = quotesIn({ subject: 'Jump', text });

  return [
    {
      name: 'mail, taken apart and read',
      share: 25,
      seeds: mails,
      takesJson: false,
      async take(input) {
        const { message } = await readMail(anItem(), input, { trustedAuthServers: [] });
        reader.judge(message);
        reader.read({ messages: [message], deskUserIds: [], allFromCustomer: true });
        maskSecrets(message.text);
        return message.readable;
      },
    },
    {
      name: 'Slack event, taken in and understood',
      share: 20,
      seeds: slackEvents(),
      takesJson: true,
      async take(input) {
        const event = jsonOf(input);
        const taken = intakeOf(event, RULES, 1_795_000_000_000);
        if (!taken) {
          unreadableAt(event, RULES);
          return false;
        }
        const { message } = await understand(taken.item, taken.raw);
        reader.judge(message);
        return true;
      },
    },
    {
      name: 'answer of a model',
      share: 20,
      seeds: modelAnswers(article.steps.map(({ id }) => id)),
      takesJson: true,
      async take(input) {
        const given = parseAnswer(input.toString('utf8'));
        if (!given) return false;
        toFit(given, 'M1', locate, article);
        return toClaims(given, 'M1', locate, article).every(
          ({ start, end }) => start >= 0 && end <= text.length && start < end,
        );
      },
    },
    {
      name: 'job out of the queue',
      share: 15,
      seeds: [
        Buffer.from(
          '{"v":1,"job":{"job":"triage","id":"T1001","key":"triage.T1001.1","at":1795000000000,"backlog":false}}',
        ),
      ],
      takesJson: true,
      async take(input) {
        await runJob(partsWithNothing(), jsonOf(input));
        return true;
      },
    },
    {
      name: 'stored record',
      share: 10,
      seeds: [Buffer.from(JSON.stringify(ticketOf()))],
      takesJson: true,
      async take(input) {
        await redis.hset(keysOf('fuzz').record('ticket', 'T1'), 'rev', '1', 'json', input.toString('utf8'));
        return (await records.ticket('T1')) !== null;
      },
    },
    {
      name: 'file of the intake',
      share: 8,
      seeds: [Buffer.concat(encodeIntake(anItem(), Buffer.from('From: a@b.example\r\n\r\nHello')))],
      takesJson: true,
      async take(input) {
        const understand = async () => {
          throw new StepcheckError('whole_file', 'never', 'It was taken for one of ours.');
        };
        await receive(
          {
            files: { get: async () => input },
            understand: { email: understand, slack: understand },
          } as unknown as Parts,
          'mail.1.x',
        );
        return true;
      },
    },
    {
      name: 'settings',
      share: 1,
      seeds: [
        Buffer.from(
          'SUPPORT_ADDRESSES=a@b.example\nTIME_ZONE=Europe/Berlin\nRETENTION_DAYS=90\nSMTP_URL=smtp://u:p@h:25\nREDIS_URL=redis://h:1\nIMAP_URL=imap://u:p@h/INBOX\nACKNOWLEDGE=on\nUNDO_SECONDS=10',
        ),
      ],
      takesJson: false,
      async take(input) {
        readConfig(
          Object.fromEntries(
            input
              .toString('utf8')
              .split('\n')
              .map((line) => line.split(/=(.*)/s).slice(0, 2)),
          ),
        );
        return true;
      },
    },
    {
      name: 'article',
      share: 0.2,
      seeds: await articleSeeds(),
      takesJson: false,
      take: async (input) => 'article' in parseArticle('fuzz.yaml', input.toString('utf8')),
    },
  ];
}

async function mailSeeds(): Promise<Buffer[]> {
  const names = (await readdir(MAILS)).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.map((name) => readFile(join(MAILS, name))));
}

async function articleSeeds(): Promise<Buffer[]> {
  const names = (await readdir(ARTICLES)).filter((name) => /^[a-z-]+\.yaml$/.test(name));
  return Promise.all(names.map((name) => readFile(join(ARTICLES, name))));
}

function slackEvents(): Buffer[] {
  const base = {
    type: 'message',
    channel: 'C0CUSTOMER',
    user: 'U1',
    ts: '1795000000.000100',
    text: 'Need admin approval <@U2>',
  };
  const file = {
    id: 'F1',
    name: 'a.png',
    mimetype: 'image/png',
    size: 3,
    url_private_download: 'https://files.example/a',
  };
  return [
    base,
    { ...base, subtype: 'file_share', files: [file] },
    { ...base, thread_ts: '1794999999.000100', text: '&lt;b&gt; *bold* ```code```' },
    { ...base, attachments: [{ is_share: true, text: 'shared' }] },
  ].map((event) => Buffer.from(JSON.stringify(event)));
}

function modelAnswers(steps: readonly string[]): Buffer[] {
  return steps.map((step) =>
    Buffer.from(
      JSON.stringify({
        about: { fits: 'yes', problem: 'admin approval', quote: 'I asked our IT team' },
        claims: [{ step, status: 'done', quote: 'They approved the request this morning' }],
      }),
    ),
  );
}

/** A desk that knows no case. */
function partsWithNothing(): Parts {
  const nothing = async () => null;
  return {
    records: { ticket: nothing, send: nothing, draft: nothing, message: nothing, commit: async () => true },
    files: { get: nothing, list: async () => [], put: nothing, remove: nothing },
    lookup: { find: nothing, openTickets: async () => [], parkedTickets: async () => [] },
    due: { complete: nothing, postpone: nothing },
    clock: { now: () => 1_795_000_000_000 },
  } as unknown as Parts;
}

/** What Slack and the queue hand over is JSON already: other bytes never come that far. */
function jsonOf(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString('utf8'));
  } catch {
    return input.toString('utf8');
  }
}
