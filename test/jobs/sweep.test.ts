import { describe, expect, it } from 'vitest';
import type { DueJob } from '../../src/core/transition.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import { sweep } from '../../src/jobs/sweep.ts';

/** A desk with these files in its intake; what was queued is noted. */
function deskWith(names: string[]): { parts: Parts; queued: DueJob[] } {
  const queued: DueJob[] = [];
  const parts = {
    clock: { now: () => 1_000_000 },
    files: { list: async () => [...names].sort() },
    queue: { enqueue: async (job: DueJob) => void queued.push(job) },
    due: { overdue: async () => [] },
  };
  return { parts: parts as unknown as Parts, queued };
}

const imported = (count: number) =>
  Array.from({ length: count }, (_, index) => `import.${String(index).padStart(5, '0')}`);

describe('the sweep', () => {
  it('queues live mail before what was imported, which gives way', async () => {
    const { parts, queued } = deskWith([...imported(3), 'mail.1.x', 'slack.2.y']);
    await sweep(parts);
    expect(queued.map(({ id, backlog }) => `${id} ${backlog ?? false}`)).toEqual([
      'mail.1.x false',
      'slack.2.y false',
      'import.00000 true',
      'import.00001 true',
      'import.00002 true',
    ]);
  });

  it('looks after some of thousands at a time, and gets around to all of them', async () => {
    const { parts, queued } = deskWith([...imported(1_800), 'mail.1.x']);
    let after = '';
    for (let round = 0; round < 4; round++) {
      const before = queued.length;
      after = await sweep(parts, after);
      expect(queued.length - before).toBe(500);
      expect(queued[before]?.id).toBe('mail.1.x');
    }
    expect(new Set(queued.map(({ id }) => id)).size).toBe(1_801);
  });
});
