import { h } from './dom.ts';
import { object, text } from './json.ts';
import type { Names } from './mrkdwn.ts';
import type { Json } from './state.ts';
import { textObject } from './text-object.ts';

/** Slack's "are you sure" window of a button. */
export function confirmFirst(confirm: Json, names: Names): Promise<boolean> {
  return new Promise((resolve) => {
    const label = (key: string, otherwise: string) => text(object(confirm, key) ?? {}, 'text') || otherwise;
    const dialog = h(
      'dialog',
      { class: 'dialog small', 'data-testid': 'confirm', 'aria-label': label('title', 'Are you sure?') },
      h('header', {}, h('h2', {}, label('title', 'Are you sure?'))),
      h('div', { class: 'dialog-body' }, h('p', {}, ...textObject(object(confirm, 'text'), names))),
      h(
        'footer',
        {},
        h(
          'button',
          { type: 'button', class: 'button', onclick: () => dialog.close('') },
          label('deny', 'Cancel'),
        ),
        h(
          'button',
          {
            type: 'button',
            class: `button ${confirm.style === 'danger' ? 'danger' : 'primary'}`,
            'data-testid': 'confirm-yes',
            onclick: () => dialog.close('yes'),
          },
          label('confirm', 'Yes'),
        ),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
