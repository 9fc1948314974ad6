import type { Redis } from 'ioredis';
import type { Lookup } from '../core/ports.ts';
import { HistoryEntry } from '../core/ticket.ts';
import { Fact } from '../core/transition.ts';
import type { Keys } from './keys.ts';
import { objectIn } from './object-in.ts';

const FACTS_PER_READ = 500;

/** Look-ups beside the records. */
export function createLookup(redis: Redis, keys: Keys): Lookup {
  return {
    find: (table, key) => redis.get(keys.index(table, key)),
    async history(ticketId) {
      const lines = await redis.lrange(keys.history(ticketId), 0, -1);
      return lines.flatMap((line) => HistoryEntry.safeParse(objectIn(line)).data ?? []);
    },
    openTickets: () => redis.zrange(keys.open, '0', '-1'),
    parkedTickets: () => redis.zrange(keys.parked, '0', '-1'),
    async slackThreads() {
      const members = await redis.zrange(keys.slackThreads, '0', '-1');
      return members.map((member) => {
        const [channelId = '', threadTs = ''] = member.split('/');
        return { channelId, threadTs };
      });
    },
    ofFirm: (domain) => redis.zrange(keys.firm(domain.toLowerCase()), '0', '-1'),
    async search(term, { offset, limit }) {
      const key = keys.search(term.trim().toLowerCase());
      const [ids, total] = await Promise.all([
        redis.zrevrange(key, offset, offset + limit - 1),
        redis.zcard(key),
      ]);
      return { ids, total };
    },
    nextTicketNumber: async () => 1000 + (await redis.incr(keys.ticketNumber)),
    facts: (isoWeek) => readFacts(redis, keys.facts(isoWeek)),
  };
}

async function* readFacts(redis: Redis, stream: string): AsyncGenerator<Fact> {
  let from = '-';
  while (true) {
    const entries = await redis.xrange(stream, from, '+', 'COUNT', FACTS_PER_READ);
    for (const [, fields] of entries) {
      const fact = Fact.safeParse(objectIn(fields[1] ?? 'null')).data;
      if (fact) yield fact;
    }
    const last = entries.at(-1);
    if (!last || entries.length < FACTS_PER_READ) return;
    from = `(${last[0]}`;
  }
}
