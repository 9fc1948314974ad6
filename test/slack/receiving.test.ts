import { describe, expect, it } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import { eventually, openDesk, type TestDesk } from './desk.ts';

const texts = (test: TestDesk) =>
  test.stored.map(({ raw }) => JSON.parse(Buffer.from(raw).toString()).event.text as string);

const unavailable = async () => {
  throw new StepcheckError('store', 'retry', 'Redis is away.');
};

describe('a message in a customer channel', () => {
  it('is stored before Slack is told that we have it', async () => {
    let stored = false;
    const test = await openDesk({
      store: async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        stored = true;
      },
    });
    // The stand-in resolves on the acknowledgement.
    await test.slack.post(test.customer, test.customers, { text: 'Need admin approval' });
    expect(stored).toBe(true);
    await test.close();
  });

  it('is not acknowledged where it could not be stored', async () => {
    const test = await openDesk({ store: unavailable });
    await expect(test.slack.post(test.customer, test.customers, { text: 'lost?' })).rejects.toThrow();
    await test.close();
  });

  it('is stored when Slack sends it again', async () => {
    let failures = 1;
    const kept: string[] = [];
    const test = await openDesk({
      store: async (item) => {
        if (failures-- > 0) return unavailable();
        kept.push(item.id);
      },
    });
    const posted = test.slack.post(test.customer, test.customers, { text: 'once more' }).catch(() => {});
    await eventually(() => kept.length > 0, 'stored by the second delivery');
    await posted;
    expect(kept).toHaveLength(1);
    await test.close();
  });

  it('of the desk itself in the review channel is acknowledged and left alone', async () => {
    const test = await openDesk();
    await test.slack.post(test.agent, test.review, { text: 'who takes this?' });
    expect(test.stored).toEqual([]);
    await test.close();
  });
});

describe('while the socket was down', () => {
  it('ten messages and a reply in an open thread are not lost, and come in order', async () => {
    let thread = '';
    const test = await openDesk({
      openThreads: async () => (thread ? [{ channelId: test.customers, threadTs: thread }] : []),
    });
    thread = (await test.slack.post(test.customer, test.customers, { text: 'the first' })).ts;
    test.slack.refuseSockets(true);
    test.slack.dropSockets();
    const wanted = ['the first'];
    for (let count = 1; count <= 10; count += 1) {
      await test.slack.post(test.customer, test.customers, { text: `missed ${count}` }).catch(() => {});
      wanted.push(`missed ${count}`);
    }
    const reply = { text: 'and a reply', threadTs: thread };
    await test.slack.post(test.customer, test.customers, reply).catch(() => {});
    expect(texts(test)).toEqual(['the first']);

    test.slack.refuseSockets(false);
    await eventually(() => texts(test).includes('and a reply'), 'caught up');
    expect(texts(test)).toEqual([...wanted, 'and a reply']);
    await test.close();
  });

  it('a missed message keeps its file', async () => {
    const test = await openDesk();
    test.slack.refuseSockets(true);
    test.slack.dropSockets();
    const files = [{ name: 'notes.txt', mimetype: 'text/plain', bytes: Buffer.from('the notes') }];
    await test.slack.post(test.customer, test.customers, { text: 'see this', files }).catch(() => {});
    test.slack.refuseSockets(false);
    await eventually(() => test.stored.length === 1, 'caught up');
    const [stored] = test.stored;
    if (!stored) throw new Error('nothing was stored');
    const { message, files: received } = await test.desk.understand(stored.item, stored.raw);
    expect(message.attachments).toMatchObject([{ name: 'notes.txt', problem: null }]);
    expect([...received.values()]).toEqual([Buffer.from('the notes')]);
    await test.close();
  });

  it('answers under a message that was itself missed are read too', async () => {
    const test = await openDesk();
    test.slack.refuseSockets(true);
    test.slack.dropSockets();
    await test.slack.post(test.customer, test.customers, { text: 'missed' }).catch(() => {});
    const ts = test.slack.messages(test.customers).at(-1)?.ts;
    await test.slack
      .post(test.customer, test.customers, { text: 'its answer', threadTs: ts })
      .catch(() => {});
    test.slack.refuseSockets(false);
    await eventually(() => texts(test).length === 2, 'both are stored');
    expect(texts(test)).toEqual(['missed', 'its answer']);
    await test.close();
  });
});

describe('threads that no ticket knows', () => {
  const reads = (test: TestDesk) =>
    test.slack.calls().filter(({ method }) => method === 'conversations.replies').length;

  it('are read where somebody answered under chatter while the socket was down', async () => {
    const test = await openDesk();
    const { ts } = await test.slack.post(test.customer, test.customers, { text: 'good morning' });
    await test.slack.post(test.customer, test.customers, { text: 'and a nice day' });
    test.cursors.entries.set(
      `slack.${test.slack.teamId}.${test.customers}`,
      test.slack.messages(test.customers).at(-1)?.ts ?? '',
    );
    test.slack.refuseSockets(true);
    test.slack.dropSockets();
    const reply = { text: 'by the way, I cannot sign in', threadTs: ts };
    await test.slack.post(test.customer, test.customers, reply).catch(() => {});
    test.slack.refuseSockets(false);
    await eventually(() => texts(test).includes(reply.text), 'caught up');
    await test.close();
  });

  it('are not asked for where nothing new was answered, open or not', async () => {
    let open: string[] = [];
    const test = await openDesk({
      openThreads: async () => open.map((threadTs) => ({ channelId: test.customers, threadTs })),
    });
    const { ts } = await test.slack.post(test.customer, test.customers, { text: 'I cannot sign in' });
    await test.slack.post(test.customer, test.customers, { text: 'since Monday', threadTs: ts });
    const last = await test.slack.post(test.customer, test.customers, { text: 'thanks' });
    const cursor = `slack.${test.slack.teamId}.${test.customers}`;
    test.cursors.entries.set(cursor, last.ts);
    open = [ts];
    const before = reads(test);
    await test.desk.close();
    await test.connect();
    await test.slack.post(test.customer, test.customers, { text: 'more' });
    await test.connect();
    await eventually(() => test.cursors.entries.get(cursor) !== last.ts, 'caught up');
    expect(reads(test)).toBe(before);
    await test.close();
  });
});

describe('the catch-up', () => {
  const cursor = (test: TestDesk) => test.cursors.entries.get(`slack.${test.slack.teamId}.${test.customers}`);

  it('starts from now the first time', async () => {
    const test = await openDesk();
    await eventually(() => cursor(test) !== undefined, 'the cursor is set');
    expect(test.stored).toEqual([]);
    await test.close();
  });

  it('reads what came between two runs, over several pages', async () => {
    const test = await openDesk();
    await eventually(() => cursor(test) !== undefined, 'the cursor is set');
    await test.desk.close();
    const count = 230;
    const posts = Array.from({ length: count }, (_, index) =>
      test.slack.post(test.customer, test.customers, { text: `n ${index}` }).catch(() => {}),
    );
    await Promise.all(posts);
    const desk = await test.connect();
    await eventually(() => test.stored.length === count, 'all are stored');
    expect(new Set(test.stored.map(({ item }) => item.id)).size).toBe(count);
    const ids = test.stored.map(({ item }) => item.id);
    expect(ids).toEqual([...ids].sort());
    await desk.close();
    await test.close();
  });

  it('does not move on past a message that could not be stored', async () => {
    const test = await openDesk();
    await eventually(() => cursor(test) !== undefined, 'the cursor is set');
    const before = cursor(test);
    await test.desk.close();
    await test.slack.post(test.customer, test.customers, { text: 'keep me' }).catch(() => {});
    const failing = await test.connect({ store: unavailable });
    await failing.close();
    expect(cursor(test)).toBe(before);
    await test.connect();
    await eventually(() => texts(test).includes('keep me'), 'stored at last');
    await eventually(() => cursor(test) !== before, 'the cursor moved on');
    await test.close();
  });

  it('waits where Slack limits the rate, and goes on', async () => {
    const test = await openDesk();
    await eventually(() => cursor(test) !== undefined, 'the cursor is set');
    await test.desk.close();
    await test.slack.post(test.customer, test.customers, { text: 'patience' }).catch(() => {});
    test.slack.failNext('conversations.history', { status: 429, retryAfterSeconds: 1 });
    await test.connect();
    await eventually(() => texts(test).includes('patience'), 'stored after the wait');
    await test.close();
  });
});
