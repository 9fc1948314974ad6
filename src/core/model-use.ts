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
