import { z } from 'zod';
import { Basis, StepStatus } from './ledger.ts';
import {
  AcknowledgeDecision,
  ArticleMatch,
  Calendar,
  EvidenceKind,
  MessageKind,
  ScopeVerdict,
  SenderRole,
  TenantWideGrant,
} from './reading.ts';
import { Screen } from './screen.ts';

/** The reading report: the public interface of `triage --json`, one object a message. */
export const Report = z.strictObject({
  file: z.string(),
  kind: MessageKind,
  acknowledge: AcknowledgeDecision,
  article: z.strictObject({ id: z.string(), confidence: ArticleMatch.shape.confidence }).nullable(),
  language: z.string(),
  sender_role: SenderRole,
  resolved: z.boolean(),
  stage: z.string(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      status: StepStatus,
      basis: Basis.nullable(),
      quote: z.string().nullable(),
    }),
  ),
  missing_steps: z.array(z.string()),
  tenant_wide_grant: TenantWideGrant,
  calendar: Calendar,
  scopes: z.strictObject({
    reported: z.number().int().nullable(),
    from_screenshot: z.number().int().nullable(),
    expected: z.array(z.number().int()),
    quote: z.string().nullable(),
    verdict: ScopeVerdict,
  }),
  screenshots: z.array(
    z.strictObject({
      name: z.string(),
      type: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      screen: Screen,
      permissions: z.array(z.string()),
      count: z.number().int().nullable(),
      cut_off: z.boolean(),
      problem: z.string().nullable(),
    }),
  ),
  evidence_missing: z.array(EvidenceKind),
  draft: z
    .strictObject({
      subject: z.string(),
      text: z.string(),
      language: z.string(),
      source: z.enum(['template', 'openai']),
    })
    .nullable(),
  warnings: z.array(z.string()),
  ms: z.number(),
});
export type Report = z.infer<typeof Report>;
