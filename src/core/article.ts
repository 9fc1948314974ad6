import { z } from 'zod';
import { StepStatus } from './ledger.ts';
import { EvidenceKind } from './reading.ts';

/** Words or short phrases, case-blind, matched on word boundaries; `*` at the end of a word stands for any ending. */
const Phrases = z.array(z.string().min(1));

export const Step = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  /** Two to five words for the card. */
  title: z.string(),
  /** What the reply asks of the person who wrote, as one instruction. */
  user: z.string(),
  /** The same where the person who wrote is the admin. */
  user_as_admin: z.string().optional(),
  /** What the part to forward asks of the admin. */
  admin: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

/** All conditions of one object must hold; an absent one is not asked. */
export const Condition = z.strictObject({
  steps: z.record(z.string(), StepStatus).optional(),
  screens: Phrases.optional(),
  sender_role: z.enum(['user', 'admin']).optional(),
  resolved: z.boolean().optional(),
  tenant_wide_grant: z.enum(['used', 'considering', 'no', 'unknown']).optional(),
  still_failing: z.boolean().optional(),
});
export type Condition = z.infer<typeof Condition>;

export const Implication = z.strictObject({
  id: z.string(),
  when: Condition,
  // biome-ignore lint/suspicious/noThenProperty: the article file reads when/then; nothing awaits it
  then: z.record(z.string(), z.enum(['done', 'not_done'])),
});
export type Implication = z.infer<typeof Implication>;

/** The parts a reply is made of, in the order in which they stand in it. */
export const ReplyPart = z.enum([
  'understood',
  'workaround',
  'steps',
  'admin_block',
  'admin_reviews',
  'caution',
  'evidence',
  'closing',
]);
export type ReplyPart = z.infer<typeof ReplyPart>;

/** Tried from the top: the first stage whose condition holds is the case's stage. The last has none. */
export const Stage = z.strictObject({
  id: z.string(),
  /** Any of these conditions. None: always. */
  when: z.array(Condition).optional(),
  /** What we understood, as the reply's first sentence. */
  understood: z.string(),
  understood_as_admin: z.string().optional(),
  parts: z.array(ReplyPart),
});
export type Stage = z.infer<typeof Stage>;

/** How customers say things. The rules reading takes every word of the article from here. */
export const Vocabulary = z.strictObject({
  /** Names of this app: their presence speaks for the article. */
  app: Phrases,
  /** Names of other apps and providers: what is said with them is not said of ours. */
  other_apps: Phrases,
  /** People: who the admin is, in customers' words. */
  admin: Phrases,
  /** Sentences by which the writer is the admin. */
  is_admin: Phrases,
  /** What shows that the article is about the case: strong alone, weak two together. */
  signals: z.strictObject({ strong: Phrases, weak: Phrases, against: Phrases }),
  /** Screens, told by their titles and sentences as customers paste or retell them. */
  screens: z.record(z.string(), Phrases),
  /** Per step: clauses that say it happened, clauses that say it did not. */
  steps: z.record(z.string(), z.strictObject({ done: Phrases, not_done: Phrases })),
  resolved: Phrases,
  still_failing: Phrases,
  tenant_wide_grant: z.strictObject({ used: Phrases, considering: Phrases, no: Phrases }).optional(),
  calendar: z.strictObject({ with: Phrases, without: Phrases }).optional(),
  /** What is counted: "7 permissions", "nine scopes". */
  scopes: Phrases.optional(),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

/** A help article in machine-readable form. Everything special to an article is here and nowhere in the code. */
export const Article = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  /** The article's public address, where known: a reply never links a guess. */
  url: z.url().nullable(),
  /** The app's name as the reply writes it. */
  app: z.string(),
  languages: z.array(z.string().length(2)).min(1),
  steps: z.array(Step).min(1),
  /** The article's own list of permissions, where known. Empty until the desk fills it. */
  permissions: z.array(z.string()),
  expected_counts: z
    .strictObject({ complete: z.number().int(), without_calendar: z.number().int() })
    .optional(),
  implications: z.array(Implication),
  stages: z.array(Stage).min(1),
  /** What the reply says to someone who cannot get in, until the steps are through. */
  workaround: z.string().optional(),
  /** First line and last line of the part to forward to the admin. */
  admin_block: z.strictObject({ intro: z.string(), opening: z.string(), closing: z.string() }).optional(),
  admin_reviews: z.string().optional(),
  caution: z.strictObject({ text: z.string(), when_used: z.string(), when: z.array(z.string()) }).optional(),
  evidence: z.strictObject({
    wanted: z.array(EvidenceKind),
    stages: z.array(z.string()),
    intro: z.string(),
    screenshot: z.string(),
    scope_count: z.string(),
    /** Said instead of asking again where a picture came but could not be read. */
    unreadable: z.string(),
  }),
  closing: z.strictObject({ open: z.string(), resolved: z.string() }),
  answers: z.array(z.strictObject({ question: z.string(), when: Phrases, text: z.string() })),
  links: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.url() })),
  error_codes: z.array(z.strictObject({ code: z.string(), meaning: z.string(), applies: z.boolean() })),
  vocabulary: Vocabulary,
});
export type Article = z.infer<typeof Article>;

/** An article with the content hash that readings are pinned to. */
export interface LoadedArticle extends Article {
  version: string;
}
