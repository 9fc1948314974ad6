import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../core/ports.ts';
import type { ButtonValue } from './card-actions.ts';
import { Clicker, type DecidingOptions, decided, guarded, type Told, type What } from './deciding.ts';
import type { DialogOptions } from './dialogs.ts';
import { EDIT_MODAL, readEdit } from './edit-modal.ts';
import { ESCALATE_MODAL, readEscalation } from './escalate-modal.ts';
import { REJECT_MODAL, readRejection } from './reject-modal.ts';
import { readSnooze, SNOOZE_MODAL } from './snooze-modal.ts';
import { readStepsSaid, STEPS_MODAL } from './steps-modal.ts';
import { tellEscalated } from './tell-escalated.ts';
import { ViewValues } from './view-values.ts';

export interface SubmissionOptions extends DialogOptions {
  /** The desk's, for "tomorrow at 9:00". */
  timeZone: string;
  clock: Clock;
}

const Submission = z.object({
  user: Clicker,
  view: z.object({ private_metadata: z.string(), state: z.object({ values: ViewValues }) }),
});

/** What a dialog says, or what is wrong with it, by field. */
type Said = { target: ButtonValue } | { errors: Record<string, string> };

/** Turns dialogs that were sent off into decisions. */
export function registerSubmissions(app: App, options: SubmissionOptions): void {
  const { escalationGroups, clock, timeZone } = options;

  on(app, EDIT_MODAL, readEdit, (user, { target, ...written }) =>
    decide(options, user, target, { kind: 'edit', ...written }, written.text),
  );
  on(app, REJECT_MODAL, readRejection, (user, { target, reason, note }) =>
    decide(options, user, target, { kind: 'reject', reason, note }, note),
  );
  on(app, STEPS_MODAL, readStepsSaid, (user, { target, steps }) =>
    decide(options, user, target, { kind: 'set_steps', steps }),
  );
  on(
    app,
    SNOOZE_MODAL,
    (metadata, values) => readSnooze(metadata, values, clock.now(), timeZone),
    (user, { target, until }) => decide(options, user, target, { kind: 'snooze', until }),
  );
  on(
    app,
    ESCALATE_MODAL,
    (metadata, values) => readEscalation(metadata, values, escalationGroups),
    (user, { target, card, to, note }) =>
      guarded(
        options,
        user,
        { ticketId: target.ticketId, kind: 'escalate' },
        async () => {
          const name = to.kind === 'user' ? (await options.people.profile(to.id)).name : to.name;
          const whom = { ...to, name: name ?? to.id };
          const told = await decided(options, user, target, { kind: 'escalate', to: whom, note });
          return told ?? tellEscalated(options, card, whom, note);
        },
        note,
      ),
  );
}

function decide(
  options: DecidingOptions,
  user: Clicker,
  target: ButtonValue,
  what: What,
  written?: string,
): Promise<void> {
  const act = (): Promise<Told> => decided(options, user, target, what);
  return guarded(options, user, { ticketId: target.ticketId, kind: what.kind }, act, written);
}

/** Acknowledged before anything is decided: Slack waits 3 seconds and no longer. */
function on<S extends Said>(
  app: App,
  callbackId: string,
  read: (privateMetadata: string, values: ViewValues) => S,
  act: (user: Clicker, said: Exclude<S, { errors: unknown }>) => Promise<void>,
): void {
  app.view(callbackId, async ({ ack, body }) => {
    const { user, view } = Submission.parse(body);
    const said = read(view.private_metadata, view.state.values);
    if ('errors' in said) return ack({ response_action: 'errors', errors: said.errors });
    await ack();
    await act(user, said as Exclude<S, { errors: unknown }>);
  });
}
