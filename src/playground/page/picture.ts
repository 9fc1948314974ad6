import { h } from './dom.ts';
import { icon } from './icons.ts';
import type { SharedFile } from './state.ts';

/** A picture in full size. */
export function showPicture(file: SharedFile): void {
  const dialog = h(
    'dialog',
    {
      class: 'lightbox',
      'aria-label': file.name,
      onclick: (event) => {
        if (event.target === dialog) dialog.close();
      },
    },
    h(
      'header',
      {},
      h('span', {}, file.name),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    h('img', { src: `files/${encodeURIComponent(file.id)}`, alt: file.name }),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
