import { z } from 'zod';

/**
 * What an agent said of a step. It stands until the customer writes something newer about that step, and it is a
 * label: what the reading should have found.
 */
export const AgentStep = z.object({
  step: z.string(),
  status: z.enum(['done', 'not_done', 'unknown']),
  /** The agent's name. */
  by: z.string(),
  /** ms since 1970. */
  at: z.number().int(),
  /** How many of the customer's messages the agent had seen. */
  messages: z.number().int().positive(),
});
export type AgentStep = z.infer<typeof AgentStep>;

/** A step that an agent sets, before it is known who and when. */
export const StepSet = AgentStep.pick({ step: true, status: true });
export type StepSet = z.infer<typeof StepSet>;
