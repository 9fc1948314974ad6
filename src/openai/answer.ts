import { z } from 'zod';

/** What the model is asked for. Strict structured output knows no optional fields. */
export const Answer = z.object({
  about: z.object({ fits: z.enum(['yes', 'no', 'unsure']), problem: z.string(), quote: z.string() }),
  claims: z.array(z.object({ step: z.string(), status: z.enum(['done', 'not_done']), quote: z.string() })),
});

/** What is taken: a server without strict schemas may leave the first part out. */
const Given = Answer.extend({ about: Answer.shape.about.nullable().catch(null) });
export type Given = z.infer<typeof Given>;

/** The model's words as an answer; null where they are none. */
export function parseAnswer(content: string): Given | null {
  return parseJson(content, Given);
}

/** One JSON object, with or without the fence that models like to put around it. */
export function parseJson<T>(content: string, shape: z.ZodType<T>): T | null {
  const bare = content
    .trim()
    .replace(/^```(?:json)?\s*\n/, '')
    .replace(/\n\s*```$/, '');
  try {
    return shape.parse(JSON.parse(bare));
  } catch {
    return null;
  }
}
