import { z } from 'zod';
import { Screen } from './screen.ts';

/**
 * How customers say one thing, one wording a line. A wording is words with single spaces between them:
 * `approv*` any ending, `a|b` either, `(a b|c)` either where one has several words, `word?` may be missing,
 * `..` up to five words between, `,` a comma, `^` and `$` the beginning and the end of the clause, `#` a number,
 * `{name}` any wording of that named set, `Aa` a name (a word with a capital that is no everyday one), `<name>` one to
 * four words that are handed out.
 * Case-blind, but for words in capitals: IT is the department, "it" is not.
 */
export const Wordings = z.array(z.string().min(1));

/** The same, where an article can do without. */
const OptionalWordings = Wordings.default([]);

/**
 * One act in customers' words. The code's grammar decides what a wording comes to: a negated `done` is not_done,
 * a planned or negated `act` is not_done, and neither is ever done in a question, a condition or a wish.
 */
export const ActWords = z.strictObject({
  /** Wordings by which it has happened: past forms. */
  done: OptionalWordings,
  /** The same, where only the admin can be the one who says so ("I approved it"). */
  done_as_admin: Wordings.optional(),
  /** Wordings by which it has happened, of which a denial says nothing: "{admin} told us". */
  reported: Wordings.optional(),
  /** What shows that it happened even where it is negated: "no answer from {admin}". */
  shown: Wordings.optional(),
  /** The bare act ("ask {admin}"), which says by itself nothing of whether it happened. */
  act: Wordings.optional(),
  act_as_admin: Wordings.optional(),
  /** Wordings by which it has not happened, whatever their grammar. */
  not_done: Wordings.optional(),
  /** The same, where only the admin can be the one who says so. */
  not_done_as_admin: Wordings.optional(),
  /** Questions that only somebody asks who has not done it: "should I accept?". */
  not_done_if_asked: Wordings.optional(),
  /** Wordings that look like it and mean something else: nothing in their clause is taken. */
  except: Wordings.optional(),
  /** How a ticked list names it ("[x] tell IT"), where nothing but the tick says whether it happened. */
  listed: Wordings.optional(),
  /** How the desk asks after it, so that a bare "yes" or "no" beside the question says it. */
  asked: Wordings.optional(),
});
export type ActWords = z.infer<typeof ActWords>;

/** How customers say things. The rules reading takes every word of the article from here. */
export const Vocabulary = z.strictObject({
  /**
   * Named sets of wordings, for use in other wordings. The set `admin` is who can act for the firm, `admin_role` what is
   * said of such a person behind the name ("who does our computers"), `others` is anybody else.
   */
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
  /** Titles and firms below a mail by which its writer acts as the admin. */
  admin_titles: Wordings.optional(),
  /** Another firm, another time or another person's case: no step is in the clause, nor in a sentence that so begins. */
  not_here: Wordings.optional(),
  /** By which a writer seems to be the admin without knowing it. */
  unaware_admin: Wordings.optional(),
  /** The admin said no. */
  refused: Wordings.optional(),
  /** What shows that the article is about the case: strong alone, weak by groups of which three are needed. */
  signals: z
    .strictObject({
      strong: Wordings.describe('wordings that show by themselves that the article is about the case'),
      /** Wordings, beside the screens' own, that nothing else in a message speaks against. */
      sure: Wordings.optional(),
      weak: z.record(z.string(), Wordings).default({}),
      /** What a weak group is worth where that is not 1, the app's name as `app`. Three in all are enough. */
      worth: z.record(z.string(), z.number().nonnegative()).optional(),
      /** The weak groups of which one must stand there for weak signs to be enough. Left out: any will do. */
      one_of: z.array(z.string().min(1)).optional(),
      /** The opposite: what looks like it and is not. */
      against: OptionalWordings,
      /** It was so once, or is no trouble now: beside another problem, a sentence with one of these tells of the past. */
      settled: Wordings.optional(),
      /** Screens that show it where they are seen in a picture: `strong` for sure, `weak` most likely. */
      pictures: z
        .strictObject({ strong: z.array(Screen).default([]), weak: z.array(Screen).default([]) })
        .optional(),
    })
    .describe('what shows that the article is about a case'),
  /** Providers by which the article's own app is reached: what is said with them is said of ours. */
  provider: Wordings.optional(),
  /**
   * Other problems, each with a name for the card: they speak against the article, the more `worth` they have. Below 1
   * they only name what a message is about that no article fits.
   */
  other_problems: z
    .array(z.strictObject({ topic: z.string(), worth: z.number().positive().default(2), when: Wordings }))
    .default([]),
  /** Screens, told by their titles and sentences as customers paste or retell them. */
  screens: z.record(z.string(), Wordings).default({}),
  /** What screens ask their reader ("Have an admin account?"): pasted, it is no question of the customer's. */
  asked_by_screens: Wordings.optional(),
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
  scopes: z
    .strictObject({
      counted: Wordings,
      /** Other names of the place where they are listed: after one, the talk is of them. */
      context: OptionalWordings,
      /** Boxes, ticks, lines: counted in its stead where the talk is of it. */
      marks: OptionalWordings,
      /** Headings of a table that say how many rows follow: "Microsoft Graph (7)". */
      groups: OptionalWordings,
      expected: Wordings,
      /** Whose number it is where it is not what somebody sees: "according to the article". */
      source: OptionalWordings,
      /** Before a list of permissions: these are not there, or an article names them. */
      not_listed: OptionalWordings,
    })
    .optional(),
});
