import { h, toast } from './dom.ts';
import { icon } from './icons.ts';

export interface Composer {
  element: HTMLElement;
  /** Where it posts to. What was typed for one place waits there while another is shown. */
  aim(place: string, placeholder: string): void;
  addFiles(files: Iterable<File>): void;
}

interface Unsent {
  text: string;
  files: File[];
}

/** The field at the foot of a channel or thread: text, and pictures by paste, drop or choice. */
export function createComposer(
  testId: string,
  post: (text: string, files: File[]) => Promise<void>,
): Composer {
  const unsent = new Map<string, Unsent>();
  let place = '';
  const current = (): Unsent => {
    const known = unsent.get(place) ?? { text: '', files: [] };
    unsent.set(place, known);
    return known;
  };

  const field = h('textarea', {
    rows: 1,
    'data-testid': testId,
    oninput: () => {
      current().text = field.value;
      grow();
    },
    onkeydown(event) {
      const { key, shiftKey, isComposing } = event as KeyboardEvent;
      if (key !== 'Enter' || shiftKey || isComposing) return;
      event.preventDefault();
      void send();
    },
    onpaste(event) {
      const files = (event as ClipboardEvent).clipboardData?.files;
      if (files === undefined || files.length === 0) return;
      event.preventDefault();
      addFiles(files);
    },
  });
  const chosen = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    'data-testid': `${testId}-file`,
    onchange() {
      addFiles(chosen.files ?? []);
      chosen.value = '';
    },
  });
  const sendButton = h(
    'button',
    {
      type: 'button',
      class: 'send-button',
      'aria-label': 'Send',
      'data-testid': `${testId}-send`,
      onclick: () => void send(),
    },
    icon('send'),
  );
  const attached = h('div', { class: 'attached' });
  const element = h(
    'div',
    { class: 'composer' },
    field,
    attached,
    h(
      'div',
      { class: 'composer-bar' },
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          title: 'Attach a picture',
          'aria-label': 'Attach a picture',
          onclick: () => chosen.click(),
        },
        icon('clip'),
      ),
      h(
        'span',
        { class: 'muted hint' },
        'Enter sends · Shift+Enter for a new line · paste or drop a picture',
      ),
      sendButton,
    ),
    chosen,
  );

  async function send(): Promise<void> {
    const { text, files } = current();
    if (sendButton.disabled || (text.trim() === '' && files.length === 0)) return;
    const sentFrom = place;
    sendButton.disabled = true;
    try {
      await post(text, files);
      unsent.delete(sentFrom);
      show();
    } catch (error) {
      toast((error as Error).message, 'problem');
    } finally {
      sendButton.disabled = false;
    }
  }

  function addFiles(files: Iterable<File>): void {
    current().files.push(...files);
    show();
    field.focus();
  }

  function show(): void {
    const { text, files } = current();
    if (field.value !== text) field.value = text;
    attached.replaceChildren(...files.map((file) => chip(file)));
    grow();
  }

  function chip(file: File): HTMLElement {
    const remove = (): void => {
      current().files = current().files.filter((other) => other !== file);
      show();
    };
    const preview = file.type.startsWith('image/')
      ? h('img', { src: URL.createObjectURL(file), alt: '' })
      : icon('file');
    return h(
      'span',
      { class: 'chip' },
      preview,
      file.name || 'pasted picture',
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': `Remove ${file.name}`, onclick: remove },
        icon('close'),
      ),
    );
  }

  function grow(): void {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
  }

  return {
    element,
    addFiles,
    aim(next, placeholder) {
      if (field.placeholder !== placeholder) {
        field.placeholder = placeholder;
        field.setAttribute('aria-label', placeholder);
      }
      if (next === place) return;
      place = next;
      show();
    },
  };
}
