import type { DeskSettings } from '../../src/core/settings.ts';

/** A desk that answers everything at once, but for what a test says. */
export function deskSettings(change: Partial<DeskSettings> = {}): DeskSettings {
  return {
    language: 'en',
    deskName: 'The desk',
    addresses: ['support@desk.example'],
    acknowledge: 'all',
    acknowledgeHourlyCap: 200,
    bounceAddress: null,
    replies: true,
    undoMs: 0,
    timeZone: 'UTC',
    businessHours: { spans: [{ firstDay: 1, lastDay: 5, from: 540, to: 1020 }], holidays: [] },
    summaryTo: [],
    parkedCards: true,
    ...change,
  };
}
