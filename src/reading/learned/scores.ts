import { CLASSES, type LearnedWeights, type Network } from '../../core/learned.ts';
import type { SentenceFeatures } from './features.ts';

/** How likely a sentence says of a step that it is done, by two learners, 0 to 1. */
export interface StepScore {
  network: number;
  grams: number;
}

/** Further from the mean than this says no more. */
const FAR = 6;
const DONE = 1;

/** By step id, what was learned says of one sentence. */
export function scoresOf(
  weights: LearnedWeights,
  vector: readonly number[],
  { flags, grams }: SentenceFeatures,
): Map<string, StepScore> {
  const input = standardised(inputOf(vector, flags), weights);
  const answers = weights.networks.map((network) => answerOf(network, input, weights.hidden));
  return new Map(
    weights.steps.map((step, at) => {
      const network = answers.reduce((sum, answer) => sum + shareOf(answer, at), 0) / answers.length;
      return [step, { network, grams: gramScore(weights, grams, at) }];
    }),
  );
}

/** A sentence's vector brought to one length, then its flags. */
export function inputOf(vector: readonly number[], flags: readonly number[]): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) + 1e-9;
  const factor = Math.sqrt(vector.length) / 4 / length;
  const input = new Float32Array(vector.length + flags.length);
  input.set(vector.map((value) => value * factor));
  input.set(flags, vector.length);
  return input;
}

export function standardised(
  input: Float32Array,
  { mean, spread }: Pick<LearnedWeights, 'mean' | 'spread'>,
): Float32Array {
  return input.map((value, at) =>
    Math.max(-FAR, Math.min(FAR, (value - (mean[at] ?? 0)) / (spread[at] ?? 1))),
  );
}

/** The outputs of one network before they are made shares. */
function answerOf(
  { inner, innerBias, outer, outerBias }: Network,
  input: Float32Array,
  hidden: number,
): Float64Array {
  const between = Float64Array.from(innerBias);
  for (const [at, value] of input.entries()) {
    for (let unit = 0; unit < hidden; unit += 1) {
      between[unit] = (between[unit] ?? 0) + value * (inner[at * hidden + unit] ?? 0);
    }
  }
  const answer = Float64Array.from(outerBias);
  for (const [unit, value] of between.entries()) {
    if (value <= 0) continue;
    for (let at = 0; at < answer.length; at += 1) {
      answer[at] = (answer[at] ?? 0) + value * (outer[unit * answer.length + at] ?? 0);
    }
  }
  return answer;
}

/** The share of "done" among what may be said of one step. */
function shareOf(answer: Float64Array, step: number): number {
  const all = [...answer.subarray(step * CLASSES, (step + 1) * CLASSES)];
  const most = Math.max(...all);
  const powers = all.map((value) => Math.exp(value - most));
  return (powers[DONE] ?? 0) / powers.reduce((sum, value) => sum + value, 0);
}

function gramScore(
  { gramWeights, gramBias, steps }: LearnedWeights,
  grams: ReadonlyMap<number, number>,
  step: number,
): number {
  let sum = gramBias[step] ?? 0;
  for (const [place, value] of grams) sum += value * (gramWeights[place * steps.length + step] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
