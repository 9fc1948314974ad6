import { asStepcheckError } from '../../../core/errors.ts';
import { type ModelUse, sumOfUse } from '../../../core/model-use.ts';
import type { ModelReader } from '../../../core/ports.ts';
import type { Eyes } from '../../triage/read-input.ts';
import type { ModelTotals } from './result.ts';

export interface AskedModel {
  askModel: NonNullable<Eyes['askModel']>;
  /** What it took so far. */
  totals(): ModelTotals;
}

const NOTHING = { calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, costUsd: null };

/** Has a model read along and adds up what that takes. Where it fails the rules read alone, as at the desk. */
export function createAskModel(model: ModelReader): AskedModel {
  const uses: ModelUse[] = [];
  const failures = new Map<string, number>();
  return {
    async askModel({ message }, article) {
      try {
        const { claims, fit, use } = await model.read(message, article, []);
        uses.push(use);
        return { modelClaims: claims, modelFits: fit ? [fit] : [], modelName: model.name };
      } catch (error) {
        const { message: reason } = asStepcheckError(error);
        failures.set(reason, (failures.get(reason) ?? 0) + 1);
        return null;
      }
    },
    totals() {
      const { calls, inputTokens, cachedTokens, outputTokens, costUsd } = sumOfUse(uses) ?? NOTHING;
      const took = { calls, inputTokens, cachedTokens, outputTokens, costUsd };
      return { model: model.name, ...took, failures: Object.fromEntries(failures) };
    },
  };
}
