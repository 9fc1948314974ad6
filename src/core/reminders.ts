import { addBusinessDays, addBusinessMs } from './business-deadline.ts';
import type { BusinessHours } from './business-time.ts';

const HOUR = 3_600_000;
const GATHER_MS = 10 * 60_000;

export interface ReminderSettings {
  /** After so many business hours without anybody at work on it a case is named in the channel; 0: never. */
  untakenHours: number;
  /** After so many business days without a word of the customer a nudge is suggested; 0: never. */
  silentDays: number;
}

/** When the agents are reminded of a case. All times are ms; null: never. */
export interface Reminders {
  untakenAt(from: number): number | null;
  silentAt(from: number): number | null;
  /** What becomes due within so long is told in one post. */
  gatherMs: number;
}

export function createReminders(
  { untakenHours, silentDays }: ReminderSettings,
  hours: BusinessHours,
  timeZone: string,
): Reminders {
  return {
    untakenAt: (from) =>
      untakenHours === 0 ? null : addBusinessMs(from, untakenHours * HOUR, hours, timeZone),
    silentAt: (from) => (silentDays === 0 ? null : addBusinessDays(from, silentDays, hours, timeZone)),
    gatherMs: GATHER_MS,
  };
}
