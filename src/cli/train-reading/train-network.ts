import { CLASSES, type LearnedWeights, type Network } from '../../core/learned.ts';
import { standardised } from '../../reading/learned/scores.ts';
import type { Example, Said } from './example.ts';
import { type Seeded, seeded } from './seeded.ts';

export type Scale = Pick<LearnedWeights, 'mean' | 'spread'>;

const EPOCHS = 30;
const BATCH = 64;
const RATE = 2e-3;
const DECAY = 0.009;
const KEEPS_INPUT = 0.85;
const KEEPS_UNIT = 0.6;

/** What may be said, as classes: silent, done, not done. Open: nothing is learned from it. */
const ALLOWED: Readonly<Record<Said, readonly number[] | null>> = {
  silent: [1, 0, 0],
  done: [0, 1, 0],
  not_done: [0, 0, 1],
  not_done_or_silent: [1, 0, 1],
  open: null,
};

/** Mean and spread of each input. */
export function scaleOf(examples: readonly Example[]): Scale {
  const length = examples[0]?.input.length ?? 0;
  const sums = new Float64Array(length);
  const squares = new Float64Array(length);
  for (const { input } of examples) {
    for (let at = 0; at < length; at += 1) {
      const value = input[at] ?? 0;
      sums[at] = (sums[at] ?? 0) + value;
      squares[at] = (squares[at] ?? 0) + value * value;
    }
  }
  const count = Math.max(1, examples.length);
  const mean = Float32Array.from(sums, (sum) => sum / count);
  const spread = Float32Array.from(squares, (sum, at) => {
    const variance = sum / count - (mean[at] ?? 0) ** 2;
    return Math.max(Math.sqrt(Math.max(0, variance)) + 1e-3, 0.05);
  });
  return { mean, spread };
}

/** One hidden layer, learned by Adam with dropout. The same seed and examples give the same numbers. */
export function trainNetwork(
  examples: readonly Example[],
  scale: Scale,
  { hidden, seed }: { hidden: number; seed: number },
): Network {
  const random = seeded(seed);
  const inputs = examples.map(({ input }) => standardised(input, scale));
  const targets = examples.map(({ said }) => said.map((one) => ALLOWED[one]));
  const width = scale.mean.length;
  const outputs = (targets[0]?.length ?? 0) * CLASSES;
  const layers = [
    startOf(width, hidden, random),
    parameter(hidden, false),
    startOf(hidden, outputs, random),
    parameter(outputs, false),
  ] as const;
  const [inner, innerBias, outer, outerBias] = layers;
  const sample = {
    kept: new Float32Array(width),
    units: new Float32Array(hidden),
    back: new Float32Array(hidden),
  };
  const answer = new Float32Array(outputs);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE * (1 - epoch / EPOCHS) + 1e-5;
    const order = random.order(examples.length);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.subarray(from, from + BATCH);
      for (const at of batch) learnFrom(inputs[at] ?? new Float32Array(width), targets[at] ?? []);
      step += 1;
      for (const layer of layers) adam(layer, batch.length, rate, step);
    }
  }
  return {
    inner: inner.values,
    innerBias: innerBias.values,
    outer: outer.values,
    outerBias: outerBias.values,
  };

  function learnFrom(input: Float32Array, target: readonly (readonly number[] | null)[]): void {
    const { kept, units, back } = sample;
    units.set(innerBias.values);
    for (let at = 0; at < width; at += 1) {
      const value = random.next() < KEEPS_INPUT ? (input[at] as number) / KEEPS_INPUT : 0;
      kept[at] = value;
      if (value !== 0) addRow(units, inner.values, at * hidden, value);
    }
    for (let unit = 0; unit < hidden; unit += 1) {
      const value = units[unit] as number;
      units[unit] = value > 0 && random.next() < KEEPS_UNIT ? value / KEEPS_UNIT : 0;
    }
    answer.set(outerBias.values);
    for (let unit = 0; unit < hidden; unit += 1) {
      const value = units[unit] as number;
      if (value !== 0) addRow(answer, outer.values, unit * outputs, value);
    }
    for (const [at, allowed] of target.entries()) slopeOf(answer, at * CLASSES, allowed);
    for (let unit = 0; unit < hidden; unit += 1) {
      const value = units[unit] as number;
      back[unit] = 0;
      if (value === 0) continue;
      let sum = 0;
      for (let at = 0; at < outputs; at += 1) {
        const slope = answer[at] as number;
        const place = unit * outputs + at;
        sum += slope * (outer.values[place] as number);
        outer.slopes[place] = (outer.slopes[place] as number) + slope * value;
      }
      back[unit] = sum / KEEPS_UNIT;
    }
    addRow(outerBias.slopes, answer, 0, 1);
    addRow(innerBias.slopes, back, 0, 1);
    for (let at = 0; at < width; at += 1) {
      const value = kept[at] as number;
      if (value === 0) continue;
      const row = at * hidden;
      for (let unit = 0; unit < hidden; unit += 1) {
        inner.slopes[row + unit] = (inner.slopes[row + unit] as number) + value * (back[unit] as number);
      }
    }
  }
}

/** Makes of three outputs how far each is from what it should be. */
function slopeOf(answer: Float32Array, from: number, allowed: readonly number[] | null): void {
  const all = [...answer.subarray(from, from + CLASSES)];
  const most = Math.max(...all);
  const powers = all.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, value) => total + value, 0);
  const shares = powers.map((value) => value / sum);
  const fair = shares.reduce((total, share, at) => total + share * (allowed?.[at] ?? 0), 1e-9);
  for (const [at, share] of shares.entries()) {
    answer[from + at] = allowed === null ? 0 : share - (share * (allowed[at] ?? 0)) / fair;
  }
}

interface Parameter {
  values: Float32Array;
  slopes: Float32Array;
  first: Float32Array;
  second: Float32Array;
  decays: boolean;
}

function parameter(length: number, decays: boolean): Parameter {
  const zeros = () => new Float32Array(length);
  return { values: zeros(), slopes: zeros(), first: zeros(), second: zeros(), decays };
}

function startOf(rows: number, columns: number, random: Seeded): Parameter {
  const layer = parameter(rows * columns, true);
  layer.values.forEach((_, at) => {
    layer.values[at] = random.normal() * Math.sqrt(1 / rows);
  });
  return layer;
}

function adam(
  { values, slopes, first, second, decays }: Parameter,
  count: number,
  rate: number,
  step: number,
): void {
  const firstShare = 1 - 0.9 ** step;
  const secondShare = 1 - 0.999 ** step;
  for (let at = 0; at < values.length; at += 1) {
    const slope = (slopes[at] as number) / count;
    const mean = 0.9 * (first[at] as number) + 0.1 * slope;
    const square = 0.999 * (second[at] as number) + 0.001 * slope * slope;
    const value = values[at] as number;
    first[at] = mean;
    second[at] = square;
    slopes[at] = 0;
    const move = mean / firstShare / (Math.sqrt(square / secondShare) + 1e-8);
    values[at] = value - rate * (move + (decays ? DECAY * value : 0));
  }
}

/** `to` += factor * the row of `from` that begins at `start`. */
function addRow(to: Float32Array, from: Float32Array, start: number, factor: number): void {
  for (let at = 0; at < to.length; at += 1)
    to[at] = (to[at] as number) + factor * (from[start + at] as number);
}
