import type { types } from '@slack/bolt';
import { AgentStep, type StepSet } from '../core/agent-step.ts';
import type { EditableReply } from '../core/review.ts';
import { type Block, limits } from './limits.ts';
import { line, plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

/** Block ids are "step.<status it began with>.<id>": what was changed is told without a word in the metadata. */
const PREFIX = 'step';
const ACTION = 'state';

const WORDS: Record<StepSet['status'], string> = { done: 'Done', not_done: 'Not done', unknown: 'Not known' };

/** One choice for each step of the article, as it stands now. */
export function stepFields(steps: EditableReply['steps']): Block[] {
  return steps.map(({ id, title, status }) => {
    const options = AgentStep.shape.status.options.map(option);
    const initial = options.find(({ value }) => value === status);
    return {
      type: 'input',
      block_id: `${PREFIX}.${status}.${id}`,
      // One that is contradicted begins with no choice, and may stay so.
      optional: true,
      label: plain(line(title, 150), limits.inputLabel),
      element: {
        type: 'static_select',
        action_id: ACTION,
        options,
        placeholder: plain('Contradicted: which is it?', limits.optionText),
        ...(initial ? { initial_option: initial } : {}),
      },
    };
  });
}

/** The steps that the agent set otherwise than they stood when the dialog was opened. */
export function readSteps(values: ViewValues): StepSet[] {
  return Object.entries(values).flatMap(([blockId, fields]) => {
    const [prefix, before, ...rest] = blockId.split('.');
    const status = AgentStep.shape.status.safeParse(fields[ACTION]?.selected_option?.value);
    if (prefix !== PREFIX || !status.success || status.data === before) return [];
    return [{ step: rest.join('.'), status: status.data }];
  });
}

/** The first of the fields, for an error that belongs to all of them. */
export function firstStepField(values: ViewValues): string {
  return Object.keys(values).find((id) => id.startsWith(`${PREFIX}.`)) ?? '';
}

function option(status: StepSet['status']): types.PlainTextOption {
  return { text: plain(WORDS[status], limits.optionText), value: status };
}
