import { api } from './api.ts';
import { h, toast } from './dom.ts';
import { icon } from './icons.ts';

/** Files dropped on the page: a .eml goes to the desk's mailbox, anything else into what one could write. */
export function acceptDrops(attach: (files: File[], target: EventTarget | null) => void): void {
  const veil = h(
    'div',
    { class: 'drop-veil', hidden: true },
    h(
      'div',
      {},
      icon('mail'),
      h('strong', {}, 'Drop it here'),
      h(
        'span',
        {},
        'A .eml goes to the desk’s mailbox; a picture goes into the message, or the new email, that you write.',
      ),
    ),
  );
  document.body.append(veil);
  let inside = 0;

  document.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return;
    inside += 1;
    veil.hidden = document.querySelector('dialog[open]') !== null;
  });
  document.addEventListener('dragleave', () => {
    inside = Math.max(0, inside - 1);
    veil.hidden = veil.hidden || inside === 0;
  });
  document.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  document.addEventListener(
    'drop',
    () => {
      inside = 0;
      veil.hidden = true;
    },
    true,
  );
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    const mails = files.filter(isMail);
    const others = files.filter((file) => !isMail(file));
    for (const mail of mails) void submit(mail);
    if (others.length > 0) attach(others, event.target);
  });
}

async function submit(file: File): Promise<void> {
  try {
    await api.rawMail(file);
    toast(`${file.name} is in the desk’s mailbox.`);
  } catch (error) {
    toast(`${file.name}: ${(error as Error).message}`, 'problem');
  }
}

function isMail(file: File): boolean {
  return /\.eml$/i.test(file.name) || file.type === 'message/rfc822';
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
