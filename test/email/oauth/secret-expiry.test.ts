import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchSecretExpiry } from '../../../src/email/oauth/secret-expiry.ts';

const DAY = 86_400_000;
const EXPIRES = Date.parse('2027-11-01T00:00:00Z');

const watches: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const watch of watches.splice(0)) await watch.close();
});

/** A review channel that says each key once, as the real one does. */
function channel() {
  const said = new Map<string, string>();
  const announce = async (key: string, text: string) => {
    if (!said.has(key)) said.set(key, text);
  };
  return { said, announce };
}

function watch(at: { now: number; looks?: number }, announce: (key: string, text: string) => Promise<void>) {
  const silent = () => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const clock = {
    now() {
      at.looks = (at.looks ?? 0) + 1;
      return at.now;
    },
  };
  watches.push(watchSecretExpiry({ expires: EXPIRES, announce, clock, log, everyMs: 2 }));
}

describe('the end of a secret', () => {
  it('is said 30, 14, 7, 3 and 1 days ahead and on the day, each once', async () => {
    const { said, announce } = channel();
    const at = { now: EXPIRES - 40 * DAY, looks: 0 };
    let calls = 0;
    watch(at, (key, text) => {
      calls++;
      return announce(key, text);
    });
    // Noon of each day up to five days after the end.
    const firstSaidOn: number[] = [];
    for (let day = 40; day >= -5; day--) {
      const before = said.size;
      at.now = EXPIRES - day * DAY + DAY / 2;
      at.looks = 0;
      await vi.waitFor(() => expect(at.looks).toBeGreaterThan(1), { timeout: 10_000, interval: 2 });
      if (said.size > before) firstSaidOn.push(day);
    }
    expect(firstSaidOn).toEqual([30, 14, 7, 3, 1, 0]);
    expect(calls).toBe(6);
    expect([...said.keys()]).toContain('mail-secret-ends.2027-11-01.14');
    expect([...said.values()][0]).toContain('ends in 30 days (2027-11-01)');
    expect([...said.values()][5]).toContain('ends today');
    expect([...said.values()][5]).toContain('MAIL_OAUTH_SECRET_EXPIRES');
  });

  it('is said once over restarts', async () => {
    const { said, announce } = channel();
    for (const hours of [0, 5, 9]) {
      const spy = vi.fn(announce);
      watch({ now: EXPIRES - 6 * DAY + hours * 3_600_000 }, spy);
      await vi.waitFor(() => expect(spy).toHaveBeenCalled(), 10_000);
    }
    expect([...said.keys()]).toEqual(['mail-secret-ends.2027-11-01.7']);
  });

  it('is said at the first start after it, too', async () => {
    const { said, announce } = channel();
    watch({ now: EXPIRES + 9 * DAY }, announce);
    await vi.waitFor(() => expect([...said.values()][0]).toContain('has ended (2027-11-01)'), 10_000);
  });

  it('is said later where the agents could not be reached', async () => {
    const { said, announce } = channel();
    let calls = 0;
    watch({ now: EXPIRES - DAY / 2 }, async (key, text) => {
      if (++calls < 3) throw new Error('Slack is away');
      await announce(key, text);
    });
    await vi.waitFor(() => expect([...said.values()][0]).toContain('ends tomorrow'), 10_000);
  });
});
