import type { LearnedWeights } from '../../core/learned.ts';
import { GRAM_PLACES } from '../../reading/learned/grams.ts';
import type { Example } from './example.ts';
import { seeded } from './seeded.ts';

const EPOCHS = 20;
const AVERAGED = 10;
const RATE = 0.05;
/** How much the examples count against small numbers. */
const TRUST = 0.3;

/** A logistic regression for each step: whether a sentence calls it done. Stochastic descent, the last rounds averaged. */
export function trainGrams(
  examples: readonly Example[],
  steps: number,
): Pick<LearnedWeights, 'grams' | 'gramWeights' | 'gramBias'> {
  const gramWeights = new Float32Array(GRAM_PLACES * steps);
  const gramBias = new Float32Array(steps);
  const places = examples.map(({ grams }) => ({ at: [...grams.keys()], value: [...grams.values()] }));
  for (let step = 0; step < steps; step += 1) {
    const { weights, bias } = trainStep(examples, places, step);
    for (let place = 0; place < GRAM_PLACES; place += 1)
      gramWeights[place * steps + step] = weights[place] ?? 0;
    gramBias[step] = bias;
  }
  return { grams: GRAM_PLACES, gramWeights, gramBias };
}

function trainStep(
  examples: readonly Example[],
  places: readonly { at: number[]; value: number[] }[],
  step: number,
): { weights: Float64Array; bias: number } {
  const used = [...examples.keys()].filter((index) => examples[index]?.said[step] !== 'open');
  const random = seeded(step + 1);
  const decay = 1 / (TRUST * used.length);
  const weights = new Float64Array(GRAM_PLACES);
  const mean = new Float64Array(GRAM_PLACES);
  let scale = 1;
  let bias = 0;
  let meanBias = 0;
  let moves = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const turn of random.order(used.length)) {
      const index = used[turn] ?? 0;
      const { at, value } = places[index] ?? { at: [], value: [] };
      let sum = 0;
      for (let one = 0; one < at.length; one += 1)
        sum += (value[one] as number) * (weights[at[one] as number] as number);
      const done = examples[index]?.said[step] === 'done' ? 1 : 0;
      const wrong = 1 / (1 + Math.exp(-(sum * scale + bias))) - done;
      const rate = RATE / (1 + RATE * decay * moves);
      scale *= 1 - rate * decay;
      for (let one = 0; one < at.length; one += 1) {
        const place = at[one] as number;
        weights[place] = (weights[place] as number) - (rate * wrong * (value[one] as number)) / scale;
      }
      bias -= rate * wrong;
      moves += 1;
    }
    if (epoch < EPOCHS - AVERAGED) continue;
    for (let place = 0; place < GRAM_PLACES; place += 1) {
      mean[place] = (mean[place] as number) + ((weights[place] as number) * scale) / AVERAGED;
    }
    meanBias += bias / AVERAGED;
  }
  return { weights: mean, bias: meanBias };
}
