import { randomBytes } from 'node:crypto';
import type { OpenModal } from './modals.ts';
import { newId } from './store.ts';

/** A published App Home, one a person. It has the form of a view. */
export type Home = OpenModal;

/** What the app has published for whom. Kept in memory, like modals. */
export interface Homes {
  publish(userId: string, view: Record<string, unknown>): Home;
  of(userId: string): Home | null;
}

export function createHomes(): Homes {
  const byUser = new Map<string, Home>();
  return {
    publish(userId, view) {
      const id = byUser.get(userId)?.id ?? newId('V');
      const home = { id, hash: randomBytes(6).toString('hex'), userId, window: '', view };
      byUser.set(userId, home);
      return home;
    },
    of: (userId) => byUser.get(userId) ?? null,
  };
}
