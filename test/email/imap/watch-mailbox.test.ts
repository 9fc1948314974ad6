import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { withDovecot } from '../../support/dovecot.ts';
import { eventually, mailCalled, numbered, untilSeen, useRig } from './rig.ts';

const DAY = 86_400_000;

describe.skipIf(!withDovecot)('a mailbox', () => {
  const rig = useRig();

  it('that is seen for the first time starts with its next mail', async () => {
    const user = rig.user();
    await rig.put(user, 'old');
    const watch = rig.watch(rig.dovecot.url(user));
    await untilSeen(watch);
    await rig.put(user, 'new 1', 'new 2');
    await eventually(() => expect(watch.subjects()).toEqual(['new 1', 'new 2']));
    expect(watch.taken[0]?.item).toMatchObject({
      channel: 'email',
      origin: 'imap',
      backlog: null,
      problem: null,
    });
  });

  it('starts with the mail since a day where one is set, by when it came into the mailbox', async () => {
    const user = rig.user();
    const now = Date.now();
    await rig.dovecot.append(user, [
      { raw: mailCalled('last week'), date: new Date(now - 7 * DAY) },
      { raw: mailCalled('yesterday'), date: new Date(now - DAY) },
      { raw: mailCalled('moved in from elsewhere'), date: new Date(now - 9 * DAY) },
      { raw: mailCalled('today'), date: new Date(now) },
    ]);
    const watch = rig.watch(rig.dovecot.url(user), { since: now - 2 * DAY });
    await eventually(() => expect(watch.subjects()).toEqual(['yesterday', 'today']));
    // Once caught up, a mail counts by its number alone, whatever its date.
    await rig.dovecot.append(user, [{ raw: mailCalled('late'), date: new Date(now - 9 * DAY) }]);
    await eventually(() => expect(watch.subjects()).toEqual(['yesterday', 'today', 'late']));
  });

  it('says of each mail when it came into the mailbox, and never a time to come', async () => {
    const user = rig.user();
    const now = Date.now();
    const then = Date.parse('2023-05-04T10:00:00Z');
    await rig.dovecot.append(user, [
      { raw: mailCalled('of 2023'), date: new Date(then) },
      { raw: mailCalled('of next year'), date: new Date(now + 365 * DAY) },
    ]);
    const watch = rig.watch(rig.dovecot.url(user), { since: 0 });
    await eventually(() => expect(watch.taken).toHaveLength(2));
    const [old, early] = watch.taken.map(({ item }) => item.receivedAt);
    expect(old).toBe(then);
    // A mailbox knows whole seconds.
    expect(early).toBeGreaterThan(now - 1_000);
    expect(early).toBeLessThanOrEqual(Date.now());
  });

  it('gives its mail whether somebody has read it or not, and keeps unread what was unread', async () => {
    const user = rig.user();
    const watch = rig.watch(rig.dovecot.url(user));
    await untilSeen(watch);
    await rig.dovecot.append(user, [
      { raw: mailCalled('read'), flags: ['\\Seen'] },
      { raw: mailCalled('unread') },
    ]);
    await eventually(() => expect(watch.subjects()).toEqual(['read', 'unread']));
    const unread = await rig.dovecot.withClient(user, (client) => client.search({ seen: false }));
    expect(unread).toEqual([2]);
  });

  it('is told of new mail by the server, long before it is looked into', async () => {
    const user = rig.user();
    const watch = rig.watch(rig.dovecot.url(user), { pollMs: 3_600_000 });
    await untilSeen(watch);
    await rig.put(user, 'first');
    await eventually(() => expect(watch.subjects()).toEqual(['first']));
    await rig.put(user, 'second');
    await eventually(() => expect(watch.subjects()).toEqual(['first', 'second']));
  });

  it('may be another folder than the inbox', async () => {
    const user = rig.user();
    await rig.dovecot.withClient(user, (client) => client.mailboxCreate('Büro & Co'));
    const watch = rig.watch(rig.dovecot.url(user, undefined, encodeURIComponent('Büro & Co')));
    await untilSeen(watch);
    await rig.put(user, 'inbox');
    await rig.dovecot.append(user, [{ raw: mailCalled('folder') }], 'Büro & Co');
    await eventually(() => expect(watch.subjects()).toEqual(['folder']));
  });

  it.each([
    ['seen', { seen: true }, 'INBOX'],
    ['move:Done', { all: true }, 'Done'],
  ] as const)('with "%s" is tidied only after the mail is stored', async (after, query, place) => {
    const user = rig.user();
    let store = () => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    const begun = vi.fn();
    const watch = rig.watch(rig.dovecot.url(user), {
      after,
      onMail: () => {
        begun();
        return stored;
      },
    });
    await untilSeen(watch);
    await rig.put(user, 'one', 'two');
    await eventually(() => expect(begun).toHaveBeenCalled());
    const untouched = await rig.dovecot.withClient(user, (client) => client.search({ seen: false }));
    expect(untouched).toEqual([1, 2]);
    store();
    await eventually(async () => {
      const found = await rig.dovecot.withClient(user, (client) => client.search({ ...query }), place);
      expect(found).toEqual([1, 2]);
    });
  });

  it('makes the folder that mail is moved to, and logs that once', async () => {
    const user = rig.user();
    const logged: object[] = [];
    const quiet = () => undefined;
    const log = { debug: quiet, warn: quiet, error: quiet, info: (fields: object) => logged.push(fields) };
    const watch = rig.watch(rig.dovecot.url(user), { after: 'move:Done', log });
    await untilSeen(watch);
    for (const subject of ['one', 'two']) {
      await rig.put(user, subject);
      await eventually(() => expect(watch.subjects()).toContain(subject));
    }
    await eventually(async () => {
      const moved = await rig.dovecot.withClient(user, (client) => client.search({ all: true }), 'Done');
      expect(moved).toEqual([1, 2]);
    });
    expect(logged).toEqual([{ mailbox: watch.options.mailbox.name, folder: 'Done' }]);
  });

  it('gives its mail also where that cannot be moved away, and says so once', async () => {
    const user = rig.user();
    const watch = rig.watch(rig.dovecot.url(user), { after: 'move:no..such..name' });
    await untilSeen(watch);
    await rig.put(user, 'one');
    await eventually(() => expect(watch.announced).toHaveLength(1));
    await rig.put(user, 'two');
    await eventually(() => expect(watch.subjects()).toEqual(['one', 'two']));
    expect(watch.announced.map(({ text }) => text)).toEqual([
      `The mail of ${user} at 127.0.0.1 is taken in, but it cannot be moved to the folder no..such..name. Create it in the mailbox, or change IMAP_AFTER.`,
    ]);
  });

  it('keeps its mail for itself while much of it waits', async () => {
    const user = rig.user();
    let waiting = 1_000;
    const watch = rig.watch(rig.dovecot.url(user), { waiting: async () => waiting, since: 0 });
    await rig.put(user, 'patient');
    await untilSeen(watch);
    await sleep(500);
    expect(watch.subjects()).toEqual([]);
    waiting = 0;
    await eventually(() => expect(watch.subjects()).toEqual(['patient']));
  });

  it('gives only the beginning of a mail that is too large, and says so', async () => {
    const user = rig.user();
    const watch = rig.watch(rig.dovecot.url(user));
    await untilSeen(watch);
    await rig.dovecot.append(user, [{ raw: mailCalled('huge', 'x'.repeat(3 * 1024 * 1024)) }]);
    await rig.put(user, 'small');
    await eventually(() => expect(watch.subjects()).toEqual(['huge', 'small']));
    const [huge] = watch.taken;
    expect(huge?.raw).toHaveLength(256 * 1024);
    expect(huge?.item.problem).toBe(
      `The mail has 3 MB, more than the 1 MB that are taken: only its beginning is here. The whole lies in the mailbox ${user} at 127.0.0.1.`,
    );
  });

  it('whose mail cannot be stored keeps it, says so after some time, and gives it once it can', async () => {
    const user = rig.user();
    let full = true;
    const taken: string[] = [];
    const watch = rig.watch(rig.dovecot.url(user), {
      failingMs: 300,
      onMail: async (_raw, item) => {
        if (full && taken.length === 1) throw new Error('The disk is full');
        taken.push(item.id);
      },
    });
    await untilSeen(watch);
    await rig.put(user, ...numbered(3));
    await eventually(() => expect(watch.announced).toHaveLength(1));
    expect(watch.announced[0]?.text).toContain('The disk is full');
    expect(taken).toHaveLength(1);
    full = false;
    await eventually(() => expect(taken).toHaveLength(3));
    expect(new Set(taken).size).toBe(3);
  });

  it('that the server numbers anew is looked through again, and nothing of it is news', async () => {
    const user = rig.user();
    await rig.dovecot.append(user, [{ raw: mailCalled('long ago'), date: new Date(Date.now() - 5 * DAY) }]);
    const first = rig.watch(rig.dovecot.url(user));
    await untilSeen(first);
    await rig.put(user, 'before');
    await eventually(() => expect(first.subjects()).toEqual(['before']));

    await rig.dovecot.renumber(user);
    await eventually(() => expect(first.subjects()).toEqual(['before', 'before']));
    expect(first.taken.map(({ item }) => item.backlog)).toEqual([null, 'mailbox_rebuilt']);
    const [one, two] = first.taken.map(({ item }) => item.id.split('.'));
    expect(one?.[2]).not.toBe(two?.[2]);
    await eventually(() =>
      expect(first.announced.filter(({ key }) => key.includes('rebuilt'))).toHaveLength(1),
    );

    await rig.put(user, 'after');
    await eventually(() => expect(first.subjects()).toEqual(['before', 'before', 'after']));
    expect(first.taken.at(-1)?.item.backlog).toBeNull();
  });

  it('lets the mail in hand be stored before it is closed', async () => {
    const user = rig.user();
    let store = () => {};
    const stored = new Promise<void>((resolve) => {
      store = resolve;
    });
    const begun = vi.fn();
    const onMail = () => {
      begun();
      return stored;
    };
    const watch = rig.watch(rig.dovecot.url(user), { onMail });
    await untilSeen(watch);
    await rig.put(user, ...numbered(3));
    await eventually(() => expect(begun).toHaveBeenCalled());
    const closing = watch.close();
    store();
    await closing;
    expect(begun).toHaveBeenCalledTimes(1);
    // The next one goes on behind it, at once: the lease was given back.
    const next = rig.watch(rig.dovecot.url(user), { leaseMs: 60_000 });
    await eventually(() => expect(next.subjects()).toEqual(['mail 2', 'mail 3']));
  });
});
