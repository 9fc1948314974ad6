import { z } from 'zod';
import { Box } from './box.ts';
import { Ledger, QuoteEvidence } from './ledger.ts';
import { ModelUse } from './model-use.ts';
import { PermissionRow, Screen } from './screen.ts';

export const MessageKind = z.enum([
  'customer',
  'auto_reply',
  'bounce',
  'mailing_list',
  'notification',
  'own_message',
  'empty',
]);
export type MessageKind = z.infer<typeof MessageKind>;

export const SenderRole = z.enum(['user', 'admin', 'unknown']);
export type SenderRole = z.infer<typeof SenderRole>;

export const ArticleMatch = z.object({
  id: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  /** Why the article fits, in words for the card. */
  reason: z.string(),
});
export type ArticleMatch = z.infer<typeof ArticleMatch>;

export const TenantWideGrant = z.enum(['used', 'considering', 'no', 'unknown']);
export type TenantWideGrant = z.infer<typeof TenantWideGrant>;

export const Calendar = z.enum(['with', 'without', 'unknown']);
export type Calendar = z.infer<typeof Calendar>;

/** One picture that came, and what was read in it. `count` is null where the screen has no list. */
export const Screenshot = z.object({
  messageId: z.string(),
  attachmentId: z.string(),
  name: z.string(),
  type: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  screen: Screen,
  /** The rows' names, as shown. */
  permissions: z.array(z.string()),
  count: z.number().int().nullable(),
  cutOff: z.boolean(),
  problem: z.string().nullable(),
  /** Of a PDF, from 1; null for a picture. */
  page: z.number().int().nullable().default(null),
  rows: z.array(PermissionRow).default([]),
  anchors: z.array(Box).default([]),
  /** Whether the same picture again, whole and sharp, would help. */
  resend: z.boolean().default(false),
  app: z.string().nullable().default(null),
  codes: z.array(z.string()).default([]),
  /** A logo, a signature's picture or a tracking pixel: evidence of nothing. */
  decoration: z.boolean().default(false),
  /** Stands in the desk's own words, quoted: ours, and evidence of nothing. */
  byDesk: z.boolean().default(false),
  /** A dialog that names another app than the article's: evidence of nothing. */
  otherApp: z.boolean().default(false),
});
export type Screenshot = z.infer<typeof Screenshot>;

/** A file of pages that was looked at: no picture by its name. Known screens in it stand among the screenshots. */
export const LookedAt = z.object({
  messageId: z.string(),
  attachmentId: z.string(),
  name: z.string(),
  /** How many of its pages were looked at. */
  pages: z.number().int(),
  /** What of it could not be read, in words that follow the name. */
  problem: z.string().nullable(),
});
export type LookedAt = z.infer<typeof LookedAt>;

/** The picture that a count is from, and what that count is worth. */
export const CountedPicture = z.object({
  messageId: z.string(),
  attachmentId: z.string(),
  page: z.number().int().nullable(),
  worth: z.enum(['exact', 'at_least', 'doubtful']),
});
export type CountedPicture = z.infer<typeof CountedPicture>;

export const ScopeVerdict = z.enum([
  'complete',
  'complete_without_calendar',
  'unexpected',
  'conflict',
  'not_reported',
]);
export type ScopeVerdict = z.infer<typeof ScopeVerdict>;

export const Scopes = z.object({
  reported: z.number().int().nullable(),
  fromScreenshot: z.number().int().nullable(),
  expected: z.array(z.number().int()),
  evidence: QuoteEvidence.nullable(),
  verdict: ScopeVerdict,
  /** Where `fromScreenshot` is from. */
  counted: CountedPicture.nullable().default(null),
});
export type Scopes = z.infer<typeof Scopes>;

export const EvidenceKind = z.enum(['screenshot', 'scope_count']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** What the customer wants to know, in their own words, and which of the article's answers covers it. */
export const Question = z.object({
  evidence: QuoteEvidence,
  /** Id of one of the article's `answers`; null: none covers it. */
  answer: z.string().nullable(),
});
export type Question = z.infer<typeof Question>;

/** All that was found out about a case. Holds offsets and our own words; of the customer's only what pictures are called and list. */
export const Reading = z.object({
  v: z.literal(1),
  kind: MessageKind,
  kindReason: z.string(),
  article: ArticleMatch.nullable(),
  /** Content hash of the article file that was used: pinned to the reading. */
  articleVersion: z.string().nullable(),
  /** What a case that no article fits seems to be about, as far as we can tell. */
  topic: z.string().nullable(),
  language: z.string(),
  senderRole: SenderRole,
  /** The customer may well be the admin without knowing it. */
  unawareAdmin: z.boolean().default(false),
  resolved: z.boolean(),
  stage: z.string(),
  /** The one of the article's screens that the customer has before them now; null where that is not plain. */
  screen: z.string().nullable().default(null),
  ledger: Ledger,
  missingSteps: z.array(z.string()),
  tenantWideGrant: TenantWideGrant,
  calendar: Calendar,
  scopes: Scopes,
  screenshots: z.array(Screenshot),
  documents: z.array(LookedAt).default([]),
  /** Next to nothing came but pictures that could not be read, where the same once more would help. */
  onlyUnreadable: z.boolean().default(false),
  evidenceMissing: z.array(EvidenceKind),
  /** The article's error codes that the customer named or showed. */
  errorCodes: z.array(z.string()).default([]),
  /** Of the newest message alone. */
  questions: z.array(Question).default([]),
  /** Steps about which the rules and the model disagree: they are unknown. */
  disputed: z.array(z.string()).default([]),
  warnings: z.array(z.string()),
  /** Why a person must take this case, so that no ready reply is offered (the firm's admin has refused). Else null. */
  needsPerson: z.string().nullable(),
  /** Who read: the rules always, a model where one is set and answered. */
  readers: z.array(z.string()),
  /** What all that the model has read of the case took, an earlier reading included. Null where none has read. */
  modelUse: ModelUse.nullable().default(null),
});
export type Reading = z.infer<typeof Reading>;

export const AcknowledgeDecision = z.object({ send: z.boolean(), reason: z.string() });
export type AcknowledgeDecision = z.infer<typeof AcknowledgeDecision>;

/** What a model says of a step, with the place of its quote in a message. It counts for nothing until promise 1 is checked. */
export const Claim = z.object({
  step: z.string(),
  status: z.enum(['done', 'not_done']),
  messageId: z.string(),
  where: z.enum(['subject', 'text']),
  start: z.number().int(),
  end: z.number().int(),
});
export type Claim = z.infer<typeof Claim>;

/** Whether a model takes a message to be about the article at all. It can only make us less sure of that. */
export const ModelFit = z.object({
  messageId: z.string(),
  verdict: z.enum(['yes', 'no', 'unsure']),
  /** Which of the article's `other_problems` it takes it for; null: none of them. */
  topic: z.string().nullable(),
  /** The words of the message that say so; null where it named none that stand there. */
  quote: Claim.pick({ where: true, start: true, end: true }).nullable(),
});
export type ModelFit = z.infer<typeof ModelFit>;
