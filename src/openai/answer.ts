import { z } from 'zod';

/** What the model is asked for. Strict structured output knows no optional fields. */
export const Answer = z.object({
  claims: z.array(z.object({ step: z.string(), status: z.enum(['done', 'not_done']), quote: z.string() })),
});
export type Answer = z.infer<typeof Answer>;

/** The model's words as an answer; null where they are none. */
export function parseAnswer(content: string): Answer | null {
  try {
    return Answer.parse(JSON.parse(content));
  } catch {
    return null;
  }
}
