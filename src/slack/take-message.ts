import type { IntakeItem } from '../core/intake.ts';
import type { Clock, Log } from '../core/ports.ts';
import { type IntakeRules, intakeOf, threadElsewhere, unreadableAt } from './intake.ts';

const REMEMBERED = 5000;

/** Takes a message in where it is one for us. Resolves only once it is stored. */
export type TakeMessage = (event: unknown) => Promise<void>;

export interface TakeMessageOptions {
  rules: IntakeRules;
  store: (item: IntakeItem, raw: Uint8Array) => Promise<void>;
  /** Whether a thread ("team/channel/ts") is a case's, in a channel that is no customers' one. */
  isCaseThread: (place: string) => Promise<boolean>;
  clock: Clock;
  log: Log;
}

/** The one way in for live events and for the catch-up. */
export function createTakeMessage({
  rules,
  store,
  isCaseThread,
  clock,
  log,
}: TakeMessageOptions): TakeMessage {
  // Only saves work: who takes items in finds by itself that a message is there already.
  const stored = new Set<string>();
  return async (event) => {
    const elsewhere = threadElsewhere(event, rules);
    const isCase = elsewhere !== null && (await isCaseThread(elsewhere));
    const taken = intakeOf(event, rules, clock.now(), isCase);
    if (!taken) {
      const unreadable = unreadableAt(event, rules);
      if (unreadable) log.warn(unreadable, 'Slack message is of no known form and was left: see it in Slack');
      return;
    }
    if (stored.has(taken.item.id)) return;
    await store(taken.item, taken.raw);
    stored.add(taken.item.id);
    const [oldest] = stored;
    if (stored.size > REMEMBERED && oldest !== undefined) stored.delete(oldest);
  };
}
