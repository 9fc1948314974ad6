import { z } from 'zod';
import { Address } from './message.ts';
import { ModelUse } from './model-use.ts';
import { Person } from './ticket.ts';

export const DraftState = z.enum(['current', 'superseded', 'approved', 'rejected']);
export type DraftState = z.infer<typeof DraftState>;

/** The words of a reply. `html` says the same as `text`. */
export const DraftContent = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  language: z.string(),
  source: z.enum(['template', 'openai', 'agent']),
  /** The same in the desk's language, where the reply is in another: for the agents, never sent. */
  inDeskLanguage: z.string().nullable().default(null),
});
export type DraftContent = z.infer<typeof DraftContent>;

/** A suggested reply, versioned per ticket; once decided on it never changes. */
export const Draft = z.object({
  v: z.literal(1),
  rev: z.number().int(),
  ticketId: z.string(),
  version: z.number().int().positive(),
  state: DraftState,
  createdAt: z.number().int(),
  content: DraftContent,
  /** Whom the agent picked; null: the ticket's route. */
  recipients: z
    .object({ to: Address, cc: z.array(Address) })
    .nullable()
    .default(null),
  /** What the guards found in an agent's own words: shown, not enforced. */
  warnings: z.array(z.string()),
  /** What asking a model to word it took, whether its words were taken or not. Null where none was asked. */
  modelUse: ModelUse.nullable().default(null),
  /** Hash of the template's text that a model was given to word better. */
  templateHash: z.string().optional(),
  decided: z
    .object({
      kind: z.enum(['approve', 'edit', 'reject']),
      by: Person,
      at: z.number().int(),
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type Draft = z.infer<typeof Draft>;
