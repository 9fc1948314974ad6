import { describe, expect, it, vi } from 'vitest';
import { startCuttingProxy } from '../../../src/cli/bench/cutting-proxy.ts';
import { MailboxCursor } from '../../../src/email/imap/mailbox-cursor.ts';
import { keysOf } from '../../../src/redis/keys.ts';
import { createLeases } from '../../../src/redis/leases.ts';
import { withDovecot } from '../../support/dovecot.ts';
import { eventually, numbered, untilSeen, useRig, type Watched } from './rig.ts';

describe.skipIf(!withDovecot)('a mailbox', () => {
  const rig = useRig();

  it('whose connection is cut again and again in the middle gives each mail once, in order', async () => {
    const user = rig.user();
    await rig.put(user, ...numbered(120));
    const cutAfter = Array.from({ length: 25 }, (_, index) => 700 + ((index * 1_733) % 9_000));
    const proxy = await startCuttingProxy(rig.dovecot.port, cutAfter);
    const watch = rig.watch(rig.dovecot.url(user, proxy.port), { since: 0 });
    await eventually(() => expect(watch.subjects()).toHaveLength(120));
    await rig.put(user, 'the last');
    await eventually(() => expect(watch.subjects()).toEqual([...numbered(120), 'the last']));
    expect(proxy.cuts()).toBe(25);
    await watch.close();
    await proxy.close();
  });

  it('whose server goes away for a while is read on where it was', async () => {
    const user = rig.user();
    const watch = rig.watch(rig.dovecot.url(user));
    await untilSeen(watch);
    await rig.put(user, 'before');
    await eventually(() => expect(watch.subjects()).toEqual(['before']));
    await rig.dovecot.stop();
    await rig.dovecot.start();
    await rig.put(user, 'after');
    await eventually(() => expect(watch.subjects()).toEqual(['before', 'after']));
  });

  it('on a line that went dead is connected to anew', async () => {
    const user = rig.user();
    const proxy = await startCuttingProxy(rig.dovecot.port);
    const watch = rig.watch(rig.dovecot.url(user, proxy.port), { pace: { answerMs: 400 } });
    await untilSeen(watch);
    proxy.silence();
    await rig.put(user, 'unheard');
    await eventually(() => expect(watch.subjects()).toEqual(['unheard']));
    expect(proxy.connections()).toBeGreaterThan(1);
    await watch.close();
    await proxy.close();
  });

  it('is read by one of two desks, and by the other once the first is dead', async () => {
    const user = rig.user();
    const url = rig.dovecot.url(user);
    const first = rig.watch(url);
    await untilSeen(first);
    const second = rig.watch(url);
    await rig.put(user, ...numbered(10));
    await eventually(() => expect(first.subjects()).toEqual(numbered(10)));
    await first.close();
    await rig.put(user, ...numbered(10, 11));
    await eventually(() => expect(second.subjects()).toEqual(numbered(10, 11)));
    expect(first.subjects()).toEqual(numbered(10));
  });

  it('is given up by a desk that slept over its lease, and its cursor never goes back', async () => {
    const user = rig.user();
    const url = rig.dovecot.url(user);
    const leases = createLeases(rig.redis, keysOf('desk'));
    let wakeUp = () => {};
    const asleep = new Promise<void>((resolve) => {
      wakeUp = resolve;
    });
    const claims = vi.fn();
    const begun = vi.fn();
    // A process that hangs renews nothing, and thinks that it still holds its lease when it wakes up.
    const sleeper = rig.watch(url, {
      onMail: () => {
        begun();
        return asleep;
      },
      leases: {
        async acquire(name, ttlMs) {
          claims();
          const lease = await leases.acquire(name, ttlMs);
          return lease && { ...lease, renew: async () => true };
        },
      },
    });
    await untilSeen(sleeper);
    await rig.put(user, ...numbered(3));
    await eventually(() => expect(begun).toHaveBeenCalled());
    const second = rig.watch(url);
    await eventually(() => expect(second.subjects()).toEqual(numbered(3)));
    await eventually(async () => expect((await cursorOf(second)).uid).toBe(3));

    const claimed = claims.mock.calls.length;
    wakeUp();
    await eventually(() => expect(claims.mock.calls.length).toBeGreaterThan(claimed));
    expect((await cursorOf(second)).uid).toBe(3);
    expect(sleeper.announced).toEqual([]);
    await rig.put(user, 'mail 4');
    await eventually(() => expect(second.subjects()).toEqual(numbered(4)));
  });

  it('with a mail that the server does not hand out gives a case that says so, and the mails behind it', async () => {
    const user = rig.user();
    await rig.put(user, 'good', 'locked', 'better');
    await rig.dovecot.lock(user, 'Subject: locked');
    const watch = rig.watch(rig.dovecot.url(user), { since: 0 });
    await eventually(() => expect(watch.taken).toHaveLength(3));
    expect(watch.subjects()).toEqual(['good', 'A mail that could not be fetched', 'better']);
    const problem = watch.taken[1]?.item.problem;
    expect(problem).toContain('The mail server does not hand out this mail');
    expect(problem).toContain(`mail number 2 (1 MB) in the mailbox ${user} at 127.0.0.1`);
  });

  it('whose password is wrong is told of at once, once, and again when it works', async () => {
    const user = rig.user();
    let pass = 'wrong';
    const watch = rig.watch(rig.dovecot.url(user), { login: async () => ({ user, pass }) });
    await eventually(() => expect(watch.announced).toHaveLength(1));
    expect(watch.announced[0]?.text).toMatch(
      /^No mail can be fetched from support\d+@firm\.example at 127\.0\.0\.1 since \w+ \d+, \d\d:\d\d: the login was refused \("Authentication failed\."\)\. Check user and password/,
    );
    const tries = vi.spyOn(watch.options.clock, 'now');
    await eventually(() => expect(tries.mock.calls.length).toBeGreaterThan(5));
    expect(watch.announced).toHaveLength(1);
    pass = decodeURIComponent(new URL(rig.dovecot.url(user)).password);
    await eventually(() => expect(watch.announced).toHaveLength(2));
    expect(watch.announced[1]?.text).toMatch(/^Mail is fetched from .* again\. It could not be since /);
  });

  it('that cannot be reached is told of only after some time, once', async () => {
    const proxy = await startCuttingProxy(rig.dovecot.port);
    const url = rig.dovecot.url(rig.user(), proxy.port);
    await proxy.close();
    const startedAt = Date.now();
    const watch = rig.watch(url, { failingMs: 700 });
    await eventually(() => expect(watch.announced).toHaveLength(1));
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(700);
    expect(watch.announced[0]?.text).toContain('the mail server takes no connection');
  });

  it('that is silent for long is told of once a silence, over a restart too', async () => {
    const user = rig.user();
    const url = rig.dovecot.url(user);
    const watch = rig.watch(url, { silentMs: 500, failingMs: 400 });
    await eventually(() => expect(watch.announced).toHaveLength(1));
    expect(watch.announced[0]?.text).toContain(`No mail has come into ${user} at 127.0.0.1 since`);
    await watch.close();

    const again = rig.watch(url, { silentMs: 500, failingMs: 400 });
    await rig.put(user, 'at last');
    await eventually(() => expect(again.subjects()).toEqual(['at last']));
    expect(again.announced).toEqual([]);
    await eventually(() => expect(again.announced).toHaveLength(1));
  });

  it('is told of again later where the review channel does not take it now', async () => {
    const said: string[] = [];
    let away = true;
    rig.watch(rig.dovecot.url(rig.user()), {
      login: async () => ({ user: 'somebody', pass: 'wrong' }),
      failingMs: 400,
      announce: async (key) => {
        if (away) throw new Error('Slack is away');
        said.push(key);
      },
    });
    setTimeout(() => {
      away = false;
    }, 300);
    await eventually(() => expect(said).toHaveLength(1));
  });

  it('whose access token is refused is asked again with a new one, and nobody is alarmed', async () => {
    const user = rig.user();
    const pass = decodeURIComponent(new URL(rig.dovecot.url(user)).password);
    const refused: unknown[] = [];
    const watch = rig.watch(rig.dovecot.url(user), {
      login: async (before) => {
        refused.push(before);
        return { user, accessToken: before ? pass : 'stale' };
      },
    });
    await untilSeen(watch);
    expect(refused).toEqual([null, { user, accessToken: 'stale' }]);
    expect(watch.announced).toEqual([]);
  });

  it('that is not there is told of with what to do', async () => {
    const watch = rig.watch(rig.dovecot.url(rig.user(), undefined, 'Nowhere'));
    await eventually(() => expect(watch.announced).toHaveLength(1));
    expect(watch.announced[0]?.text).toContain('there is no folder Nowhere. Check its name in IMAP_URLS.');
  });
});

async function cursorOf({ options }: Watched): Promise<MailboxCursor> {
  return MailboxCursor.parse(JSON.parse((await options.cursors.get(options.mailbox.name)) ?? ''));
}
