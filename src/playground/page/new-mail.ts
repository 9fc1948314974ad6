import { api, toUpload } from './api.ts';
import { h, toast } from './dom.ts';
import { icon } from './icons.ts';
import { size } from './message.ts';
import type { MailPrefill } from './view.ts';

/** The window in which one writes to the desk as a customer. */
export function writeMail(to: string, prefill: Partial<MailPrefill> = {}): void {
  const files: File[] = [...(prefill.files ?? [])];
  const name = input('from-name', prefill.fromName ?? '', 'Pat Doe');
  const address = input('from-address', prefill.fromAddress ?? '', 'pat@firm.example', 'email');
  const cc = input('cc', '', 'admin@firm.example, if somebody else gets it too');
  const subject = input('subject', prefill.subject ?? '', 'What is it about?');
  const text = h('textarea', {
    id: 'mail-text',
    rows: 12,
    'data-testid': 'new-mail-text',
    placeholder: 'What the customer writes …',
  });
  text.value = prefill.text ?? '';
  const attached = h('div', { class: 'attached' });
  const chosen = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    'data-testid': 'new-mail-file',
    onchange: () => {
      add(chosen.files ?? []);
      chosen.value = '';
    },
  });
  const chosenMail = h('input', {
    type: 'file',
    accept: '.eml,message/rfc822',
    hidden: true,
    'data-testid': 'new-mail-eml',
    onchange: () => {
      const [mail] = chosenMail.files ?? [];
      if (mail !== undefined) void submitAsItIs(mail);
      chosenMail.value = '';
    },
  });
  const error = h('p', { class: 'input-error', role: 'alert' });
  const send = h(
    'button',
    { type: 'submit', class: 'button primary', 'data-testid': 'new-mail-send' },
    icon('send'),
    'Send',
  );
  const form = h(
    'form',
    { novalidate: true, onsubmit: (event) => void submit(event) },
    h(
      'header',
      {},
      h('h2', {}, 'New email'),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    h(
      'div',
      { class: 'dialog-body mail-form' },
      h(
        'div',
        { class: 'mail-line' },
        h('span', { class: 'mail-label' }, 'To'),
        h('span', { class: 'pill' }, to),
      ),
      h(
        'div',
        { class: 'mail-line' },
        h('label', { class: 'mail-label', for: 'mail-from-name' }, 'From'),
        name,
        address,
      ),
      h('div', { class: 'mail-line' }, h('label', { class: 'mail-label', for: 'mail-cc' }, 'Cc'), cc),
      h(
        'div',
        { class: 'mail-line' },
        h('label', { class: 'mail-label', for: 'mail-subject' }, 'Subject'),
        subject,
      ),
      text,
      attached,
      error,
    ),
    h(
      'footer',
      {},
      h(
        'button',
        { type: 'button', class: 'button ghost', onclick: () => chosen.click() },
        icon('clip'),
        'Attach',
      ),
      h(
        'button',
        { type: 'button', class: 'button ghost', onclick: () => chosenMail.click() },
        icon('mail'),
        'Send an .eml as it is',
      ),
      h('span', { class: 'spacer' }),
      h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
      send,
    ),
    chosen,
    chosenMail,
  );
  const dialog = h(
    'dialog',
    { class: 'dialog wide', 'data-testid': 'new-mail', 'aria-label': 'New email' },
    form,
  );
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.files;
    if (pasted === undefined || pasted.length === 0) return;
    event.preventDefault();
    add(pasted);
  });
  dialog.addEventListener('dragover', (event) => event.preventDefault());
  dialog.addEventListener('drop', (event) => {
    event.preventDefault();
    event.stopPropagation();
    add(event.dataTransfer?.files ?? []);
  });
  showFiles();
  document.body.append(dialog);
  dialog.showModal();
  (prefill.fromAddress === undefined ? name : text).focus();
  text.setSelectionRange(0, 0);

  function add(more: Iterable<File>): void {
    files.push(...more);
    showFiles();
  }

  function showFiles(): void {
    attached.replaceChildren(
      ...files.map((file) =>
        h(
          'span',
          { class: 'chip' },
          icon('file'),
          `${file.name} · ${size(file.size)}`,
          h(
            'button',
            {
              type: 'button',
              class: 'icon-button',
              'aria-label': `Remove ${file.name}`,
              onclick: () => {
                files.splice(files.indexOf(file), 1);
                showFiles();
              },
            },
            icon('close'),
          ),
        ),
      ),
    );
  }

  async function submitAsItIs(mail: File): Promise<void> {
    error.textContent = '';
    try {
      await api.rawMail(mail);
      // What was written is another mail: it stays.
      if (text.value === (prefill.text ?? '') && files.length === (prefill.files ?? []).length)
        dialog.close();
      toast(`${mail.name} is in the desk’s mailbox.`);
    } catch (problem) {
      error.textContent = (problem as Error).message;
    }
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    send.disabled = true;
    error.textContent = '';
    try {
      await api.mail({
        fromName: name.value,
        fromAddress: address.value.trim(),
        cc: cc.value,
        subject: subject.value,
        text: text.value,
        attachments: await Promise.all(files.map(toUpload)),
        inReplyTo: prefill.inReplyTo ?? null,
      });
      dialog.close();
      toast('Sent to the desk. Its card comes up in the review channel.');
    } catch (problem) {
      error.textContent = (problem as Error).message;
    } finally {
      send.disabled = false;
    }
  }
}

function input(name: string, value: string, placeholder: string, type = 'text'): HTMLInputElement {
  const field = h('input', {
    id: `mail-${name}`,
    type,
    placeholder,
    autocomplete: 'off',
    'aria-label': name === 'from-address' ? 'From address' : null,
    'data-testid': `new-mail-${name}`,
  });
  field.value = value;
  return field;
}
