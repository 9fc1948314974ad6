import { expect, it } from 'vitest';
import { parkedCard, tellParked } from '../../src/jobs/parked-cards.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { createCaps } from '../../src/redis/caps.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { createLookup } from '../../src/redis/lookup.ts';
import { createRecords } from '../../src/redis/records.ts';
import { useRedis } from '../support/redis.ts';

const HOUR = 3_600_000;
const NOW = 500_000 * HOUR + 1_000;
const own = useRedis();
function aDesk(id: string, parkedCards = true) {
  const keys = keysOf(id);
  const announced: { key: string; text: string }[] = [];
  const records = createRecords(own.redis, keys, 'UTC');
  const parts = {
    caps: createCaps(own.redis, keys),
    lookup: createLookup(own.redis, keys),
    settings: { parkedCards },
    review: { announce: async (key: string, text: string) => void announced.push({ key, text }) },
  } as unknown as Parts;
  const park = async (from: number, count: number, now: number) => {
    const shown: boolean[] = [];
    for (let at = from; at < from + count; at++) {
      const asked = await parkedCard(parts, `M${at}`, now);
      await records.commit({ writes: [], index: asked.index, due: asked.due });
      shown.push(asked.shown);
    }
    return shown.filter(Boolean).length;
  };
  return { parts, park, announced, due: () => own.redis.zrange(keys.due, '0', '-1') };
}

it('parked mail gets thirty cards an hour; of the rest the number is told once, an hour later', async () => {
  const { parts, park, announced, due } = aDesk('many');
  expect(await park(0, 1_250, NOW)).toBe(30);
  expect(await due()).toEqual(['tell-parked.500000']);
  await tellParked(parts, '500000');
  expect(announced).toEqual([
    {
      key: 'parked.500000',
      text: '1,220 more automatic mails were parked without a card within an hour; npm run -s parked lists them.',
    },
  ]);
  expect(await park(2_000, 3, NOW + HOUR)).toBe(3);
  await tellParked(parts, '500001');
  expect(announced).toHaveLength(1);
});

it('a mail that is tried again keeps its card', async () => {
  const { parts, park } = aDesk('again');
  await park(0, 40, NOW);
  expect((await parkedCard(parts, 'M3', NOW)).shown).toBe(true);
});

it('where parked mail gets no cards at all, nothing is told of it', async () => {
  const { park, due } = aDesk('off', false);
  expect(await park(0, 3, NOW)).toBe(0);
  expect(await due()).toEqual([]);
});
