import type { types } from '@slack/bolt';
import { z } from 'zod';
import { ButtonValue } from './card-actions.ts';
import { type Block, limits } from './limits.ts';
import { line, plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

export const ESCALATE_MODAL = 'stepcheck_escalate';
const PERSON = 'person';
const GROUP = 'group';
const NOTE = 'note';
const ACTION = 'value';
const NOTE_LENGTH = 1000;

/** A user group of the workspace that cases may be handed to. */
export interface EscalationGroup {
  id: string;
  name: string;
}

/** Where the card lies, so that whom it is handed to can be told in its thread. */
const CardPlace = z.object({ channel: z.string(), ts: z.string() }).nullable().default(null);
export type CardPlace = z.infer<typeof CardPlace>;
const Metadata = ButtonValue.extend({ card: CardPlace });

/** The dialog that asks whom a case is handed to, and why. */
export function escalateModal(
  target: ButtonValue,
  groups: readonly EscalationGroup[],
  card: CardPlace,
): types.ModalView {
  return {
    type: 'modal',
    callback_id: ESCALATE_MODAL,
    private_metadata: JSON.stringify({ ...target, card }),
    title: plain('Escalate the case', limits.modalTitle),
    submit: plain('Escalate', limits.modalButton),
    close: plain('Cancel', limits.modalButton),
    blocks: [
      {
        type: 'input',
        block_id: PERSON,
        optional: groups.length > 0,
        label: plain('To whom?', limits.inputLabel),
        element: {
          type: 'users_select',
          action_id: ACTION,
          placeholder: plain('Choose a person', limits.optionText),
        },
      },
      ...(groups.length > 0 ? [groupField(groups)] : []),
      {
        type: 'input',
        block_id: NOTE,
        optional: true,
        label: plain('What should they know?', limits.inputLabel),
        element: { type: 'plain_text_input', action_id: ACTION, multiline: true, max_length: NOTE_LENGTH },
      },
    ],
  };
}

function groupField(groups: readonly EscalationGroup[]): Block {
  const options = groups.map(({ id, name }) => ({
    text: plain(line(name, limits.optionText), limits.optionText),
    value: id,
  }));
  return {
    type: 'input',
    block_id: GROUP,
    optional: true,
    label: plain('Or to which group?', limits.inputLabel),
    element: {
      type: 'static_select',
      action_id: ACTION,
      options,
      placeholder: plain('Choose a group', limits.optionText),
    },
  };
}

export type EscalationSaid =
  | {
      target: ButtonValue;
      card: CardPlace;
      /** A person's name is not known here yet. */
      to: { kind: 'user'; id: string } | { kind: 'group'; id: string; name: string };
      note: string;
    }
  | { errors: Record<string, string> };

export function readEscalation(
  privateMetadata: string,
  values: ViewValues,
  groups: readonly EscalationGroup[],
): EscalationSaid {
  const { card, ...target } = Metadata.parse(JSON.parse(privateMetadata));
  const user = values[PERSON]?.[ACTION]?.selected_user ?? null;
  const picked = values[GROUP]?.[ACTION]?.selected_option?.value;
  const group = groups.find(({ id }) => id === picked) ?? null;
  const note = (values[NOTE]?.[ACTION]?.value ?? '').trim();
  if (user !== null && group) return { errors: { [GROUP]: 'Choose a person or a group, not both.' } };
  if (user !== null) return { target, card, to: { kind: 'user', id: user }, note };
  if (group) return { target, card, to: { kind: 'group', ...group }, note };
  return { errors: { [PERSON]: 'Choose whom the case is handed to.' } };
}
