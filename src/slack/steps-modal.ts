import type { types } from '@slack/bolt';
import type { StepSet } from '../core/agent-step.ts';
import type { EditableReply } from '../core/review.ts';
import { ButtonValue } from './card-actions.ts';
import { limits } from './limits.ts';
import { firstStepField, readSteps, stepFields } from './step-fields.ts';
import { context, plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

export const STEPS_MODAL = 'stepcheck_set_steps';

/** The dialog in which an agent says where the steps stand. Null where the case has none. */
export function stepsModal(target: ButtonValue, { steps }: EditableReply): types.ModalView | null {
  if (steps.length === 0) return null;
  return {
    type: 'modal',
    callback_id: STEPS_MODAL,
    private_metadata: JSON.stringify(target),
    title: plain('Correct the steps', limits.modalTitle),
    submit: plain('Save and draft anew', limits.modalButton),
    close: plain('Cancel', limits.modalButton),
    blocks: [
      context(['The draft is written anew from what you say here. Nothing is sent by it.']),
      ...stepFields(steps),
    ],
  };
}

export type StepsSaid = { target: ButtonValue; steps: StepSet[] } | { errors: Record<string, string> };

export function readStepsSaid(privateMetadata: string, values: ViewValues): StepsSaid {
  const target = ButtonValue.parse(JSON.parse(privateMetadata));
  const steps = readSteps(values);
  if (steps.length > 0) return { target, steps };
  return { errors: { [firstStepField(values)]: 'Change at least one step, or cancel.' } };
}
