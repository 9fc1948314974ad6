import type { Redis } from 'ioredis';
import type { z } from 'zod';
import { Draft } from '../core/draft.ts';
import { StepcheckError } from '../core/errors.ts';
import { isoWeek } from '../core/iso-week.ts';
import { MessageRecord } from '../core/message.ts';
import type { Records } from '../core/ports.ts';
import { Send } from '../core/send.ts';
import { Ticket } from '../core/ticket.ts';
import type { Erasure, RecordWrite, Transition } from '../core/transition.ts';
import { COMMIT_SCRIPT } from './commit-script.ts';
import type { Keys } from './keys.ts';
import { objectIn } from './object-in.ts';
import { searchTerms } from './search-terms.ts';

/** A Slack thread that was quiet for longer is not looked into any more after an outage. */
const THREAD_KEPT_MS = 30 * 24 * 3600 * 1000;

/** The three records and the message record in Redis: a hash each, with its rev beside its JSON. */
export function createRecords(redis: Redis, keys: Keys, timeZone: string): Records {
  async function read<T>(schema: z.ZodType<T>, kind: string, id: string): Promise<T | null> {
    const [rev, json] = await redis.hmget(keys.record(kind, id), 'rev', 'json');
    if (rev == null || json == null) return null;
    const parsed = schema.safeParse({ ...objectIn(json), rev: Number(rev) });
    if (parsed.success) return parsed.data;
    throw new StepcheckError(
      'bad_record',
      'person',
      `The stored ${kind} ${id} is not of a form this version knows: was it written by a newer one?`,
      { cause: parsed.error },
    );
  }

  return {
    ticket: (id) => read(Ticket, 'ticket', id),
    draft: (ticketId, version) => read(Draft, 'draft', `${ticketId}.${version}`),
    send: (id) => read(Send, 'send', id),
    message: (id) => read(MessageRecord, 'message', id),
    async commit(transition) {
      const { touched, operations } = planOf(transition, keys, timeZone);
      const done = await redis.eval(COMMIT_SCRIPT, touched.length, ...touched, JSON.stringify(operations));
      return done === 1;
    },
  };
}

type Operation = Record<string, string | number>;

function planOf(transition: Transition, keys: Keys, timeZone: string) {
  const touched: string[] = [];
  const operations: Operation[] = [];
  const position = (key: string) => {
    const known = touched.indexOf(key);
    return known >= 0 ? known + 1 : touched.push(key);
  };

  for (const write of transition.writes) {
    const { rev, ...rest } = write.record;
    operations.push({ op: 'write', key: position(recordKey(write, keys)), rev, json: JSON.stringify(rest) });
    if (write.kind === 'ticket') operations.push(...ticketOperations(write.record, keys, position));
  }
  for (const { ticketId, entry } of transition.history ?? []) {
    operations.push({ op: 'history', key: position(keys.history(ticketId)), json: JSON.stringify(entry) });
  }
  for (const { table, key, value, ttlSeconds, onlyIfAbsent, keepsFirst } of transition.index ?? []) {
    const op = onlyIfAbsent ? 'claim-index' : 'index';
    const keep = keepsFirst ? 1 : 0;
    operations.push({ op, key: position(keys.index(table, key)), value, ttl: ttlSeconds ?? 0, keep });
  }
  for (const job of transition.due ?? []) {
    const places = { key: position(keys.due), jobs: position(keys.dueJobs) };
    operations.push({ op: 'due', ...places, member: job.key, at: job.at, json: JSON.stringify(job) });
  }
  for (const fact of transition.facts ?? []) {
    const key = position(keys.facts(isoWeek(fact.at, timeZone)));
    operations.push({ op: 'fact', key, json: JSON.stringify(fact) });
  }
  for (const erasure of transition.erasures ?? []) operations.push(...erasing(erasure, keys, position));
  return { touched, operations };
}

function erasing(erasure: Erasure, keys: Keys, position: (key: string) => number): Operation[] {
  if (erasure.what === 'index')
    return [{ op: 'remove', key: position(keys.index(erasure.table, erasure.key)) }];
  if (erasure.what !== 'ticket')
    return [{ op: 'remove', key: position(keys.record(erasure.what, erasure.id)) }];
  const { id, rev, firm, route } = erasure.record;
  const lists = [
    keys.open,
    keys.parked,
    keys.resting,
    ...searchTerms(erasure.record).map(keys.search),
    ...(firm === null ? [] : [keys.firm(firm)]),
  ].map((key) => ({ op: 'unrank', key: position(key), member: id }));
  const thread = route?.channel === 'slack' ? `${route.channelId}/${route.threadTs}` : null;
  return [
    { op: 'remove-at', key: position(keys.record('ticket', id)), rev },
    { op: 'remove', key: position(keys.history(id)) },
    ...lists,
    ...(thread === null ? [] : [{ op: 'unrank', key: position(keys.slackThreads), member: thread }]),
  ];
}

function recordKey(write: RecordWrite, keys: Keys): string {
  if (write.kind === 'draft') return keys.record('draft', `${write.record.ticketId}.${write.record.version}`);
  return keys.record(write.kind, write.record.id);
}

function ticketOperations(ticket: Ticket, keys: Keys, position: (key: string) => number): Operation[] {
  const at = ticket.updatedAt;
  // Parked and closed tickets leave the set of those that somebody waits for.
  const open = ticket.state === 'open' || ticket.state === 'waiting_customer';
  const operations: Operation[] = [
    { op: open ? 'rank' : 'unrank', key: position(keys.open), member: ticket.id, at },
    { op: ticket.state === 'parked' ? 'rank' : 'unrank', key: position(keys.parked), member: ticket.id, at },
    { op: ticket.state === 'open' ? 'unrank' : 'rank', key: position(keys.resting), member: ticket.id, at },
  ];
  operations.push(
    ...searchTerms(ticket).map((term) => {
      return { op: 'rank', key: position(keys.search(term)), member: ticket.id, at };
    }),
  );
  if (ticket.firm !== null) {
    const op = open ? 'rank' : 'unrank';
    operations.push({ op, key: position(keys.firm(ticket.firm)), member: ticket.id, at });
  }
  if (ticket.route?.channel !== 'slack') return operations;
  const key = position(keys.slackThreads);
  const member = `${ticket.route.channelId}/${ticket.route.threadTs}`;
  return [
    ...operations,
    { op: 'rank', key, member, at },
    { op: 'forget-before', key, at: at - THREAD_KEPT_MS },
  ];
}
