import { z } from 'zod';
import { Box } from './box.ts';

export const StepStatus = z.enum(['done', 'not_done', 'unknown', 'contradicted']);
export type StepStatus = z.infer<typeof StepStatus>;

export const Basis = z.enum(['stated', 'screenshot', 'implied', 'agent']);
export type Basis = z.infer<typeof Basis>;

export const TextPart = z.enum(['subject', 'new', 'quoted', 'forwarded']);
export type TextPart = z.infer<typeof TextPart>;

export const QuoteEvidence = z.object({
  kind: z.literal('quote'),
  messageId: z.string(),
  part: TextPart,
  /** Offsets into the message's canonical `subject` (part subject) or `text` (all others). */
  start: z.number().int(),
  end: z.number().int(),
});
export const PictureEvidence = z.object({
  kind: z.literal('picture'),
  messageId: z.string(),
  attachmentId: z.string(),
  /** Of a PDF, from 1; null for a picture. */
  page: z.number().int().nullable().default(null),
  boxes: z.array(Box),
});
export const ImplicationEvidence = z.object({ kind: z.literal('implication'), id: z.string() });
/** An agent's own word, by name. */
export const AgentEvidence = z.object({ kind: z.literal('agent'), by: z.string(), at: z.number().int() });

/** Why we say something. A quote is derived from it, never stored beside it. */
export const Evidence = z.discriminatedUnion('kind', [
  QuoteEvidence,
  PictureEvidence,
  ImplicationEvidence,
  AgentEvidence,
]);
export type Evidence = z.infer<typeof Evidence>;
export type QuoteEvidence = z.infer<typeof QuoteEvidence>;
export type PictureEvidence = z.infer<typeof PictureEvidence>;

/** One step of the article with what we hold of it. `done` and `not_done` always have evidence (promise 1). */
export const LedgerEntry = z.object({
  step: z.string(),
  status: StepStatus,
  basis: Basis.nullable(),
  evidence: z.array(Evidence),
  /** Only a model said so, with a quote that holds. */
  modelOnly: z.boolean().default(false),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

export const Ledger = z.array(LedgerEntry);
export type Ledger = z.infer<typeof Ledger>;

/**
 * The steps still to be asked for: open, and not overtaken by a later step that is done (reading rule 13).
 * `overtaking` false says that a later step proves nothing (a tenant-wide grant that did not help).
 */
export function missingSteps(ledger: Ledger, options: { resolved: boolean; overtaking: boolean }): string[] {
  if (options.resolved) return [];
  const lastDone = options.overtaking ? ledger.findLastIndex((entry) => entry.status === 'done') : -1;
  return ledger
    .filter((entry, index) => entry.status !== 'done' && index > lastDone)
    .map((entry) => entry.step);
}
