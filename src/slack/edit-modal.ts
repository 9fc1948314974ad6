import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { EditableReply } from '../core/review.ts';
import { ButtonValue } from './card-actions.ts';
import { OfferedAddresses, readRecipients, recipientFields } from './edit-recipients.ts';
import { type Block, limits } from './limits.ts';
import { context, join, plain, split } from './text.ts';
import type { ViewValues } from './view-values.ts';

export const EDIT_MODAL = 'stepcheck_edit';
const FIELD = 'reply_';
const ACTION = 'text';
// Slack takes 3000 characters a field; room is left in each for what an agent adds.
const PIECE = 2600;
const MOST_FIELDS = 12;

const Metadata = ButtonValue.extend({ joints: z.array(z.string()), ...OfferedAddresses.shape });

/** The dialog in which an agent rewrites a draft, or writes a reply where there is none. Null: too long for it. */
export function editModal(target: ButtonValue, reply: EditableReply): types.ModalView | null {
  const { text } = reply;
  const { pieces, joints } = split(text, PIECE);
  if (pieces.length > MOST_FIELDS) return null;
  const recipients = recipientFields(reply);
  return {
    type: 'modal',
    callback_id: EDIT_MODAL,
    private_metadata: JSON.stringify({ ...target, joints, ...recipients.offered }),
    title: plain(text === '' ? 'Write a reply' : 'Edit the reply', limits.modalTitle),
    submit: plain(text === '' ? 'Send reply' : 'Send edited reply', limits.modalButton),
    close: plain('Cancel', limits.modalButton),
    blocks: [
      ...recipients.blocks,
      ...pieces.map((piece, index) => field(piece, index, pieces.length)),
      context(['It goes out as it stands here. For a few seconds it can still be undone.']),
    ],
  };
}

function field(piece: string, index: number, count: number): Block {
  return {
    type: 'input',
    block_id: `${FIELD}${index}`,
    label: plain(count === 1 ? 'Reply' : `Reply, part ${index + 1} of ${count}`, limits.inputLabel),
    // A later part may be emptied to shorten the reply.
    optional: index > 0,
    element: {
      type: 'plain_text_input',
      action_id: ACTION,
      multiline: true,
      max_length: limits.inputText,
      ...(piece === '' ? {} : { initial_value: piece }),
    },
  };
}

export type EditedReply =
  | { target: ButtonValue; text: string; to: string | null; cc: string[] }
  | { errors: Record<string, string> };

/** What was sent in the dialog, put together again. */
export function readEdit(privateMetadata: string, values: ViewValues): EditedReply {
  const { joints, to, cc, ...target } = Metadata.parse(JSON.parse(privateMetadata));
  const pieces = [...Array(joints.length + 1).keys()].map(
    (index) => values[`${FIELD}${index}`]?.[ACTION]?.value ?? '',
  );
  const kept = pieces.map((piece, index) => ({ piece, joint: joints[index] ?? '' }));
  const parts = kept.filter(({ piece }) => piece.trim() !== '');
  const text = join({ pieces: parts.map((part) => part.piece), joints: parts.map((part) => part.joint) });
  if (text.trim() === '')
    return { errors: { [`${FIELD}0`]: 'Write the reply first: an empty one cannot be sent.' } };
  return { target, text: text.trim(), ...readRecipients({ to, cc }, values) };
}
