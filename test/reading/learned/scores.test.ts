import { describe, expect, it } from 'vitest';
import { inputOf, scoresOf, standardised } from '../../../src/reading/learned/scores.ts';
import { weightsFor } from './tiny-weights.ts';

/** Two inputs, two inner units, one step, one place for grams. */
const BY_HAND = {
  article: 'any',
  steps: ['one'],
  claims: [],
  vector: 1,
  flags: 1,
  hidden: 2,
  grams: 1,
  mean: new Float32Array([0, 1]),
  spread: new Float32Array([1, 2]),
  networks: [
    {
      inner: new Float32Array([4, -4, 2, 2]),
      innerBias: new Float32Array([0.5, 0.5]),
      outer: new Float32Array([0, 1, 0, 5, 5, 5]),
      outerBias: new Float32Array([1, 0, 0]),
    },
  ],
  gramWeights: new Float32Array([2]),
  gramBias: new Float32Array([-1]),
};

describe('the scores of a sentence', () => {
  it('are those that one reckons by hand', () => {
    // Inputs: 0.25 and (3 - 1) / 2 = 1. Units: 4*0.25 + 2*1 + 0.5 = 3.5, and -1 + 2 + 0.5 = 1.5. Outputs: 1 + 7.5, 3.5 + 7.5, 7.5.
    const score = scoresOf(BY_HAND, [3], { flags: [3], grams: new Map([[0, 1]]) }).get('one');
    expect(score?.network).toBeCloseTo(Math.exp(11) / (Math.exp(8.5) + Math.exp(11) + Math.exp(7.5)), 6);
    expect(score?.grams).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
  });

  it('are the mean of several networks', () => {
    const [network] = BY_HAND.networks;
    const silent = {
      inner: new Float32Array(4),
      innerBias: new Float32Array(2),
      outer: new Float32Array(6),
      outerBias: new Float32Array(3),
    };
    const features = { flags: [3], grams: new Map() };
    const one = scoresOf(BY_HAND, [3], features).get('one')?.network ?? 0;
    const networks = [...(network ? [network] : []), silent];
    const both = scoresOf({ ...BY_HAND, networks }, [3], features).get('one')?.network;
    expect(both).toBeCloseTo((one + 1 / 3) / 2, 6);
  });

  it('do not hang on the length of the vector, nor on how far out a number is', () => {
    expect([...inputOf([2, 0], [])]).toEqual([...inputOf([5, 0], [])]);
    const far = { mean: new Float32Array([0]), spread: new Float32Array([1]) };
    expect([...standardised(new Float32Array([1000]), far)]).toEqual([6]);
  });

  it('of a step that nothing was learned about are low', () => {
    const weights = weightsFor('admin_approval');
    const features = { flags: [], grams: new Map<number, number>() };
    const scores = scoresOf(weights, [1], features);
    expect(scores.get('admin_approval')?.network).toBeGreaterThan(0.99);
    expect(scores.get('contact_admin')?.network).toBeLessThan(0.01);
    expect(scoresOf(weights, [-1], features).get('admin_approval')?.network).toBeLessThan(0.01);
  });
});
