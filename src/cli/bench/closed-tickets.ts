import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { readConfig } from '../../config.ts';
import type { Records } from '../../core/ports.ts';
import type { RecordWrite, Transition } from '../../core/transition.ts';
import { startDesk } from '../../desk.ts';
import { decide } from '../../jobs/decide.ts';
import type { Parts } from '../../jobs/parts.ts';
import { createLog } from '../../log.ts';
import { startSlackStandIn } from '../../playground/slack/server.ts';
import { keysOf } from '../../redis/keys.ts';
import { startPrivateRedis } from '../../redis/private-server.ts';
import { createRecords } from '../../redis/records.ts';
import { caseMail } from './case-mails.ts';
import { startCountingSink } from './counting-sink.ts';
import { submit } from './floor.ts';
import { SUPPORT } from './make-mails.ts';
import { silentReview } from './silent-review.ts';

/** In every name of the ticket that is lived through, so that a copy is made by putting another in its place. */
const MARK = '7000000';
const AT_ONCE = 64;

/** All that a closed ticket left behind, in one transition: a case, its reply, the customer's thanks, and the end. */
export type Life = Transition;

/** Lives one ticket through with a desk of its own: mail in, card, approval, reply, thanks, closed. */
export async function liveOnce(): Promise<Life> {
  const log = createLog({ level: 'error', pretty: true });
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-life-'));
  const redis = await startPrivateRedis({ folder, persistent: false, log });
  const slack = await startSlackStandIn({ port: 0, folder: null, log });
  const sink = await startCountingSink();
  const config = readConfig({
    DATA_DIR: join(folder, 'data'),
    SUPPORT_ADDRESSES: SUPPORT,
    SMTP_LISTEN_PORT: '0',
    SMTP_URL: sink.smtpUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_REVIEW_CHANNEL: slack.channels.find(({ purpose }) => purpose === 'review')?.id ?? '',
    ACKNOWLEDGE: 'on',
    REPLIES: 'on',
    UNDO_SECONDS: '0',
    OCR: 'off',
    TIME_ZONE: 'UTC',
  });
  if (!config.slack) throw new Error('No Slack settings.');
  const lived: Transition[] = [];
  let parts: Parts | null = null;
  let count = 0;
  const desk = await startDesk({
    config,
    redisAddress: redis.path,
    slack: { ...config.slack, apiUrl: slack.apiUrl },
    smtpUrl: sink.smtpUrl,
    log,
    random: () => `${MARK}${String(count++).padStart(17, '0')}`,
    tuning: { reviewPace: { max: 1_000, perMs: 1_000 } },
    wrap(all) {
      parts = { ...all, review: silentReview(() => {}), records: remembering(all.records, lived) };
      return parts;
    },
  });
  try {
    if (!parts) throw new Error('The desk has no parts.');
    await liveThrough(parts, desk.smtpPort);
  } finally {
    await desk.close();
    await sink.close();
    await slack.close();
    await redis.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return inOne(lived);
}

/** Commits copies of a life, each with names and numbers of its own, from the first number on. */
export async function seedClosed(redis: Redis, deskId: string, life: Life, count: number): Promise<void> {
  const records = createRecords(redis, keysOf(deskId), 'UTC');
  const [ticket, ...others] = idsOf(life);
  const text = JSON.stringify(life);
  for (let from = 0; from < count; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => from + at + 1);
    const done = await Promise.all(
      numbers.map((number) => {
        const digits = String(number + Number(MARK)).padStart(MARK.length, '0');
        let copy = text.replaceAll(MARK, digits).replaceAll(`${ticket}`, `T${digits}`);
        for (const id of others) copy = copy.replaceAll(id, `${id.slice(0, -MARK.length)}${digits}`);
        return records.commit(JSON.parse(copy) as Transition);
      }),
    );
    if (!done.every(Boolean)) throw new Error('A closed ticket could not be committed.');
  }
}

async function liveThrough(parts: Parts, smtpPort: number): Promise<void> {
  const { from, raw } = caseMail(Number(MARK));
  await submit(smtpPort, raw);
  const [id] = await untilThere(async () => {
    const ids = await parts.lookup.openTickets();
    const ticket = ids[0] ? await parts.records.ticket(ids[0]) : null;
    return ticket?.card && ticket.draftVersion > 0 ? ids : null;
  });
  if (id === undefined) throw new Error('No ticket.');
  const by = { id: 'U0BENCH', name: 'Bench' };
  const now = async () => {
    const ticket = await parts.records.ticket(id);
    if (!ticket) throw new Error('The ticket is gone.');
    return ticket;
  };
  const base = async () => {
    const ticket = await now();
    return { ticketId: id, draftVersion: ticket.draftVersion, seenMessages: ticket.messages.length, by };
  };
  const approved = await decide(parts, { kind: 'approve', ...(await base()) });
  if (!approved.accepted) throw new Error(approved.told);
  await untilThere(async () => ((await now()).state === 'waiting_customer' ? true : null));
  const thanks = [
    `From: Customer ${MARK} <${from}>`,
    `To: ${SUPPORT}`,
    `Subject: Re: Sign-in to Jump, case ${MARK}`,
    `Message-ID: <thanks-${MARK}@firm${MARK}.example>`,
    `In-Reply-To: <case-${MARK}@firm${MARK}.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'That worked, I can sign in now. Thank you very much!',
  ].join('\r\n');
  await submit(smtpPort, thanks);
  await untilThere(async () => {
    const { readMessages, messages } = await now();
    return messages.length === 2 && readMessages === 2 ? true : null;
  });
  const closed = await decide(parts, {
    kind: 'reject',
    ...(await base()),
    reason: 'no_reply_needed',
    note: '',
  });
  if (!closed.accepted) throw new Error(closed.told);
  await untilThere(async () => ((await now()).state === 'closed' ? true : null));
  // What follows the closing is a part of it.
  await sleep(2_000);
}

function remembering(records: Records, lived: Transition[]): Records {
  return {
    ...records,
    async commit(transition) {
      const committed = await records.commit(transition);
      if (committed) lived.push(transition);
      return committed;
    },
  };
}

/** The last form of each record, and all that was noted beside them. Nothing of it is owed any more. */
function inOne(lived: readonly Transition[]): Life {
  const last = new Map<string, RecordWrite>();
  for (const write of lived.flatMap(({ writes }) => writes)) last.set(nameOf(write), write);
  return {
    writes: [...last.values()].map(
      (write) => ({ ...write, record: { ...write.record, rev: 0 } }) as RecordWrite,
    ),
    history: lived.flatMap(({ history }) => history ?? []),
    index: lived.flatMap(({ index }) => index ?? []),
    facts: lived.flatMap(({ facts }) => facts ?? []),
  };
}

function nameOf({ kind, record }: RecordWrite): string {
  return 'id' in record ? `${kind}.${record.id}` : `${kind}.${record.ticketId}.${record.version}`;
}

/** The ticket's id first, then those of its messages. */
function idsOf({ writes }: Life): string[] {
  const of = (kind: RecordWrite['kind']) =>
    writes.flatMap((write) => (write.kind === kind && 'id' in write.record ? [write.record.id] : []));
  return [...of('ticket'), ...of('message')];
}

async function untilThere<T>(look: () => Promise<T | null>): Promise<T> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const found = await look();
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error('The ticket of the benchmark does not come to its end.');
}
