import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { StepSet } from '../core/agent-step.ts';
import type { Redrafted } from '../core/review.ts';
import type { Person } from '../core/ticket.ts';
import { Clicker, personOf, type Told } from './deciding.ts';
import type { DialogOptions } from './dialogs.ts';
import { editModal, readTyped } from './edit-modal.ts';
import { limits } from './limits.ts';
import { readSteps } from './step-fields.ts';
import { plain, quoted, split, words } from './text.ts';
import { ViewValues } from './view-values.ts';

export interface RedraftOptions extends DialogOptions {
  redraft: (ticketId: string, steps: readonly StepSet[], by: Person) => Promise<Redrafted | { gone: string }>;
}

/** A press of the button in the open dialog. */
export const RedraftPress = z.object({
  user: Clicker,
  view: z.object({
    id: z.string(),
    hash: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: ViewValues }),
  }),
});
export type RedraftPress = z.infer<typeof RedraftPress>;

/** Writes the reply in an open dialog anew from the steps in it. Nothing is saved by it. */
export async function redraftInPlace(options: RedraftOptions, { user, view }: RedraftPress): Promise<Told> {
  const { values } = view.state;
  const { target, text, round, writes } = readTyped(view.private_metadata, values);
  const dialog = writes ? 'write_reply' : 'edit';
  const start = await options.draftText(target.ticketId, target.draftVersion, dialog);
  const by = await personOf(options, user);
  const redrafted = 'gone' in start ? start : await options.redraft(target.ticketId, readSteps(values), by);
  const next =
    'gone' in start || 'gone' in redrafted
      ? null
      : editModal(target, { ...start, text: redrafted.text }, { reader: user.id, round: round + 1, writes });
  const told = 'gone' in redrafted ? redrafted.gone : 'The new reply is too long for a Slack dialog.';
  // What cannot be decided any more is said in the dialog itself, which hides what is told in the channel.
  const shown = next ?? ('gone' in start ? endView(told, text) : null);
  if (!shown) return told;
  await options.client.call('views.update', { view_id: view.id, hash: view.hash, view: shown });
  return null;
}

function endView(told: string, text: string): types.ModalView {
  const pieces = split(text, limits.sectionText).pieces.filter((piece) => piece.trim() !== '');
  return {
    type: 'modal',
    title: plain('Edit the reply', limits.modalTitle),
    close: plain('Close', limits.modalButton),
    blocks: [
      { type: 'section', text: plain(`${told}\n\nWhat you had written:`, limits.sectionText) },
      ...pieces.map((piece) => quoted([words(piece)])),
    ],
  };
}
