import { z } from 'zod';
import { ClosingTexts, EvidenceTexts } from './article-texts.ts';
import { StepStatus } from './ledger.ts';

/**
 * How customers say one thing, one wording a line. A wording is words with single spaces between them:
 * `approv*` any ending, `a|b` either, `(a b|c)` either where one has several words, `word?` may be missing, `..` up to five words between, `,` a comma, `$` the end
 * of the clause,
 * `#` a number, `{name}` any wording of that named set, `<name>` one to four words that are handed out.
 * Case-blind, but for words in capitals: IT is the department, "it" is not.
 */
const Wordings = z.array(z.string().min(1));

/** The same, where an article can do without. */
const OptionalWordings = Wordings.default([]);

/** Plain words or phrases of our own, looked for in a reply whatever their case. */
const Words = z.array(z.string().min(1));

export const Step = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .describe('the name by which the rest of the article means the step, such as connect_calendar'),
  /** Two to five words for the card. */
  title: z.string().describe('two to five words for the card'),
  /** What the reply asks of the person who wrote, as one instruction. */
  user: z.string().describe('what the reply asks of the person who wrote'),
  /** The same where the person who wrote is the admin. Null: there is nothing to ask of them. */
  user_as_admin: z.string().nullable().optional(),
  /** What the part to forward asks of the admin. */
  admin: z.string().optional(),
  /** The step as a thing one may be unsure of ("whether ..."): asked where the customer's own evidence disagrees. */
  unsure: z.string().optional(),
  /** Words by which any reply, an agent's too, is seen to ask for this step. */
  asks: Words.optional(),
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

/**
 * One act in customers' words. The code's grammar decides what a wording comes to: a negated `done` is not_done,
 * a planned or negated `act` is not_done, and neither is ever done in a question, a condition or a wish.
 */
export const ActWords = z.strictObject({
  /** Wordings by which it has happened: past forms. */
  done: OptionalWordings,
  /** The same, where only the admin can be the one who says so ("I approved it"). */
  done_as_admin: Wordings.optional(),
  /** What shows that it happened even where it is negated: "no answer from {admin}". */
  shown: Wordings.optional(),
  /** The bare act ("ask {admin}"), which says by itself nothing of whether it happened. */
  act: Wordings.optional(),
  act_as_admin: Wordings.optional(),
  /** Wordings by which it has not happened, whatever their grammar. */
  not_done: Wordings.optional(),
  /** Questions that only somebody asks who has not done it: "should I accept?". */
  not_done_if_asked: Wordings.optional(),
  /** Wordings that look like it and mean something else: nothing in their clause is taken. */
  except: Wordings.optional(),
});
export type ActWords = z.infer<typeof ActWords>;

/** How customers say things. The rules reading takes every word of the article from here. */
export const Vocabulary = z.strictObject({
  /** Named sets of wordings, for use in other wordings. The set `admin` is who can act for the firm. */
  words: z.record(z.string(), Wordings).default({}),
  /** What may stand for a named set once it has been named: he, she, they for `admin`. */
  stand_ins: z.record(z.string(), Wordings).optional(),
  /** Names of this app. None: its name as the article's own `app` has it. */
  app: OptionalWordings,
  /** Names of other apps and providers: what is said with them is not said of ours. */
  other_apps: OptionalWordings,
  /** Sentences that name the app a dialog is for, as `<app>`: another name than ours is another app. */
  names_app: Wordings.optional(),
  /** By which the writer acts as, or says to be, the admin. */
  is_admin: OptionalWordings,
  /** By which a writer seems to be the admin without knowing it. */
  unaware_admin: Wordings.optional(),
  /** The admin said no. */
  refused: Wordings.optional(),
  /** What shows that the article is about the case: strong alone, weak by groups of which three are needed. */
  signals: z
    .strictObject({
      strong: Wordings.describe('wordings that show by themselves that the article is about the case'),
      weak: z.record(z.string(), Wordings).default({}),
      /** The opposite: what looks like it and is not. */
      against: OptionalWordings,
    })
    .describe('what shows that the article is about a case'),
  /** Other problems, each with a name for the card: they speak against the article. */
  other_problems: z.array(z.strictObject({ topic: z.string(), when: Wordings })).default([]),
  /** Screens, told by their titles and sentences as customers paste or retell them. */
  screens: z.record(z.string(), Wordings).default({}),
  steps: z.record(z.string(), ActWords).default({}),
  resolved: OptionalWordings,
  /** In by a way that does not last: a sentence with one of these resolves nothing. */
  temporary: Wordings.optional(),
  still_failing: OptionalWordings,
  /** `done` is used, `not_done` is no; a wish, a question or a plan of it is considering. */
  tenant_wide_grant: ActWords.optional(),
  /** `absent`: wanted, and not there. */
  calendar: z.strictObject({ with: Wordings, without: Wordings, absent: Wordings }).optional(),
  /** What is counted, and what shows that a number is the article's own or an expectation. */
  scopes: z.strictObject({ counted: Wordings, expected: Wordings }).optional(),
  /** Permissions as dialogs and admins write them, so that a pasted list can be counted. Not the app's own list. */
  permission_names: z.array(z.strictObject({ names: Wordings, calendar: z.boolean().optional() })).optional(),
});
export type Vocabulary = z.infer<typeof Vocabulary>;

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
      }),
    )
    .optional(),
  /** The article's own list of permissions, where known. Empty until the desk fills it. */
  permissions: z.array(z.string()).default([]),
  expected_counts: z
    .strictObject({ complete: z.number().int(), without_calendar: z.number().int() })
    .optional(),
  implications: z.array(Implication).default([]),
  stages: z.array(Stage).min(1).describe('what a reply says at which state of the case, the last one always'),
  /** What the reply says to someone who cannot get in, until the steps are through. */
  workaround: z.string().optional(),
  workaround_as_admin: z.string().optional(),
  /** The part to forward: its title, its first words, its last words. */
  admin_block: z
    .strictObject({
      intro: z.string(),
      opening: z.string(),
      closing: z.string(),
      /** The line above the list of permissions, where the desk has filled in that list. */
      permissions: z.string().optional(),
    })
    .optional(),
  /** What happens next where the request lies with the admin. */
  admin_reviews: z.string().optional(),
  /** Asks about steps on which the customer's own evidence disagrees: `{steps}` stands for them. */
  contradiction: z.string().optional(),
  /** What must not be done. `to_admin` speaks to the admin, `text` to someone who can pass it on. */
  caution: z
    .strictObject({
      text: z.string(),
      to_admin: z.string().optional(),
      when_used: z.string(),
      when_used_to_admin: z.string().optional(),
      /** Its names: a reply may use them only to advise against it. */
      about: Words.optional(),
    })
    .optional(),
  evidence: EvidenceTexts.prefault({}),
  closing: ClosingTexts.prefault({}),
  answers: z.array(z.strictObject({ question: z.string(), when: Wordings, text: z.string() })).default([]),
  links: z.array(z.strictObject({ id: z.string(), title: z.string(), url: z.url() })).default([]),
  error_codes: z
    .array(z.strictObject({ code: z.string(), meaning: z.string(), applies: z.boolean() }))
    .default([]),
  vocabulary: Vocabulary.describe('how customers say it; its signals at least'),
});
export type Article = z.infer<typeof Article>;

/** An article with the content hash that readings are pinned to. */
export interface LoadedArticle extends Article {
  version: string;
}
