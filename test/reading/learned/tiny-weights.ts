import { CLASSES, type LearnedWeights } from '../../../src/core/learned.ts';
import { GRAM_PLACES } from '../../../src/reading/learned/grams.ts';

export const STEPS = [
  'contact_admin',
  'send_workflow_link',
  'configure_consent_workflow',
  'retry_connection',
  'submit_permission_request',
  'admin_approval',
];
const FLAGS = 7 + 1 + 9 + STEPS.length * 8 + 5 + 1;
const SURE = 20;

/**
 * One that looks at a single number, the sentence's vector: above 0 says that the step is done, below 0 that it is not.
 * Of the other steps nothing is ever said.
 */
export function weightsFor(step: string, article = 'microsoft-admin-approval', vector = 1): LearnedWeights {
  const inputs = vector + FLAGS;
  const at = STEPS.indexOf(step);
  const outputs = STEPS.length * CLASSES;
  const inner = new Float32Array(inputs * 2);
  inner.set([1, -1]);
  const outer = new Float32Array(2 * outputs);
  outer[at * CLASSES + 1] = SURE * 4;
  outer[outputs + at * CLASSES + 2] = SURE * 4;
  const outerBias = new Float32Array(outputs);
  for (const [index] of STEPS.entries()) outerBias[index * CLASSES] = index === at ? 0 : SURE;
  return {
    article,
    steps: STEPS,
    claims: STEPS,
    vector,
    flags: FLAGS,
    hidden: 2,
    grams: GRAM_PLACES,
    mean: new Float32Array(inputs),
    spread: new Float32Array(inputs).fill(1),
    networks: [{ inner, innerBias: new Float32Array(2), outer, outerBias }],
    gramWeights: new Float32Array(GRAM_PLACES * STEPS.length),
    gramBias: new Float32Array(STEPS.length),
  };
}

/** Those of one that calls the step done whatever it reads, for vectors as they really are. */
export function alwaysSure(step: string): LearnedWeights {
  const weights = weightsFor(step, undefined, 512);
  for (const { outerBias } of weights.networks) outerBias[STEPS.indexOf(step) * CLASSES + 1] = SURE * 1000;
  return weights;
}
