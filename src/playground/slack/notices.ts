import type { StandInNotice } from './stand-in.ts';

/** Ephemeral messages. Slack keeps none of them across a reload, so neither do we. */
export interface Notices {
  add(userId: string, notice: StandInNotice): void;
  of(userId: string): readonly StandInNotice[];
}

export function createNotices(): Notices {
  const byUser = new Map<string, StandInNotice[]>();
  return {
    add(userId, notice) {
      byUser.set(userId, [...(byUser.get(userId) ?? []), notice]);
    },
    of: (userId) => byUser.get(userId) ?? [],
  };
}
