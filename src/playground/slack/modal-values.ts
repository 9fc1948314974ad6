import type { Block } from './state.ts';

type Values = Record<string, Record<string, unknown>>;

/** The state of every input: what the person put in, else what the input began with. */
export function fillValues(view: Record<string, unknown>, given: Values): Values {
  const values: Values = {};
  for (const { blockId, actionId, element } of inputsOf(view)) {
    const value = given[blockId]?.[actionId];
    values[blockId] = {
      ...values[blockId],
      [actionId]: isObject(value) ? stateOf(element, value) : initialValue(element),
    };
  }
  return values;
}

/** What Slack's client would complain about before it sends anything, by block id. */
export function inputFaults(view: Record<string, unknown>, values: Values): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { blockId, actionId, element, optional } of inputsOf(view)) {
    const state = values[blockId]?.[actionId] as Block | undefined;
    const { type: _type, ...content } = state ?? {};
    const filled = Object.values(content).some((value) => !isEmpty(value));
    if (!filled && !optional) faults[blockId] = 'Please complete this required field.';
    const text = typeof content.value === 'string' ? content.value : '';
    const { max_length: max = 3000, min_length: min = 0 } = element as {
      max_length?: number;
      min_length?: number;
    };
    if (text.length > max) faults[blockId] = `Must be ${max} characters or fewer.`;
    if (text !== '' && text.length < min) faults[blockId] = `Must be at least ${min} characters.`;
  }
  return faults;
}

export function inputBlockIds(view: Record<string, unknown>): string[] {
  return inputsOf(view).map((input) => input.blockId);
}

interface Input {
  blockId: string;
  actionId: string;
  element: Block;
  optional: boolean;
}

function inputsOf(view: Record<string, unknown>): Input[] {
  const blocks = Array.isArray(view.blocks) ? (view.blocks as Block[]) : [];
  return blocks.flatMap((block) => {
    const { element } = block;
    if (block.type !== 'input' || !isObject(element)) return [];
    return [
      {
        blockId: String(block.block_id),
        actionId: String(element.action_id),
        element,
        optional: block.optional === true,
      },
    ];
  });
}

/** Options are given back whole, as they stand in the view; one that is not there cannot be chosen. */
function stateOf(element: Block, given: Block): Block {
  const { type } = element;
  const options = optionsOf(element);
  if (type === 'radio_buttons' || type === 'static_select') {
    const { value } = isObject(given.selected_option) ? given.selected_option : {};
    return { type, selected_option: options.find((option) => option.value === value) ?? null };
  }
  if (type === 'checkboxes' || type === 'multi_static_select') {
    const chosen = Array.isArray(given.selected_options) ? given.selected_options.filter(isObject) : [];
    const values = chosen.map(({ value }) => value);
    return { type, selected_options: options.filter((option) => values.includes(option.value)) };
  }
  return { type, ...given };
}

function optionsOf(element: Block): Block[] {
  const groups = Array.isArray(element.option_groups) ? (element.option_groups as Block[]) : [];
  return [element, ...groups].flatMap(({ options }) => (Array.isArray(options) ? (options as Block[]) : []));
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function initialValue(element: Block): Block {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
      return { type, value: element.initial_value ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return { type, selected_option: element.initial_option ?? null };
  }
}

function isObject(value: unknown): value is Block {
  return typeof value === 'object' && value !== null;
}
