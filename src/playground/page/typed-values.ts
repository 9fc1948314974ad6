import type { InputValues } from './block-inputs.ts';
import { list, object, text } from './json.ts';
import type { Json } from './state.ts';

/** A view with what a person had put in: Slack keeps it over an update in every field that keeps its ids. */
export function withTyped(view: Json, values: InputValues): Json {
  const blocks = list(view, 'blocks').map((block) => {
    const element = object(block, 'element');
    const value = element && values[text(block, 'block_id')]?.[text(element, 'action_id')];
    if (!element || !value || value.type !== element.type) return block;
    return { ...block, element: { ...element, ...initialOf(value) } };
  });
  return { ...view, blocks };
}

function initialOf(value: Record<string, unknown>): Json {
  return {
    initial_value: value.value,
    initial_option: value.selected_option,
    initial_options: value.selected_options,
    initial_user: value.selected_user,
    initial_date_time: value.selected_date_time,
  };
}
