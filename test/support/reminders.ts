import type { Reminders } from '../../src/core/reminders.ts';

/** A desk that is reminded of nothing, but for what a test says. */
export function reminders(change: Partial<Reminders> = {}): Reminders {
  return { untakenAt: () => null, silentAt: () => null, gatherMs: 10_000, ...change };
}
