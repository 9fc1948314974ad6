import type { ImapFlowError } from 'imapflow';

/** How often each mail's fetch failed, as points: a refusal counts double, since a lost connection may be the line's fault. */
export interface Troubles {
  of(uid: number): number;
  blame(uid: number, error: unknown): void;
  clear(): void;
}

/** From so many points on, only the headers are asked for: after three refusals. */
export const HEADERS_ONLY = 6;
/** From so many on, nothing is. */
export const NOTHING = 8;

const LOST = new Set(['NoConnection', 'EConnectionClosed', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ETIMEOUT']);

/** Remembers which mail could not be fetched, so that it does not hold up those behind it for ever. */
export function createTroubles(): Troubles {
  const points = new Map<number, number>();
  const of = (uid: number) => points.get(uid) ?? 0;
  return {
    of,
    blame(uid, error) {
      const { code } = error as ImapFlowError;
      points.set(uid, of(uid) + (LOST.has(code ?? '') ? 1 : 2));
    },
    clear: () => points.clear(),
  };
}
