import type { Cap } from '../core/ports.ts';
import { type DueJob, type IndexEntry, indexTable } from '../core/transition.ts';
import type { Parts } from './parts.ts';
import { CLOCK_DIFFERENCE_MS } from './retry-policies.ts';

const HOUR_MS = 3_600_000;
/** Newsletters and stray bounces come by the thousand: nobody reads so many cards, and customers' would wait for them. */
const CAP: Cap = { name: 'parked.cards', windowMs: HOUR_MS, max: 30 };
/** What is parked at the end of an hour is committed a moment later. */
const SLACK_MS = 60_000;
const COUNT_SECONDS = 2 * 24 * 3600;

/** Whether parked mail gets a card of its own, and what is owed where it does not. */
interface ParkedCard {
  shown: boolean;
  index: IndexEntry[];
  due: DueJob[];
}

/** Asks for a card for parked mail. Beyond the hour's cap it is counted, and listed by `npm run -s parked`. */
export async function parkedCard(parts: Parts, messageId: string, now: number): Promise<ParkedCard> {
  if (!parts.settings.parkedCards) return { shown: false, index: [], due: [] };
  const full = await parts.caps.take(messageId, [CAP], now);
  if (!full) return { shown: true, index: [], due: [] };
  const hour = Math.floor(now / HOUR_MS);
  const before = Number((await parts.lookup.find(indexTable.parkedUnshown, String(hour))) ?? 0);
  const count = { key: String(hour), value: String(before + 1), ttlSeconds: COUNT_SECONDS };
  const tell = { id: String(hour), key: `tell-parked.${hour}`, at: (hour + 1) * HOUR_MS + SLACK_MS };
  return {
    shown: false,
    index: [{ table: indexTable.parkedUnshown, ...count }],
    due: [{ job: 'tell-parked', ...tell }],
  };
}

/** Says in the review channel how many mails were parked in an hour without a card, once. */
export async function tellParked(parts: Parts, hour: string): Promise<void> {
  const count = Number((await parts.lookup.find(indexTable.parkedUnshown, hour)) ?? 0);
  if (count === 0) return;
  const mails =
    count === 1 ? '1 more automatic mail was' : `${count.toLocaleString('en-US')} more automatic mails were`;
  const text = `${mails} parked without a card within an hour; npm run -s parked lists them.`;
  await parts.review.announce(`parked.${hour}`, text, Number(hour) * HOUR_MS - CLOCK_DIFFERENCE_MS);
}
