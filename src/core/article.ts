import { z } from 'zod';
import {
  AdminNoteTexts,
  CautionTexts,
  ClosingTexts,
  EvidenceTexts,
  NudgeTexts,
  RefusalTexts,
  Words,
} from './article-texts.ts';
import { StepStatus } from './ledger.ts';
import type { PermissionCatalogue } from './permission-catalogue.ts';
import { Screen } from './screen.ts';
import { Vocabulary, Wordings } from './vocabulary.ts';

export const Step = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .describe('the name by which the rest of the article means the step, such as connect_calendar'),
  /** Two to five words for the card. */
  title: z.string().describe('two to five words for the card'),
  /** What the reply asks of the person who wrote, as one instruction. */
  user: z.string().describe('what the reply asks of the person who wrote'),
  /** The same where it is known which of the screens they have before them, by the screen's name. */
  user_on_screen: z.record(z.string(), z.string()).optional(),
  /** The same where the person who wrote is the admin. Null: there is nothing to ask of them. */
  user_as_admin: z.string().nullable().optional(),
  /** What the part to forward asks of the admin. */
  admin: z.string().optional(),
  /** The step as a thing one may be unsure of ("whether ..."): asked where the customer's own evidence disagrees. */
  unsure: z.string().optional(),
  /** The same to somebody who may well be the admin without knowing it. */
  user_unaware: z.string().optional(),
  /** Words by which any reply, an agent's too, is seen to ask for this step. */
  asks: Words.optional(),
  /** For the article's writers, in the weekly summary: how it could be worded better where many stumble at the step. */
  wording_hint: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

/** All parts of one condition must hold; an absent one is not asked. */
export const Condition = z.strictObject({
  steps: z.record(z.string(), StepStatus).optional(),
  /** The same, for steps that somebody stated: an implied status does not count. */
  stated: z.record(z.string(), StepStatus).optional(),
  /** One of these screens was seen: in words, pasted, or in a picture. */
  screens: z.array(z.string()).optional(),
  sender_role: z.enum(['user', 'admin']).optional(),
  resolved: z.boolean().optional(),
  refused: z.boolean().optional(),
  tenant_wide_grant: z.enum(['used', 'considering', 'no', 'unknown']).optional(),
  still_failing: z.boolean().optional(),
  /** How sure it is that the case is about this article. */
  confidence: z.array(z.enum(['high', 'medium', 'low'])).optional(),
});
export type Condition = z.infer<typeof Condition>;

/** What follows from what. It fills steps that nobody stated; a stated status is never replaced. */
export const Implication = z.strictObject({
  id: z.string().describe('a name for it, such as page-needs-driver'),
  when: Condition.describe('the condition under which it follows'),
  // biome-ignore lint/suspicious/noThenProperty: the article file reads when/then; nothing awaits it
  then: z
    .record(z.string(), z.enum(['done', 'not_done']))
    .describe('what follows, such as { plug_in: done }'),
});
export type Implication = z.infer<typeof Implication>;

/** The parts a reply is made of. A stage lists its own in the order in which they stand. */
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
  id: z.string().describe('a name for it, such as waiting'),
  /** Any of these conditions. None: always. */
  when: z.array(Condition).optional(),
  /** What we understood, as the reply's first sentence. */
  understood: z.string().describe('what we understood, as the first sentence of the reply'),
  understood_as_admin: z.string().optional(),
  parts: z.array(ReplyPart).default(['understood', 'steps', 'closing']),
});
export type Stage = z.infer<typeof Stage>;

const ExpectedCounts = z.strictObject({ complete: z.number().int(), without_calendar: z.number().int() });

/** A help article in machine-readable form. Everything special to an article is here and nowhere in the code. */
export const Article = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe("the file's name without its ending"),
  title: z.string().describe('what the article is about, as the card says it'),
  /** The article's public address, where known: a reply never links a guess. */
  url: z.url().nullable().default(null),
  /** The app's name as the reply writes it. */
  app: z.string().describe('the name of the app as the reply writes it'),
  languages: z.array(z.string().length(2)).min(1).default(['en']),
  steps: z.array(Step).min(1).describe('the steps of the article, in order'),
  /** Steps that are one sentence where they are missing together. The longest that fits is taken. */
  together: z
    .array(
      z.strictObject({
        steps: z.array(z.string()).min(2),
        user: z.string(),
        user_as_admin: z.string().optional(),
        user_unaware: z.string().optional(),
      }),
    )
    .optional(),
  /** The article's own list of permissions, where known. Empty until the desk fills it. */
  permissions: z.array(z.string()).default([]),
  /** The file of `prompts/permissions` by which pasted permissions are known, without its ending. Not the app's own list. */
  permission_catalogue: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  expected_counts: ExpectedCounts.extend({
    /** Tables and dialogs word permissions differently: what one kind of screen lists, where the desk knows it. */
    by_screen: z.partialRecord(Screen, ExpectedCounts).optional(),
  }).optional(),
  implications: z.array(Implication).default([]),
  /** Screens that nobody sees once these steps are done: a picture of one makes the agent doubt it, never the ledger. */
  doubts: z
    .array(z.strictObject({ screens: z.array(Screen).min(1), steps: z.array(z.string()).min(1) }))
    .default([]),
  stages: z.array(Stage).min(1).describe('what a reply says at which state of the case, the last one always'),
  /** What the reply says to someone who cannot get in, until the steps are through. */
  workaround: z.string().optional(),
  workaround_as_admin: z.string().optional(),
  /** Said to somebody who may well be the admin without knowing it: how to find out. */
  unaware_admin: z.string().optional(),
  /** The part to forward. */
  admin_block: AdminNoteTexts.optional(),
  /** Where the firm's admin has refused: what they would want to know. */
  refusal: RefusalTexts.optional(),
  /** What happens next where the request lies with the admin. */
  admin_reviews: z.string().optional(),
  /** Asks about steps on which the customer's own evidence disagrees: `{steps}` stands for them. */
  contradiction: z.string().optional(),
  nudge: NudgeTexts.optional(),
  /** What must not be done. */
  caution: CautionTexts.optional(),
  evidence: EvidenceTexts.prefault({}),
  closing: ClosingTexts.prefault({}),
  answers: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9_]*$/),
        /** What it answers, for the card. */
        question: z.string(),
        /** By which a customer's question is known to be this one. */
        when: Wordings,
        /** The answer in the reply, as said to a user. */
        text: z.string(),
        text_as_admin: z.string().optional(),
        /** Said instead where the desk has filled in the list of permissions: `{permissions}` stands for it. */
        text_with_permissions: z.string().optional(),
        /** Parts of a reply, or ids of steps asked for, that say it anyway: nothing is said twice. */
        said_by: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  links: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.url() })).default([]),
  error_codes: z
    .array(
      z.strictObject({
        code: z.string(),
        /** For the card. */
        meaning: z.string(),
        applies: z.boolean(),
        /** A whole sentence for the reply to a customer who named it. */
        meaning_for_customer: z.string().optional(),
      }),
    )
    .default([]),
  vocabulary: Vocabulary.describe('how customers say it; its signals at least'),
});
export type Article = z.infer<typeof Article>;

const { shape } = Article;

/** The texts of an article that a reply is made of: all that a translation has, and nothing else. */
export const ArticleTexts = z.object({
  steps: z.array(
    Step.pick({
      id: true,
      user: true,
      user_on_screen: true,
      user_as_admin: true,
      user_unaware: true,
      admin: true,
      unsure: true,
      asks: true,
    }).strip(),
  ),
  together: shape.together,
  stages: z.array(Stage.pick({ id: true, understood: true, understood_as_admin: true }).strip()),
  workaround: shape.workaround,
  workaround_as_admin: shape.workaround_as_admin,
  unaware_admin: shape.unaware_admin,
  admin_block: shape.admin_block,
  refusal: shape.refusal,
  admin_reviews: shape.admin_reviews,
  contradiction: shape.contradiction,
  nudge: shape.nudge,
  caution: shape.caution,
  evidence: EvidenceTexts.omit({ wanted: true, stages: true }).strip().optional(),
  closing: shape.closing,
  answers: z
    .array(
      shape.answers
        .unwrap()
        .element.pick({
          id: true,
          text: true,
          text_as_admin: true,
          text_with_permissions: true,
        })
        .strip(),
    )
    .optional(),
  links: shape.links.unwrap().optional(),
  error_codes: z
    .array(shape.error_codes.unwrap().element.pick({ code: true, meaning_for_customer: true }).strip())
    .optional(),
});
export type ArticleTexts = z.infer<typeof ArticleTexts>;

/** An article with the content hash that readings are pinned to, its translations, and the catalogue that it names. */
export interface LoadedArticle extends Article {
  version: string;
  /** By language, the article's own apart. */
  translations?: Readonly<Record<string, ArticleTexts>>;
  catalogue?: PermissionCatalogue;
}
