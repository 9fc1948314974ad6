import { describe, expect, it } from 'vitest';
import type { DueJob } from '../../src/core/transition.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { newSweepMemory, sweep } from '../../src/jobs/sweep.ts';

/** A desk with these files in its intake; what was queued is noted. */
function deskWith(names: string[]) {
  const queued: DueJob[] = [];
  const clock = { time: 1_000_000 };
  const intake = { names };
  const parts = {
    clock: { now: () => clock.time },
    files: { list: async () => [...intake.names].sort() },
    queue: { enqueue: async (job: DueJob) => void queued.push(job) },
    due: { overdue: async () => [] },
  };
  return { parts: parts as unknown as Parts, queued, clock, intake };
}

const named = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${kind}.${String(index).padStart(5, '0')}`);
const imported = (count: number) => named('import', count);

describe('the sweep', () => {
  it('queues live mail before what was imported, which gives way', async () => {
    const { parts, queued } = deskWith([...imported(3), 'mail.1.x', 'slack.2.y']);
    await sweep(parts, newSweepMemory());
    expect(queued.map(({ id, backlog }) => `${id} ${backlog ?? false}`)).toEqual([
      'mail.1.x false',
      'slack.2.y false',
      'import.00000 true',
      'import.00001 true',
      'import.00002 true',
    ]);
  });

  it('keeps 2,000 imported files queued, and asks for none of them twice', async () => {
    const { parts, queued, intake } = deskWith([...imported(5_000), 'mail.1.x']);
    const memory = newSweepMemory();
    await sweep(parts, memory);
    expect(queued).toHaveLength(2_001);
    await sweep(parts, memory);
    expect(queued.slice(2_001).map(({ id }) => id)).toEqual(['mail.1.x']);

    // Half of them are done by now.
    intake.names = intake.names.slice(1_000);
    await sweep(parts, memory);
    expect(queued).toHaveLength(3_003);
    expect(new Set(queued.map(({ id }) => id)).size).toBe(3_001);
  });

  it('asks again for what waits too long: the queue may have lost it', async () => {
    const { parts, queued, clock } = deskWith(imported(3));
    const memory = newSweepMemory();
    await sweep(parts, memory);
    clock.time += 11 * 60_000;
    await sweep(parts, memory);
    expect(queued).toHaveLength(6);
  });

  it('does not let a file wait that was taken and imported once more between two sweeps', async () => {
    const { parts, queued, clock } = deskWith(imported(3));
    const memory = newSweepMemory();
    await sweep(parts, memory);
    clock.time += 10_000;
    await sweep(parts, memory);
    expect(queued).toHaveLength(3);
    clock.time += 10_000;
    await sweep(parts, memory);
    expect(queued).toHaveLength(6);
  });

  it('ends early where it is told to stop, and the next one does the rest', async () => {
    const { parts, queued } = deskWith([...imported(3), 'mail.1.x']);
    const memory = newSweepMemory();
    const stop = new AbortController();
    const stopping = {
      ...parts,
      queue: {
        async enqueue(job: DueJob) {
          await parts.queue.enqueue(job);
          if (queued.length === 2) stop.abort();
        },
      },
    };
    await sweep(stopping, memory, stop.signal);
    expect(queued.map(({ id }) => id)).toEqual(['mail.1.x', 'import.00000']);
    await sweep(parts, memory);
    expect(queued.map(({ id }) => id).slice(2)).toEqual(['mail.1.x', 'import.00001', 'import.00002']);
  });

  it('gets around to all live mail, whatever is imported meanwhile', async () => {
    const { parts, queued } = deskWith([...imported(10), ...named('mail', 1_200)]);
    const memory = newSweepMemory();
    for (let round = 0; round < 3; round++) await sweep(parts, memory);
    expect(new Set(queued.map(({ id }) => id)).size).toBe(1_210);
  });
});
