import { EDIT_WORDS, EditReason } from '../core/decision.ts';
import { type Block, limits } from './limits.ts';
import { plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

const REASONS = 'reasons';
const ACTION = 'value';

/** Why the draft was changed, one click a reason: the weekly summary counts them. */
export function reasonsField(): Block {
  const options = EditReason.options.map((reason) => ({
    text: plain(EDIT_WORDS[reason], limits.optionText),
    value: reason,
  }));
  return {
    type: 'input',
    block_id: REASONS,
    optional: true,
    label: plain('What was wrong with the draft?', limits.inputLabel),
    element: { type: 'checkboxes', action_id: ACTION, options },
  };
}

export function readReasons(values: ViewValues): EditReason[] {
  const ticked = (values[REASONS]?.[ACTION]?.selected_options ?? []).map(({ value }) => value);
  return EditReason.options.filter((reason) => ticked.includes(reason));
}
