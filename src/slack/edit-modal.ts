import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { StepSet } from '../core/agent-step.ts';
import type { EditReason } from '../core/decision.ts';
import type { EditableReply } from '../core/review.ts';
import { ACTION_PREFIX, ButtonValue } from './card-actions.ts';
import { readReasons, reasonsField } from './edit-reasons.ts';
import { OfferedAddresses, readRecipients, recipientFields } from './edit-recipients.ts';
import { type Block, limits } from './limits.ts';
import { readSteps, stepFields } from './step-fields.ts';
import { context, join, line, plain, split } from './text.ts';
import type { ViewValues } from './view-values.ts';

export const EDIT_MODAL = 'stepcheck_edit';
/** The button in the dialog that writes the reply anew from the steps in it. */
export const REDRAFT_ACTION = `${ACTION_PREFIX}redraft`;
const FIELD = 'reply_';
const ACTION = 'text';
// Slack takes 3000 characters a field; room is left in each for what an agent adds.
const PIECE = 2600;
const MOST_FIELDS = 12;

const Metadata = ButtonValue.extend({
  joints: z.array(z.string()),
  ...OfferedAddresses.shape,
  /** How often it was written anew: Slack keeps what was typed in a field as long as the field keeps its id. */
  round: z.number().int().nonnegative().default(0),
  /** Opened to answer although the draft was rejected, or where there was none. */
  writes: z.boolean().default(false),
});

export interface EditOpening {
  /** Who looks at it: that they have the case themselves need not be said. */
  reader?: string;
  round?: number;
  writes?: boolean;
}

/** The dialog in which an agent rewrites a draft, or writes a reply where there is none. Null: too long for it. */
export function editModal(
  target: ButtonValue,
  reply: EditableReply,
  { reader, round = 0, writes = false }: EditOpening = {},
): types.ModalView | null {
  const { text, steps, owner } = reply;
  const { pieces, joints } = split(text, PIECE);
  if (pieces.length > MOST_FIELDS) return null;
  const recipients = recipientFields(reply);
  const anew = writes || text === '';
  const more = { ...(round > 0 ? { round } : {}), ...(writes ? { writes } : {}) };
  return {
    type: 'modal',
    callback_id: EDIT_MODAL,
    private_metadata: JSON.stringify({ ...target, joints, ...recipients.offered, ...more }),
    title: plain(anew ? 'Write a reply' : 'Edit the reply', limits.modalTitle),
    submit: plain(anew ? 'Send reply' : 'Send edited reply', limits.modalButton),
    close: plain('Cancel', limits.modalButton),
    blocks: [
      ...(owner && owner.id !== reader ? [context([`👤 ${line(owner.name, 80)} is working on this.`])] : []),
      ...recipients.blocks,
      ...pieces.map((piece, index) => field(piece, { index, count: pieces.length, round })),
      context(['It goes out as it stands here. For a few seconds it can still be undone.']),
      ...(anew ? [] : [reasonsField()]),
      ...(steps.length > 0 ? stepPart(steps) : []),
    ],
  };
}

/** Where the steps stand, under the reply: what is changed here is kept with it. */
function stepPart(steps: EditableReply['steps']): Block[] {
  return [
    { type: 'divider' },
    { type: 'section', text: plain('Is a step judged wrongly? Correct it here.', limits.sectionText) },
    ...stepFields(steps),
    {
      type: 'actions',
      block_id: 'redraft',
      elements: [
        {
          type: 'button',
          action_id: REDRAFT_ACTION,
          text: plain('Write it again from these steps', limits.buttonText),
        },
      ],
    },
  ];
}

function field(piece: string, at: { index: number; count: number; round: number }): Block {
  const { index, count, round } = at;
  return {
    type: 'input',
    block_id: fieldId(index, round),
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

function fieldId(index: number, round: number): string {
  return round === 0 ? `${FIELD}${index}` : `${FIELD}${round}_${index}`;
}

export type EditedReply =
  | {
      target: ButtonValue;
      text: string;
      to: string | null;
      cc: string[];
      steps: StepSet[];
      reasons: EditReason[];
      afterRejection?: boolean;
    }
  | { errors: Record<string, string> };

/** What was sent in the dialog, put together again. */
export function readEdit(privateMetadata: string, values: ViewValues): EditedReply {
  const { target, text, round, writes, to, cc } = readTyped(privateMetadata, values);
  if (text === '')
    return { errors: { [fieldId(0, round)]: 'Write the reply first: an empty one cannot be sent.' } };
  return {
    target,
    text,
    ...readRecipients({ to, cc }, values),
    steps: readSteps(values),
    reasons: readReasons(values),
    ...(writes ? { afterRejection: true } : {}),
  };
}

/** What stands in the dialog now, sent or not. */
export function readTyped(privateMetadata: string, values: ViewValues) {
  const { joints, to, cc, round, writes, ...target } = Metadata.parse(JSON.parse(privateMetadata));
  const pieces = [...Array(joints.length + 1).keys()].map(
    (index) => values[fieldId(index, round)]?.[ACTION]?.value ?? '',
  );
  const kept = pieces.map((piece, index) => ({ piece, joint: joints[index] ?? '' }));
  const parts = kept.filter(({ piece }) => piece.trim() !== '');
  const text = join({ pieces: parts.map((part) => part.piece), joints: parts.map((part) => part.joint) });
  return { target, text: text.trim(), round, writes, to, cc };
}
