import type { types } from '@slack/bolt';
import type { CardAction, DialogKind, EditableReply } from '../core/review.ts';
import type { ButtonValue } from './card-actions.ts';
import type { SlackClient } from './client.ts';
import { type Clicker, type DecidingOptions, decided, type Told } from './deciding.ts';
import { editModal } from './edit-modal.ts';
import { type CardPlace, type EscalationGroup, escalateModal } from './escalate-modal.ts';
import { rejectModal } from './reject-modal.ts';
import { snoozeModal } from './snooze-modal.ts';
import { stepsModal } from './steps-modal.ts';

export interface DialogOptions extends DecidingOptions {
  client: SlackClient;
  /** The draft to edit, empty where there is none; or why there is nothing to decide any more. */
  draftText: (
    ticketId: string,
    draftVersion: number,
    dialog: DialogKind,
  ) => Promise<EditableReply | { gone: string }>;
  escalationGroups: readonly EscalationGroup[];
}

const DIALOGS: readonly CardAction[] = ['edit', 'write_reply', 'reject', 'escalate', 'snooze', 'set_steps'];

export function isDialog(action: CardAction): action is DialogKind {
  return DIALOGS.includes(action);
}

/** A click that asks for a dialog: in whose name, where, and with what right to open it. */
export interface Asked {
  user: Clicker;
  triggerId: string;
  target: ButtonValue;
  card: CardPlace;
}

/** Opens a dialog, unless there is nothing to decide in it any more. */
export async function openDialog(options: DialogOptions, dialog: DialogKind, asked: Asked): Promise<Told> {
  const { target, user } = asked;
  const start = await options.draftText(target.ticketId, target.draftVersion, dialog);
  if ('gone' in start) return start.gone;
  const view = viewOf(options, dialog, asked, start);
  if (typeof view === 'string') return view;
  await options.client.call('views.open', { trigger_id: asked.triggerId, view });
  const writes = dialog === 'edit' || dialog === 'write_reply';
  // So that two people do not write at once. Where somebody else was faster, the dialog stays open all the same.
  if (writes && start.owner === null)
    await decided(options, user, target, { kind: 'take', from: null }).catch(() => null);
  return null;
}

function viewOf(
  { escalationGroups }: DialogOptions,
  dialog: DialogKind,
  { target, card, user }: Asked,
  start: EditableReply,
): types.ModalView | string {
  switch (dialog) {
    case 'reject':
      return rejectModal(target);
    case 'escalate':
      return escalateModal(target, escalationGroups, card);
    case 'snooze':
      return snoozeModal(target);
    case 'set_steps':
      return stepsModal(target, start) ?? 'This case has no steps to correct.';
    default: {
      const opening = { reader: user.id, writes: dialog === 'write_reply' };
      return editModal(target, start, opening) ?? TOO_LONG;
    }
  }
}

const TOO_LONG = 'This reply is too long for a Slack dialog. Answer it from your mail program instead.';
