import type { LearnedWeights } from '../../core/learned.ts';
import { type StepScore, scoresOf } from '../../reading/learned/scores.ts';
import type { Example } from './example.ts';
import { trainGrams } from './train-grams.ts';
import { scaleOf, trainNetwork } from './train-network.ts';

const HIDDEN = 96;
/** Steps that are said too seldom in the examples: of mails that were not learned from, every second claim was wrong. */
const TOO_SELDOM = ['send_workflow_link'];

/** Learns from the sentences whose labels say something. */
export function train(
  examples: readonly Example[],
  about: { article: string; steps: readonly string[]; networks: number },
): LearnedWeights {
  const { article, steps } = about;
  const claims = steps.filter((step) => !TOO_SELDOM.includes(step));
  const used = examples.filter(({ said }) => said.some((one) => one !== 'open'));
  const scale = scaleOf(used);
  const networks = Array.from({ length: about.networks }, (_, at) =>
    trainNetwork(used, scale, { hidden: HIDDEN, seed: at + 1 }),
  );
  const flags = used[0]?.flags.length ?? 0;
  const vector = scale.mean.length - flags;
  return {
    article,
    steps,
    claims,
    vector,
    flags,
    hidden: HIDDEN,
    ...scale,
    networks,
    ...trainGrams(used, steps.length),
  };
}

/** How sure both learners together are that each step is done, by the example. */
export function surenessOf(weights: LearnedWeights, { input, flags, grams }: Example): number[] {
  const scores = scoresOf(weights, [...input.subarray(0, weights.vector)], { flags, grams });
  return [...scores.values()].map(({ network, grams: words }: StepScore) =>
    Math.sqrt(network * Math.max(words, 1e-4)),
  );
}
