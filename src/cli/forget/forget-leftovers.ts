import type { Redis } from 'ioredis';

const KEYS_A_LOOK = 500;

/** Keys of the desk that name a person and belong to no case any more: counters and look-ups. How many were removed. */
export async function forgetLeftovers(redis: Redis, deskId: string, person: string): Promise<number> {
  const named = person.toLowerCase();
  const kinds = ['cap', 'index', 'search', 'firm'].map((kind) => `{${deskId}}:${kind}:`);
  let removed = 0;
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `{${deskId}}:*`, 'COUNT', KEYS_A_LOOK);
    const leftovers = keys.filter((key) => {
      const kind = kinds.find((start) => key.startsWith(start));
      return kind !== undefined && names(key.slice(kind.length).toLowerCase(), named);
    });
    if (leftovers.length > 0) removed += await redis.del(...leftovers);
    cursor = next;
  } while (cursor !== '0');
  return removed;
}

/** As a whole: ann@firm.example is neither joann@firm.example nor ann@firm.example.org. */
function names(rest: string, person: string): boolean {
  const name = rest
    // The counters of acknowledgements, by address and by address and subject; the name of a look-up table.
    .replace(/^(?:ack\.(?:to|about)\.|[a-z-]+:)/, '')
    .replace(/\.[a-z0-9]{20,}$/, '');
  return name.split(/[\s<>/]+/).includes(person);
}
