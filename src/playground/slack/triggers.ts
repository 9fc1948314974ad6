import { randomBytes } from 'node:crypto';
import type { Clock } from '../../core/ports.ts';

/** Trigger ids: leave to open one modal for one person, for 3 seconds. */
export interface Triggers {
  issue(userId: string): string;
  /** The person, or Slack's error code. */
  redeem(triggerId: string): { userId: string } | { error: string };
}

export function createTriggers(clock: Clock, lifeMs: number): Triggers {
  const issued = new Map<string, { userId: string; at: number; used: boolean }>();
  return {
    issue(userId) {
      const now = clock.now();
      for (const [id, trigger] of issued) if (now - trigger.at > lifeMs * 100) issued.delete(id);
      const id = `${now}.${Math.floor(now / 1000)}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { userId, at: now, used: false });
      return id;
    },
    redeem(triggerId) {
      const trigger = issued.get(triggerId);
      if (trigger === undefined) return { error: 'invalid_trigger_id' };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (clock.now() - trigger.at > lifeMs) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return { userId: trigger.userId };
    },
  };
}
