import { initialsOf } from './avatar.ts';
import { h } from './dom.ts';
import { icon } from './icons.ts';
import { addressOf, nameOf } from './mail-parties.ts';
import type { Mail } from './state.ts';
import { briefTime, fullTime } from './times.ts';

interface HeadingOptions {
  as: 'html' | 'plain';
  headersOpen: boolean;
  showAs(next: 'html' | 'plain'): void;
  toggleHeaders(): void;
  answer(): void;
}

/** Subject, people and date of a mail, and what can be done with it. */
export function mailHeading(mail: Mail, options: HeadingOptions): HTMLElement {
  const sentAt = mail.date ?? mail.receivedAt;
  const choice = (kind: 'html' | 'plain', label: string) =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(mail.hasHtml ? options.as === kind : kind === 'plain'),
        disabled: kind === 'html' && !mail.hasHtml,
        'data-testid': `mail-as-${kind}`,
        onclick: () => options.showAs(kind),
      },
      label,
    );
  return h(
    'header',
    { class: 'mail-heading' },
    h('h2', { 'data-testid': 'mail-subject' }, mail.subject || '(no subject)'),
    h(
      'div',
      { class: 'mail-people' },
      initialsOf(nameOf(mail.from), mail.from, 'round'),
      h(
        'div',
        {},
        h(
          'div',
          { class: 'mail-from' },
          h('strong', {}, nameOf(mail.from)),
          h('span', { class: 'muted' }, addressOf(mail.from)),
          h('time', { class: 'muted mail-date', title: fullTime(sentAt) }, briefTime(sentAt)),
        ),
        h('div', { class: 'muted', 'data-testid': 'mail-to' }, `to ${mail.to}`),
        mail.cc !== '' && h('div', { class: 'muted', 'data-testid': 'mail-cc' }, `cc ${mail.cc}`),
      ),
    ),
    h(
      'div',
      { class: 'mail-tools' },
      h(
        'div',
        { class: 'segmented', role: 'group', 'aria-label': 'Show as' },
        choice('html', 'HTML'),
        choice('plain', 'Plain'),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'button small',
          'aria-expanded': String(options.headersOpen),
          'data-testid': 'mail-headers-toggle',
          onclick: options.toggleHeaders,
        },
        icon('list'),
        'Headers',
      ),
      h(
        'a',
        { class: 'button small', href: `eml/${encodeURIComponent(mail.id)}`, download: '' },
        icon('save'),
        '.eml',
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'button small',
          title: 'Answer as the customer',
          'data-testid': 'mail-answer',
          onclick: options.answer,
        },
        icon('reply'),
        'Answer',
      ),
    ),
  );
}
