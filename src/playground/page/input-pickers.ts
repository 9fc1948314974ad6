import { h } from './dom.ts';
import type { Choice, Control } from './input-control.ts';
import { object, text } from './json.ts';
import type { Json } from './state.ts';

/** Slack's list of the workspace's people. */
export function usersSelect(people: readonly Choice[]) {
  return (json: Json, _words: unknown, id: string): Control => {
    const placeholder = text(object(json, 'placeholder') ?? {}, 'text') || 'Choose a person';
    const element = h(
      'select',
      { id, 'aria-describedby': `${id}-error` },
      h('option', { value: '' }, placeholder),
      people.map((one) => h('option', { value: one.id }, one.name)),
    );
    element.value = text(json, 'initial_user');
    return {
      element,
      value: () => ({ type: 'users_select', selected_user: element.value === '' ? null : element.value }),
    };
  };
}

/** A day and a time by this machine's clock; Slack gives them in seconds. */
export function dateTime(json: Json, _words: unknown, id: string): Control {
  const element = h('input', { id, type: 'datetime-local', 'aria-describedby': `${id}-error` });
  const { initial_date_time: initial } = json;
  if (typeof initial === 'number') element.value = localValue(initial * 1000);
  return {
    element,
    value: () => ({
      type: 'datetimepicker',
      selected_date_time: element.value === '' ? null : Math.floor(new Date(element.value).getTime() / 1000),
    }),
  };
}

function localValue(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
