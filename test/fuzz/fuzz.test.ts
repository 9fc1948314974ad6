import { describe, expect, it } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import { useRedis } from '../support/redis.ts';
import { fuzz, type Row, type Target } from './fuzz.ts';
import { fuzzTargets } from './targets.ts';

const tested = useRedis();

describe('bad input', () => {
  it('neither stops nor holds up anything, and is refused by name', { timeout: 120_000 }, async () => {
    const rows: Row[] = [];
    const faults = await fuzz(await fuzzTargets(tested.redis), 2_000, 20_261_124, (row) => rows.push(row));
    expect(faults.map(({ target, why }) => `${target}: ${why}`)).toEqual([]);
    expect(rows).toHaveLength(8);
    // Every mail becomes a message, if only one that says what could not be read; the others refuse much.
    for (const { target, inputs, accepted } of rows.slice(1)) expect(accepted, target).toBeLessThan(inputs);
  });

  it('is told where it does: the run finds what throws without a name and what is not handled', async () => {
    const broken: Target = {
      name: 'broken',
      share: 1,
      seeds: [Buffer.from('abc')],
      takesJson: false,
      async take(input) {
        if (input.length % 2 === 0) throw new TypeError('no name');
        throw new StepcheckError('named', 'never', 'A name.');
      },
    };
    const rows: Row[] = [];
    const faults = await fuzz([broken], 50, 1, (row) => rows.push(row));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length + (rows[0]?.refused.get('named') ?? 0)).toBe(50);
  });
});
