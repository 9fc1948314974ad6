import { h } from './dom.ts';
import type { Choice, Control } from './input-control.ts';
import { dateTime, usersSelect } from './input-pickers.ts';
import { asObject, list, object, text } from './json.ts';
import type { Json } from './state.ts';

export type InputValues = Record<string, Record<string, Record<string, unknown>>>;
type Words = (json: Json | null) => Node[];

const controls = new WeakMap<Element, { blockId: string; actionId: string; control: Control }>();
let counter = 0;

/** An input block of a modal; null where its element is of a kind that we cannot show. */
export function inputBlock(block: Json, words: Words, people: readonly Choice[]): HTMLElement | null {
  const json = object(block, 'element') ?? {};
  const make = text(json, 'type') === 'users_select' ? usersSelect(people) : CONTROLS[text(json, 'type')];
  if (make === undefined) return null;
  counter += 1;
  const id = `input-${counter}`;
  const control = make(json, words, id);
  const blockId = text(block, 'block_id');
  const actionId = text(json, 'action_id');
  const hint = object(block, 'hint');
  const grouped = ['radio_buttons', 'checkboxes', 'multi_static_select'].includes(text(json, 'type'));
  const label = [
    ...words(object(block, 'label')),
    block.optional === true && h('span', { class: 'optional' }, ' (optional)'),
  ];
  const box = h(
    'div',
    {
      class: 'block-input',
      'data-input': blockId,
      'data-testid': `input-${blockId}`,
      role: grouped ? 'group' : null,
      'aria-labelledby': grouped ? `${id}-label` : null,
    },
    grouped
      ? h('div', { class: 'input-label', id: `${id}-label` }, label)
      : h('label', { class: 'input-label', for: id }, label),
    control.element,
    hint && h('p', { class: 'input-hint' }, ...words(hint)),
    h('p', { class: 'input-error', id: `${id}-error`, role: 'alert' }),
  );
  controls.set(box, { blockId, actionId, control });
  return box;
}

/** What has been filled in, in the shape of Slack's `view.state.values`. */
export function inputValues(form: Element): InputValues {
  const values: InputValues = {};
  for (const box of form.querySelectorAll('[data-input]')) {
    const known = controls.get(box);
    if (known !== undefined) values[known.blockId] = { [known.actionId]: known.control.value() };
  }
  return values;
}

/** Shows what the bot found wrong beside the fields, and leads to the first of them. */
export function showErrors(form: Element, errors: Record<string, string>): void {
  let first: HTMLElement | null = null;
  for (const box of form.querySelectorAll<HTMLElement>('[data-input]')) {
    const error = errors[box.dataset.input ?? ''] ?? '';
    const line = box.querySelector('.input-error');
    if (line !== null) line.textContent = error;
    const field = box.querySelector<HTMLElement>('input, textarea, select');
    field?.toggleAttribute('aria-invalid', error !== '');
    if (error !== '') first ??= field;
  }
  first?.focus();
}

const CONTROLS: Record<string, (json: Json, words: Words, id: string) => Control> = {
  plain_text_input: textInput,
  static_select: select,
  radio_buttons: (json, words, id) => choices(json, words, id, 'radio'),
  checkboxes: (json, words, id) => choices(json, words, id, 'checkbox'),
  // Slack's is a field with a list; what can be picked and what comes of it is the same.
  multi_static_select: (json, words, id) => choices(json, words, id, 'checkbox'),
  datetimepicker: dateTime,
};

function textInput(json: Json, _words: Words, id: string): Control {
  const attributes = {
    id,
    maxlength: typeof json.max_length === 'number' ? json.max_length : 3000,
    placeholder: text(object(json, 'placeholder') ?? {}, 'text') || null,
    autofocus: json.focus_on_load === true,
    'aria-describedby': `${id}-error`,
  };
  const element =
    json.multiline === true
      ? h('textarea', { ...attributes, rows: 12 })
      : h('input', { ...attributes, type: 'text', autocomplete: 'off' });
  element.value = text(json, 'initial_value');
  return {
    element,
    value: () => ({ type: 'plain_text_input', value: element.value === '' ? null : element.value }),
  };
}

function select(json: Json, _words: Words, id: string): Control {
  const options = list(json, 'options').concat(
    list(json, 'option_groups').flatMap((one) => list(one, 'options')),
  );
  const initial = text(object(json, 'initial_option') ?? {}, 'value');
  const placeholder = text(object(json, 'placeholder') ?? {}, 'text') || 'Choose one';
  const element = h(
    'select',
    { id, 'aria-describedby': `${id}-error` },
    h('option', { value: '' }, placeholder),
    options.map((option) => h('option', { value: text(option, 'value') }, label(option))),
  );
  element.value = initial;
  return {
    element,
    value: () => ({
      type: 'static_select',
      selected_option: options.find((option) => text(option, 'value') === element.value) ?? null,
    }),
  };
}

function choices(json: Json, words: Words, id: string, kind: 'radio' | 'checkbox'): Control {
  const options = list(json, 'options');
  const chosen = new Set(
    [object(json, 'initial_option'), ...list(json, 'initial_options')].map((one) => text(one ?? {}, 'value')),
  );
  const rows = options.map((option) => {
    const field = h('input', { type: kind, name: id, value: text(option, 'value') });
    field.checked = chosen.has(text(option, 'value'));
    const description = asObject(option.description);
    const row = h(
      'label',
      { class: 'choice' },
      field,
      h(
        'span',
        {},
        ...words(object(option, 'text')),
        description && h('span', { class: 'choice-description' }, ...words(description)),
      ),
    );
    return { option, field, row };
  });
  return {
    element: h(
      'div',
      { class: 'choices' },
      rows.map(({ row }) => row),
    ),
    value() {
      const selected = rows.filter(({ field }) => field.checked).map(({ option }) => option);
      if (kind === 'checkbox') return { type: text(json, 'type'), selected_options: selected };
      return { type: 'radio_buttons', selected_option: selected[0] ?? null };
    },
  };
}

function label(option: Json): string {
  return text(object(option, 'text') ?? {}, 'text');
}
