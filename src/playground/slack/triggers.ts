import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';
import type { ModalPlace } from './modals.ts';

/** Trigger ids: leave to open one modal for one person, where they pressed, for 3 seconds. */
export interface Triggers {
  issue(place: ModalPlace): string;
  /** Where, or Slack's error code. */
  redeem(triggerId: string): ModalPlace | { error: string };
}

export function createTriggers(clock: Clock, lifeMs: number): Triggers {
  const issued = new Map<string, { place: ModalPlace; at: number; used: boolean }>();
  return {
    issue({ userId, window }) {
      const now = clock.now();
      for (const [id, trigger] of issued) if (now - trigger.at > lifeMs * 100) issued.delete(id);
      const id = `${now}.${Math.floor(now / 1000)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { place: { userId, window }, at: now, used: false });
      return id;
    },
    redeem(triggerId) {
      const trigger = issued.get(triggerId);
      if (trigger === undefined) return { error: 'invalid_trigger_id' };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (clock.now() - trigger.at > lifeMs) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return trigger.place;
    },
  };
}
