import { z } from 'zod';
import { StepSet } from './agent-step.ts';
import { Escalation, Person } from './ticket.ts';

/** `seenMessages`: how many messages of the case (`wordsIn`) the card showed to whoever decides. */
const base = {
  ticketId: z.string(),
  draftVersion: z.number().int().nonnegative(),
  seenMessages: z.number().int().nonnegative(),
  by: Person,
};

export const RejectReason = z.enum([
  'wrong_reading',
  'not_this_article',
  'answer_myself',
  'no_reply_needed',
  'other',
]);
export type RejectReason = z.infer<typeof RejectReason>;

/** The reasons as people read them. */
export const REJECT_WORDS: Record<RejectReason, string> = {
  wrong_reading: 'The case was read wrongly',
  not_this_article: 'It is not about this article',
  answer_myself: 'I answer it myself',
  no_reply_needed: 'No reply is needed',
  other: 'Something else',
};

/** What was wrong with a draft that an agent changed: the classes that the weekly summary counts. */
export const EditReason = z.enum([
  'wrong_step',
  'missed_question',
  'wrong_fact',
  'too_long',
  'tone',
  'wrong_article',
]);
export type EditReason = z.infer<typeof EditReason>;

export const EDIT_WORDS: Record<EditReason, string> = {
  wrong_step: 'A step was judged wrongly',
  missed_question: 'It passed over a question',
  wrong_fact: 'A fact was wrong',
  too_long: 'Too long',
  tone: 'Tone',
  wrong_article: 'Wrong article',
};

/** What a person decided on one draft version of one ticket. */
export const Decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approve'), ...base }),
  z.object({
    kind: z.literal('edit'),
    ...base,
    text: z.string(),
    /** Addresses among those offered; null: whom the ticket's route names. */
    to: z.string().nullable(),
    cc: z.array(z.string()),
    /** What the agent said of steps while editing. */
    steps: z.array(StepSet).default([]),
    /** Why it was changed; none where nobody said. */
    reasons: z.array(EditReason).default([]),
    /** The draft had been rejected already when the dialog was opened: to answer all the same is meant. */
    afterRejection: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('reject'), ...base, reason: RejectReason, note: z.string() }),
  z.object({ kind: z.literal('undo'), ...base }),
  z.object({ kind: z.literal('send_again'), ...base }),
  z.object({ kind: z.literal('mark_sent'), ...base }),
  z.object({ kind: z.literal('open_case'), ...base }),
  /** Says that this ticket belongs to another one: its messages go there. */
  z.object({ kind: z.literal('link'), ...base }),
  /** Has a mail that no parser could take apart read again. */
  z.object({ kind: z.literal('read_again'), ...base }),
  /** Works on it, or works on it instead of `from`, whom the card showed (null: nobody). */
  z.object({ kind: z.literal('take'), ...base, from: z.string().nullable() }),
  /** Leaves it to others again. */
  z.object({ kind: z.literal('release'), ...base }),
  z.object({ kind: z.literal('escalate'), ...base, to: Escalation.shape.to, note: z.string() }),
  z.object({ kind: z.literal('snooze'), ...base, until: z.number().int() }),
  z.object({ kind: z.literal('wake'), ...base }),
  /** No step-by-step draft of the article that the reading chose. */
  z.object({ kind: z.literal('not_this_article'), ...base }),
  /** Takes that back: the articles that were ruled out count again. */
  z.object({ kind: z.literal('article_fits'), ...base }),
  /** Says where steps stand; the draft is written anew. */
  z.object({ kind: z.literal('set_steps'), ...base, steps: z.array(StepSet).min(1) }),
]);
export type Decision = z.infer<typeof Decision>;

/** `told` goes privately to the person who decided: what happened instead, and who was first. */
export type DecisionResult = { accepted: true } | { accepted: false; told: string };
