import { z } from 'zod';

/** What asking a model took, over all calls for one reading or one draft. */
export const ModelUse = z.object({
  model: z.string(),
  /** Content hash of the prompt file. */
  promptVersion: z.string(),
  calls: z.number().int(),
  inputTokens: z.number().int(),
  /** Of the input tokens: those that the server had in its cache. */
  cachedTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** In US dollars, by the prices in the settings; null where none are set. */
  costUsd: z.number().nullable(),
});
export type ModelUse = z.infer<typeof ModelUse>;

/** What several askings of one model took together; null where there were none. */
export function sumOfUse([first, ...others]: readonly ModelUse[]): ModelUse | null {
  if (!first) return null;
  return others.reduce(
    (sum, use) => ({
      ...use,
      calls: sum.calls + use.calls,
      inputTokens: sum.inputTokens + use.inputTokens,
      cachedTokens: sum.cachedTokens + use.cachedTokens,
      outputTokens: sum.outputTokens + use.outputTokens,
      costUsd: sum.costUsd === null || use.costUsd === null ? null : sum.costUsd + use.costUsd,
    }),
    first,
  );
}
