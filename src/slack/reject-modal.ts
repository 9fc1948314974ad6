import type { types } from '@slack/bolt';
import { REJECT_WORDS, RejectReason } from '../core/decision.ts';
import { ButtonValue } from './card-actions.ts';
import { limits } from './limits.ts';
import { plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

export const REJECT_MODAL = 'stepcheck_reject_reason';
const REASON = 'reason';
const NOTE = 'note';
const ACTION = 'value';
const NOTE_LENGTH = 1000;

/** The dialog that asks why a draft is turned down. */
export function rejectModal(target: ButtonValue): types.ModalView {
  return {
    type: 'modal',
    callback_id: REJECT_MODAL,
    private_metadata: JSON.stringify(target),
    title: plain('Reject the draft', limits.modalTitle),
    submit: plain('Reject', limits.modalButton),
    close: plain('Cancel', limits.modalButton),
    blocks: [
      {
        type: 'input',
        block_id: REASON,
        label: plain('Why?', limits.inputLabel),
        element: { type: 'radio_buttons', action_id: ACTION, options: RejectReason.options.map(option) },
      },
      {
        type: 'input',
        block_id: NOTE,
        optional: true,
        label: plain('A note for the others', limits.inputLabel),
        element: { type: 'plain_text_input', action_id: ACTION, multiline: true, max_length: NOTE_LENGTH },
      },
    ],
  };
}

function option(reason: RejectReason): types.Option {
  return { text: plain(REJECT_WORDS[reason], limits.optionText), value: reason };
}

export type Rejection =
  | { target: ButtonValue; reason: RejectReason; note: string }
  | { errors: Record<string, string> };

export function readRejection(privateMetadata: string, values: ViewValues): Rejection {
  const target = ButtonValue.parse(JSON.parse(privateMetadata));
  const reason = RejectReason.safeParse(values[REASON]?.[ACTION]?.selected_option?.value);
  if (!reason.success) return { errors: { [REASON]: 'Choose a reason: the weekly summary counts them.' } };
  return { target, reason: reason.data, note: (values[NOTE]?.[ACTION]?.value ?? '').trim() };
}
