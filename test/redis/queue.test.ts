import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import type { Log } from '../../src/core/ports.ts';
import { dueJob } from '../../src/core/transition.ts';
import { connectRedis, type RedisConnections } from '../../src/redis/connect.ts';
import { createQueue, type QueueOptions, type RunningQueue } from '../../src/redis/queue.ts';
import { startTestRedis, type TestRedis } from '../support/redis.ts';

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

let server: TestRedis;
let connections: RedisConnections;
let queue: RunningQueue;
let desk = 0;

beforeAll(async () => {
  server = await startTestRedis();
});
afterAll(() => server.stop());
beforeEach(async () => {
  connections = await connectRedis(server.path, quiet);
  desk += 1;
});
afterEach(async () => {
  await queue.close();
  await connections.close();
});

async function startQueue(options: Partial<QueueOptions>): Promise<void> {
  queue = createQueue({
    connections,
    prefix: `{desk-${desk}}:queue`,
    lanes: [{ name: 'work', jobs: ['triage'], concurrency: 4, retry: { attempts: 3, firstWaitMs: 10 } }],
    deadAfterMs: 15_000,
    run: async () => {},
    gaveUp: async () => {},
    log: quiet,
    ...options,
  });
  await queue.start();
}

/** At once on a quiet machine. */
const SOON = 10_000;

const idOf = (data: unknown) => (data as { job: { id: string } }).job.id;

describe('the queue', () => {
  it('does a job once, however often it is queued while it waits', async () => {
    const seen: string[] = [];
    await startQueue({ run: async (data) => void seen.push(idOf(data)) });
    const later = dueJob('triage', 'T1', 1, Date.now() + 150);
    await Promise.all([queue.enqueue(later), queue.enqueue(later), queue.enqueue(later)]);
    await vi.waitFor(() => expect(seen).toEqual(['T1']), SOON);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(seen).toEqual(['T1']);
  });

  it('does work again that is owed again, since its key has a new rev', async () => {
    const seen: string[] = [];
    await startQueue({ run: async (data) => void seen.push(idOf(data)) });
    await queue.enqueue(dueJob('triage', 'T1', 1, Date.now()));
    await queue.enqueue(dueJob('triage', 'T1', 2, Date.now()));
    await vi.waitFor(() => expect(seen).toEqual(['T1', 'T1']), SOON);
  });

  it('lets a job pass that came behind a thousand of a backlog', async () => {
    const seen: string[] = [];
    await startQueue({
      lanes: [{ name: 'work', jobs: ['triage'], concurrency: 1, retry: { attempts: 3, firstWaitMs: 10 } }],
      run: async (data) => void seen.push(idOf(data)),
    });
    const old = Array.from({ length: 1_000 }, (_, index) => ({
      ...dueJob('triage', `old-${index}`, 1, Date.now()),
      backlog: true,
    }));
    await Promise.all(old.map((job) => queue.enqueue(job)));
    const before = seen.length;
    await queue.enqueue(dueJob('triage', 'new', 1, Date.now()));
    await vi.waitFor(() => expect(seen).toContain('new'));
    expect(seen.indexOf('new') - before).toBeLessThan(50);
    await vi.waitFor(() => expect(seen).toHaveLength(1_001), 20_000);
  });

  it('tells what gave up as it was thrown, whatever caused it', async () => {
    const gaveUp = vi.fn(async () => {});
    await startQueue({
      gaveUp,
      run: async () => {
        throw new StepcheckError('disk', 'retry', 'The disk is full.', { cause: new Error('ENOSPC') });
      },
    });
    await queue.enqueue(dueJob('triage', 'T1', 1, Date.now()));
    await vi.waitFor(() => expect(gaveUp).toHaveBeenCalledTimes(1), SOON);
    expect(gaveUp).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ code: 'disk' }));
  });

  it('does a job no earlier than it is due', async () => {
    let doneAt = 0;
    await startQueue({
      run: async () => {
        doneAt = Date.now();
      },
    });
    const at = Date.now() + 300;
    await queue.enqueue(dueJob('triage', 'T1', 1, at));
    await vi.waitFor(() => expect(doneAt).toBeGreaterThan(0), SOON);
    expect(doneAt).toBeGreaterThanOrEqual(at - 10);
  });

  it('tries again what may work later, and gives up after the last try', async () => {
    let tries = 0;
    const gaveUp = vi.fn(async () => {});
    await startQueue({
      gaveUp,
      run: async () => {
        tries += 1;
        throw new StepcheckError('redis_away', 'retry', 'Redis is away.');
      },
    });
    await queue.enqueue(dueJob('triage', 'T1', 1, Date.now()));
    await vi.waitFor(() => expect(gaveUp).toHaveBeenCalledTimes(1), SOON);
    expect(tries).toBe(3);
    expect(gaveUp).toHaveBeenCalledWith(
      { v: 1, job: expect.objectContaining({ id: 'T1' }) },
      expect.objectContaining({ code: 'redis_away', turn: 'retry' }),
    );
  });

  it('gives up at once where another try can change nothing', async () => {
    let tries = 0;
    const gaveUp = vi.fn(async () => {});
    await startQueue({
      gaveUp,
      run: async () => {
        tries += 1;
        throw new StepcheckError('file_gone', 'person', 'The file is gone.');
      },
    });
    await queue.enqueue(dueJob('triage', 'T1', 1, Date.now()));
    await vi.waitFor(() => expect(gaveUp).toHaveBeenCalledTimes(1), SOON);
    expect(tries).toBe(1);
  });

  it('lets the whole lane wait for as long as the other side asked, and loses no try by it', async () => {
    const seen: { id: string; at: number }[] = [];
    let refusals = 0;
    await startQueue({
      lanes: [
        {
          name: 'review',
          jobs: ['request-review'],
          concurrency: 1,
          alone: true,
          rate: { max: 100, perMs: 100 },
          retry: { attempts: 2, firstWaitMs: 10 },
        },
      ],
      run: async (data) => {
        if (refusals < 3) {
          refusals += 1;
          throw new StepcheckError('slack_rate_limited', 'retry', 'Slow down.', { retryAfterMs: 150 });
        }
        seen.push({ id: idOf(data), at: Date.now() });
      },
    });
    const startedAt = Date.now();
    for (const id of ['T1', 'T2', 'T3']) await queue.enqueue(dueJob('request-review', id, 1, startedAt));
    await vi.waitFor(() => expect(seen).toHaveLength(3), SOON);
    expect(seen.map(({ id }) => id).sort()).toEqual(['T1', 'T2', 'T3']);
    expect((seen[0]?.at ?? 0) - startedAt).toBeGreaterThanOrEqual(400);
  });

  it('refuses at once while Redis is away, so that whoever clicked gets an answer', async () => {
    await startQueue({});
    await server.kill();
    await expect(queue.enqueue(dueJob('triage', 'T1', 1, Date.now()))).rejects.toThrow();
    await server.start();
    await vi.waitFor(() => queue.enqueue(dueJob('triage', 'T1', 1, Date.now())), SOON);
  });

  it('finishes what is in hand before it closes', async () => {
    let finish = () => {};
    const work = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const begun = vi.fn();
    await startQueue({
      run: () => {
        begun();
        return work;
      },
    });
    await queue.enqueue(dueJob('triage', 'T1', 1, Date.now()));
    await vi.waitFor(() => expect(begun).toHaveBeenCalled(), SOON);
    const closed = vi.fn();
    const closing = queue.close().then(closed);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(closed).not.toHaveBeenCalled();
    finish();
    await closing;
  });

  it('closes at once while Redis is away, with work in hand and work that waits', async () => {
    const begun = vi.fn();
    await startQueue({
      run: () => {
        begun();
        return new Promise(() => {});
      },
    });
    for (let count = 0; count < 20; count++)
      await queue.enqueue(dueJob('triage', `T${count}`, 1, Date.now()));
    await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(4), SOON);
    await server.kill();
    await vi.waitFor(() => expect(connections.commands.status).not.toBe('ready'), SOON);
    await queue.close();
    await server.start();
  });
});
