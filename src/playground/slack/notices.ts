import { randomUUID } from 'node:crypto';
import type { StandInNotice } from './stand-in.ts';

/** Ephemeral messages. Slack keeps none of them across a reload, so neither do we. */
export interface Notices {
  add(userId: string, notice: Omit<StandInNotice, 'id'>): void;
  remove(userId: string, id: string): void;
  of(userId: string): readonly StandInNotice[];
}

export function createNotices(): Notices {
  const byUser = new Map<string, StandInNotice[]>();
  return {
    add(userId, notice) {
      byUser.set(userId, [...(byUser.get(userId) ?? []), { id: randomUUID(), ...notice }]);
    },
    remove(userId, id) {
      byUser.set(
        userId,
        (byUser.get(userId) ?? []).filter((notice) => notice.id !== id),
      );
    },
    of: (userId) => byUser.get(userId) ?? [],
  };
}
