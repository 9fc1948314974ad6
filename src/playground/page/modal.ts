import { api } from './api.ts';
import type { ShownButton } from './block-context.ts';
import { inputValues, showErrors } from './block-inputs.ts';
import { renderBlocks } from './blocks.ts';
import { h, toast } from './dom.ts';
import { icon } from './icons.ts';
import { list, object, text } from './json.ts';
import type { Names } from './mrkdwn.ts';
import type { Json, PageState } from './state.ts';
import { withTyped } from './typed-values.ts';

/** The modal that the bot has opened for a person. It stays as it is while the same one is open: typing is kept. */
export function createModalHost(): { update(state: PageState, names: Names): void } {
  let shown: { key: string; id: string; dialog: HTMLDialogElement } | null = null;

  return {
    update(state, names) {
      const key = state.modal === null ? null : `${state.me} ${JSON.stringify(state.modal)}`;
      if (key === (shown?.key ?? null)) return;
      const before = shown;
      // Read while it stands there: what is removed has no scroll position.
      const scrolled = before?.dialog.querySelector('.dialog-body')?.scrollTop ?? 0;
      before?.dialog.remove();
      shown = null;
      if (key === null || state.modal === null) return;
      const { id, view } = state.modal;
      const updated = before?.id === `${state.me} ${id}` ? before.dialog : null;
      const dialog = makeDialog(state.me, updated ? withTyped(view, inputValues(updated)) : view, names);
      shown = { key, id: `${state.me} ${id}`, dialog };
      document.body.append(dialog);
      dialog.showModal();
      dialog.querySelector('.dialog-body')?.scrollTo(0, updated ? scrolled : 0);
    },
  };
}

function makeDialog(me: string, view: Json, names: Names): HTMLDialogElement {
  const title = text(object(view, 'title') ?? {}, 'text');
  const submit = object(view, 'submit');
  const send = h(
    'button',
    { type: 'submit', class: 'button primary', 'data-testid': 'modal-submit' },
    text(submit ?? {}, 'text') || 'Submit',
  );
  const form = h(
    'form',
    {
      novalidate: true,
      onsubmit(event) {
        event.preventDefault();
        void submitForm(me, view, form, send);
      },
    },
    h(
      'header',
      {},
      h('h2', {}, title),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: close },
        icon('close'),
      ),
    ),
    h('div', { class: 'dialog-body' }, ...renderBlocks(list(view, 'blocks'), { names, press })),
    h(
      'footer',
      {},
      h(
        'button',
        { type: 'button', class: 'button', 'data-testid': 'modal-close', onclick: close },
        text(object(view, 'close') ?? {}, 'text') || 'Cancel',
      ),
      submit && send,
    ),
  );
  const dialog = h('dialog', { class: 'dialog', 'data-testid': 'modal', 'aria-label': title }, form);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    close();
  });
  return dialog;

  async function press({ blockId, actionId }: ShownButton): Promise<void> {
    await api
      .pressInModal({ as: me, blockId, actionId, values: inputValues(form) })
      .catch((error: Error) => toast(error.message, 'problem'));
  }

  function close(): void {
    dialog.close();
    api.closeModal(me).catch((error: Error) => toast(error.message, 'problem'));
  }
}

async function submitForm(
  me: string,
  view: Json,
  form: HTMLFormElement,
  send: HTMLButtonElement,
): Promise<void> {
  const missing = emptyFields(view, form);
  showErrors(form, missing);
  if (Object.keys(missing).length > 0) return;
  send.disabled = true;
  try {
    const result = await api.submit({ as: me, values: inputValues(form) });
    if (!result.closed) showErrors(form, result.errors);
  } catch (error) {
    toast((error as Error).message, 'problem');
  } finally {
    send.disabled = false;
  }
}

/** As in Slack: a field that is not optional must be filled before the bot hears of it. */
function emptyFields(view: Json, form: HTMLFormElement): Record<string, string> {
  const values = inputValues(form);
  const errors: Record<string, string> = {};
  for (const block of list(view, 'blocks')) {
    const id = text(block, 'block_id');
    if (block.type !== 'input' || block.optional === true || values[id] === undefined) continue;
    const [value] = Object.values(values[id]);
    const { type: _type, ...content } = value ?? {};
    const filled = Object.values(content)[0];
    if (filled == null || (Array.isArray(filled) && filled.length === 0))
      errors[id] = 'Please fill in this field.';
  }
  return errors;
}
