import { z } from 'zod';
import type { Decision, DecisionResult } from '../core/decision.ts';
import { asStepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { Person } from '../core/ticket.ts';
import type { ButtonValue } from './card-actions.ts';
import type { People } from './people.ts';
import type { Tell } from './tell.ts';

export interface DecidingOptions {
  people: People;
  tell: Tell;
  decide: (decision: Decision) => Promise<DecisionResult>;
  /** Keeps that somebody tried to decide who may not. */
  refused: (ticketId: string, by: Person, kind: Decision['kind'], why: string) => Promise<void>;
  log: Log;
}

export const Clicker = z.object({ id: z.string(), name: z.string().optional() });
export type Clicker = z.infer<typeof Clicker>;

/** What is told privately where a click did not do what it says; null where it did. */
export type Told = string | null;

/** What a click is about: for whoever may not decide this is recorded. */
export interface Attempt {
  ticketId: string;
  kind: Decision['kind'];
}

const NOT_A_REVIEWER = 'Only reviewers of this desk can decide on replies. Nothing was changed.';
const FAILED = 'This could not be recorded just now, and nothing was sent. Please try again in a moment.';

/**
 * Does what a reviewer asked for, and tells them privately where it did not work. `written`: what they had typed,
 * given back then, since nobody should have to write a reply twice because somebody else was faster.
 */
export async function guarded(
  options: DecidingOptions,
  user: Clicker,
  attempt: Attempt | null,
  act: () => Promise<Told>,
  written = '',
): Promise<void> {
  const told = await reviewersOnly(options, user, attempt, act).catch((thrown) => {
    const error = asStepcheckError(thrown);
    options.log.error({ code: error.code, detail: error.message }, 'Slack click could not be handled');
    return FAILED;
  });
  if (told === null) return;
  await options.tell(user.id, written === '' ? told : `${told}\n\nWhat you had written:\n${written}`);
}

async function reviewersOnly(
  options: DecidingOptions,
  user: Clicker,
  attempt: Attempt | null,
  act: () => Promise<Told>,
): Promise<Told> {
  const reviewers = await options.people.reviewers();
  if (reviewers.includes(user.id)) return act();
  if (attempt) {
    const by = await personOf(options, user);
    await options
      .refused(attempt.ticketId, by, attempt.kind, 'not a reviewer')
      .catch((error: unknown) =>
        options.log.warn(
          { ticket: attempt.ticketId, detail: String(error) },
          'A refusal could not be recorded',
        ),
      );
  }
  return NOT_A_REVIEWER;
}

/** What was decided, beside on what and by whom. */
export type What<T = Decision> = T extends unknown
  ? Omit<T, 'by' | 'seenMessages' | keyof ButtonValue>
  : never;

/** Takes a decision in somebody's name on what their card showed. */
export async function decided(
  options: DecidingOptions,
  user: Clicker,
  target: ButtonValue,
  what: What,
): Promise<Told> {
  const { messages: seenMessages, ticketId, draftVersion } = target;
  const by = await personOf(options, user);
  const result = await options.decide({ ...what, ticketId, draftVersion, seenMessages, by });
  return result.accepted ? null : result.told;
}

/** A decision does not wait for a name. */
export async function personOf({ people }: Pick<DecidingOptions, 'people'>, user: Clicker): Promise<Person> {
  const profile = await people.profile(user.id).catch(() => null);
  return { id: user.id, name: profile?.name ?? user.name ?? user.id };
}
