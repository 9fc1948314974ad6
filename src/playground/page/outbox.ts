import { initialsOf } from './avatar.ts';
import { fill, h, showList, toast } from './dom.ts';
import { icon } from './icons.ts';
import { mailHeading } from './mail-heading.ts';
import { addressOf, isAutomatic, nameOf, receiverOf } from './mail-parties.ts';
import { size } from './message.ts';
import type { Mail, PageState } from './state.ts';
import { fullTime, listTime } from './times.ts';
import type { Actions, View } from './view.ts';

/** Every mail that the desk sent, as the one who gets it would see it. */
export function createOutboxPane(actions: Actions): {
  element: HTMLElement;
  unread(state: PageState): number;
  update(state: PageState, view: View): void;
} {
  const read = new Set<string>();
  let as: 'html' | 'plain' = 'html';
  let headersOpen = false;
  let shown = '';
  let known: Set<string> | null = null;
  const rows = h('div', {
    class: 'mail-list',
    role: 'list',
    'aria-label': 'Sent mail',
    'data-testid': 'outbox-list',
  });
  const reading = h('div', { class: 'mail-reading', 'data-testid': 'outbox-mail' });
  const empty = h(
    'div',
    { class: 'empty' },
    h('p', {}, 'No mail has gone out yet.'),
    h('p', { class: 'muted' }, 'Approve a case: its reply comes here, just as the customer would get it.'),
  );
  const element = h('section', { class: 'dock-panel outbox', 'aria-label': 'Outbox' }, empty, rows, reading);

  function showMail(mail: Mail | null): void {
    const now = JSON.stringify([mail?.id, as, headersOpen]);
    if (now === shown) return;
    shown = now;
    if (mail === null) {
      fill(reading);
      return;
    }
    const focused = reading.querySelector(':focus')?.getAttribute('data-testid') ?? null;
    fill(
      reading,
      mailHeading(mail, {
        as,
        headersOpen,
        showAs: (next) => {
          as = next;
          showMail(mail);
        },
        toggleHeaders: () => {
          headersOpen = !headersOpen;
          showMail(mail);
        },
        answer: () => actions.writeMail(answerTo(mail)),
      }),
      headersOpen && headerTable(mail),
      mail.hasHtml && as === 'html'
        ? h('iframe', {
            class: 'mail-html',
            title: 'The mail as HTML',
            sandbox: '',
            src: `mail/${encodeURIComponent(mail.id)}`,
            'data-testid': 'mail-html',
          })
        : h('pre', { class: 'mail-text', 'data-testid': 'mail-text' }, mail.text),
      mail.attachments.length > 0 &&
        h(
          'div',
          { class: 'mail-files' },
          mail.attachments.map((file) =>
            h('span', { class: 'chip' }, icon('file'), `${file.name} · ${size(file.bytes)}`),
          ),
        ),
    );
    if (focused !== null) reading.querySelector<HTMLElement>(`[data-testid="${focused}"]`)?.focus();
  }

  /** A reply that went out while the mail is not in sight is worth a word. */
  function announce(mails: readonly Mail[], view: View): void {
    for (const mail of mails) {
      const isNew = known !== null && !known.has(mail.id);
      if (isNew && view.dock !== 'mail' && !isAutomatic(mail)) {
        toast(`The mail to ${nameOf(receiverOf(mail).party)} is in the outbox.`);
      }
    }
    known = new Set(mails.map((mail) => mail.id));
  }

  return {
    element,
    unread: (state) => state.outbox.filter((mail) => !read.has(mail.id)).length,
    update(state, view) {
      announce(state.outbox, view);
      empty.hidden = state.outbox.length > 0;
      const mail = state.outbox.find((one) => one.id === view.mailId) ?? state.outbox[0] ?? null;
      if (mail !== null && view.dock === 'mail') read.add(mail.id);
      showList(
        rows,
        state.outbox,
        (one) => one.id,
        (one) => `${one === mail} ${read.has(one.id)}`,
        (one) => listRow(one, one === mail, read.has(one.id), () => actions.change({ mailId: one.id })),
      );
      showMail(mail);
    },
  };
}

function listRow(mail: Mail, selected: boolean, read: boolean, open: () => void): HTMLElement {
  const { party, isCopy } = receiverOf(mail);
  return h(
    'div',
    { role: 'listitem' },
    h(
      'button',
      {
        type: 'button',
        class: `mail-row ${selected ? 'selected' : ''} ${read ? '' : 'unread'}`,
        'aria-current': selected ? 'true' : null,
        'data-testid': 'outbox-row',
        'data-subject': mail.subject,
        onclick: open,
      },
      initialsOf(nameOf(party), party, 'round'),
      h(
        'span',
        { class: 'mail-row-text' },
        h(
          'span',
          { class: 'mail-row-top' },
          h('span', { class: 'mail-to' }, `${isCopy ? 'Copy to' : 'To'} ${nameOf(party)}`),
          h('time', {}, listTime(mail.receivedAt)),
        ),
        h(
          'span',
          { class: 'mail-subject' },
          isAutomatic(mail) && h('span', { class: 'tag' }, 'Automatic'),
          mail.subject || '(no subject)',
        ),
        h('span', { class: 'mail-snippet' }, mail.text.replace(/\s+/g, ' ').slice(0, 140)),
      ),
    ),
  );
}

function headerTable(mail: Mail): HTMLElement {
  return h(
    'dl',
    { class: 'mail-headers', 'data-testid': 'mail-headers' },
    mail.headers.flatMap(({ name, value }) => [h('dt', {}, name), h('dd', {}, value)]),
  );
}

function answerTo(mail: Mail): Parameters<Actions['writeMail']>[0] {
  const quoted = mail.text.trimEnd().replace(/^/gm, '> ');
  const { party } = receiverOf(mail);
  const address = addressOf(party);
  return {
    fromName: nameOf(party) === address ? '' : nameOf(party),
    fromAddress: address,
    subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
    text: `\n\nOn ${fullTime(mail.date ?? mail.receivedAt)}, ${nameOf(mail.from)} wrote:\n${quoted}\n`,
    inReplyTo: mail.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? null,
  };
}
