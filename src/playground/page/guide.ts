import { fill, h, toast } from './dom.ts';
import { icon } from './icons.ts';
import type { PageState } from './state.ts';
import type { Actions } from './view.ts';

/** What to try first, and what here is real. */
export function createGuide(actions: Actions): { element: HTMLElement; update(state: PageState): void } {
  let shown = '';
  const element = h('section', {
    class: 'dock-panel guide',
    'aria-label': 'Try this',
    'data-testid': 'guide',
    tabindex: '0',
  });
  return {
    element,
    update(state) {
      const now = JSON.stringify([state.facts, state.supportAddress, state.smtpPort, state.deciding]);
      if (now === shown) return;
      shown = now;
      fill(
        element,
        h('h2', {}, 'Try this'),
        h('ol', { class: 'steps' }, ...steps(state, actions)),
        h('h2', {}, 'About this playground'),
        !state.deciding.allowed && h('p', { class: 'banner inline' }, icon('info'), state.deciding.why),
        h(
          'dl',
          { class: 'facts', 'data-testid': 'facts' },
          state.facts.flatMap(({ label, value }) => [h('dt', {}, label), h('dd', {}, value)]),
        ),
      );
    },
  };
}

function steps(state: PageState, actions: Actions): HTMLElement[] {
  const reviewId = state.channels.find((channel) => channel.purpose === 'review')?.id ?? null;
  const customersId = state.channels.find((channel) => channel.purpose === 'customers')?.id ?? null;
  return [
    step(
      'Approve a case',
      'Read a card in the review channel, then press “Approve & send”. The reply appears in the outbox a few seconds later.',
      reviewId !== null &&
        h(
          'button',
          {
            type: 'button',
            class: 'button small',
            onclick: () => actions.change({ channelId: reviewId, pane: 'main' }),
          },
          icon('hash'),
          'Review channel',
        ),
    ),
    step(
      'Change your mind',
      'Press “Undo” within those seconds: nothing goes out, and the card waits for a decision again.',
    ),
    step(
      'Edit a reply',
      'Press “Edit”, change the words, send. The card says that the reply was edited, and by whom.',
    ),
    step(
      'Write as a customer',
      `A new email to ${state.supportAddress} gets its card within two seconds. Dropping a .eml file anywhere on this page does the same.`,
      h(
        'button',
        { type: 'button', class: 'button small', onclick: () => actions.writeMail() },
        icon('pen'),
        'New email',
      ),
    ),
    step(
      'Ask in Slack',
      'Become a customer (bottom left), write in the customer channel and paste a screenshot. Then be an agent again: the answer goes into that thread.',
      customersId !== null &&
        h(
          'button',
          {
            type: 'button',
            class: 'button small',
            onclick: () => actions.change({ channelId: customersId, pane: 'main' }),
          },
          icon('hash'),
          'Customer channel',
        ),
    ),
    step(
      'Answer a reply',
      'Open a mail in the outbox and press “Answer”: what you write as the customer joins its case, on the same card.',
    ),
    state.smtpPort === null ? null : curlStep(state.supportAddress, state.smtpPort),
  ].filter((one) => one !== null);
}

function step(title: string, words: string, more: HTMLElement | false = false): HTMLElement {
  return h('li', {}, h('strong', {}, title), h('p', {}, words), more);
}

function curlStep(to: string, port: number): HTMLElement {
  const line = [
    `printf 'From: Pat Doe <pat@firm.example>\\r\\nTo: ${to}\\r\\nSubject: Need admin approval\\r\\n\\r\\n`,
    `Hi, when I sign in it says I need admin approval. What now?\\r\\nPat\\r\\n'`,
    ` | curl -sS smtp://127.0.0.1:${port} --mail-from pat@firm.example --mail-rcpt ${to} -T -`,
  ].join('');
  const copy = h(
    'button',
    {
      type: 'button',
      class: 'button small',
      onclick: () => {
        navigator.clipboard.writeText(line).then(
          () => toast('Copied.'),
          () => toast('The browser did not allow copying: select the line by hand.', 'problem'),
        );
      },
    },
    icon('copy'),
    'Copy',
  );
  return h(
    'li',
    {},
    h('strong', {}, 'Send real mail'),
    h('p', {}, `Any mail client can send to 127.0.0.1, port ${port}, without a password. From a terminal:`),
    h('pre', { class: 'command', 'data-testid': 'curl-line', tabindex: '0' }, line),
    copy,
  );
}
