import type { Lease, Leases, Log } from '../../core/ports.ts';

export interface HeldLease {
  lease: Lease;
  /** Aborted once somebody else may hold it. */
  lost: AbortSignal;
  /** Says that it was seen to be lost. */
  giveUp(): void;
  release(): Promise<void>;
}

/** Takes a lease and renews it until it is released or lost. Null where somebody else holds it. */
export async function holdLease(
  leases: Leases,
  name: string,
  ttlMs: number,
  log: Log,
): Promise<HeldLease | null> {
  const lease = await leases.acquire(name, ttlMs);
  if (!lease) return null;
  const lost = new AbortController();
  let renewedAt = performance.now();

  async function renew(): Promise<void> {
    const askedAt = performance.now();
    // An answer may never come: the time alone ends a lease too.
    if (askedAt - renewedAt > ttlMs) lost.abort();
    const held = await lease?.renew().catch((error) => {
      log.warn({ name, reason: String(error) }, 'A lease could not be renewed');
      return null;
    });
    if (held === false) lost.abort();
    if (held) renewedAt = askedAt;
  }
  const timer = setInterval(() => void renew(), ttlMs / 3);

  return {
    lease,
    lost: lost.signal,
    giveUp: () => lost.abort(),
    async release() {
      clearInterval(timer);
      await lease.release().catch((error) => {
        log.warn({ name, reason: String(error) }, 'A lease could not be given back; it ends by itself');
      });
    },
  };
}
