import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Decision, DecisionResult } from '../core/decision.ts';
import { asStepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { CardAction, EditableReply } from '../core/review.ts';
import type { Person } from '../core/ticket.ts';
import { ACTION_PREFIX, actionOf, ButtonValue } from './card-actions.ts';
import type { SlackClient } from './client.ts';
import { EDIT_MODAL, editModal, readEdit } from './edit-modal.ts';
import type { People } from './people.ts';
import { REJECT_MODAL, readRejection, rejectModal } from './reject-modal.ts';
import type { Tell } from './tell.ts';
import { ViewValues } from './view-values.ts';

export interface ActionsOptions {
  client: SlackClient;
  people: People;
  tell: Tell;
  decide: (decision: Decision) => Promise<DecisionResult>;
  /** The draft to edit, empty where there is none; or why it cannot be edited any more. */
  draftText: (ticketId: string, draftVersion: number) => Promise<EditableReply | { gone: string }>;
  log: Log;
}

const Clicker = z.object({ id: z.string(), name: z.string().optional() });
const Press = z.object({
  user: Clicker,
  trigger_id: z.string().optional(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
});
type Press = z.infer<typeof Press>;
const Submission = z.object({
  user: Clicker,
  view: z.object({ private_metadata: z.string(), state: z.object({ values: ViewValues }) }),
});

/** Turns clicks and dialogs into decisions. Everything is acknowledged first; what is refused is told in private. */
export function registerActions(app: App, options: ActionsOptions): void {
  app.action(new RegExp(`^${ACTION_PREFIX}`), async ({ ack, body }) => {
    await ack();
    const press = Press.parse(body);
    await guarded(options, press.user, () => pressed(options, press));
  });

  app.view(EDIT_MODAL, async ({ ack, body }) => {
    const { user, view } = Submission.parse(body);
    const edit = readEdit(view.private_metadata, view.state.values);
    if ('errors' in edit) return ack({ response_action: 'errors', errors: edit.errors });
    await ack();
    const { target, ...rest } = edit;
    const written = { ...rest, steps: [], reasons: [] };
    await guarded(
      options,
      user,
      () => decided(options, user, target, { kind: 'edit', ...written }),
      written.text,
    );
  });

  app.view(REJECT_MODAL, async ({ ack, body }) => {
    const { user, view } = Submission.parse(body);
    const rejection = readRejection(view.private_metadata, view.state.values);
    if ('errors' in rejection) return ack({ response_action: 'errors', errors: rejection.errors });
    await ack();
    const { target, reason, note } = rejection;
    await guarded(options, user, () => decided(options, user, target, { kind: 'reject', reason, note }));
  });
}

/** What is told privately where a click did not do what it says; null where it did. */
type Told = string | null;

const NOT_A_REVIEWER = 'Only reviewers of this desk can decide on replies. Nothing was changed.';
const NO_SUCH_CASE = 'This button belongs to no case any more. Nothing was changed.';

async function guarded(
  options: ActionsOptions,
  user: Press['user'],
  act: () => Promise<Told>,
  written?: string,
) {
  const told = await reviewersOnly(options, user.id, act).catch((thrown) => {
    const error = asStepcheckError(thrown);
    options.log.error({ code: error.code, detail: error.message }, 'Slack click could not be handled');
    return 'This could not be recorded just now, and nothing was sent. Please try again in a moment.';
  });
  if (told === null) return;
  // Nobody should have to write a reply twice because somebody else was faster.
  await options.tell(user.id, written ? `${told}\n\nWhat you had written:\n${written}` : told);
}

async function reviewersOnly(
  options: ActionsOptions,
  userId: string,
  act: () => Promise<Told>,
): Promise<Told> {
  const reviewers = await options.people.reviewers();
  return reviewers.includes(userId) ? act() : NOT_A_REVIEWER;
}

async function pressed(options: ActionsOptions, press: Press): Promise<Told> {
  const [button] = press.actions;
  const action = button && actionOf(button.action_id);
  const target = button && readTarget(button.value);
  if (!action || !target) return NO_SUCH_CASE;
  if (isDialog(action)) return openDialog(options, press, action, target);
  if (action === 'take') return decided(options, press.user, target, { kind: action, from: target.owner });
  return decided(options, press.user, target, { kind: action });
}

type Dialog = 'edit' | 'write_reply' | 'reject' | 'escalate' | 'snooze' | 'set_steps';
const DIALOGS: readonly CardAction[] = ['edit', 'write_reply', 'reject', 'escalate', 'snooze', 'set_steps'];

function isDialog(action: CardAction): action is Dialog {
  return DIALOGS.includes(action);
}

function readTarget(value: string | undefined): ButtonValue | null {
  try {
    return ButtonValue.parse(JSON.parse(value ?? ''));
  } catch {
    return null;
  }
}

async function openDialog(
  options: ActionsOptions,
  press: Press,
  action: Dialog,
  target: ButtonValue,
): Promise<Told> {
  const trigger = { trigger_id: press.trigger_id ?? '' };
  if (action === 'reject') {
    await options.client.call('views.open', { ...trigger, view: rejectModal(target) });
    return null;
  }
  const draft = await options.draftText(target.ticketId, target.draftVersion);
  if ('gone' in draft) return draft.gone;
  const view = editModal(target, draft);
  if (!view) return 'This reply is too long for a Slack dialog. Answer it from your mail program instead.';
  await options.client.call('views.open', { ...trigger, view });
  return null;
}

/** What was decided, beside on what and by whom. */
type What<T> = T extends unknown ? Omit<T, 'by' | 'seenMessages' | keyof ButtonValue> : never;

async function decided(
  options: ActionsOptions,
  user: Press['user'],
  target: ButtonValue,
  what: What<Decision>,
): Promise<Told> {
  const { messages: seenMessages, ticketId, draftVersion } = target;
  // A decision does not wait for a name.
  const profile = await options.people.profile(user.id).catch(() => null);
  const by: Person = { id: user.id, name: profile?.name ?? user.name ?? user.id };
  const result = await options.decide({ ...what, ticketId, draftVersion, seenMessages, by });
  return result.accepted ? null : result.told;
}
