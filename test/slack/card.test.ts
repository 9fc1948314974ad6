import { describe, expect, it } from 'vitest';
import type { CardStatus, ReviewCard } from '../../src/core/review.ts';
import { cardMessage } from '../../src/slack/card.ts';
import { ButtonValue } from '../../src/slack/card-actions.ts';
import { limits, sizeOf } from '../../src/slack/limits.ts';
import { reviewCard, textOf } from './desk.ts';

const HOSTILE =
  '<!channel> *bold* _it_ `code` :tada: <@U07ANARUIZ> zero\u200bwidth \u202Ereversed & <script>';

function everywhere(text: string): Partial<ReviewCard> {
  return {
    title: text,
    sender: text,
    subject: text,
    warnings: Array(20).fill(text),
    about: text,
    progress: text,
    steps: Array(30).fill({ title: text, status: 'contradicted', basis: 'stated', quote: text, note: text }),
    questions: Array(9).fill({ text, answered: false }),
    count: text,
    pictures: Array(30).fill(text),
    files: Array(30).fill(text),
    acknowledgement: text,
    draft: { to: text, cc: text, subject: text, text, source: text },
    draftWarnings: Array(20).fill(text),
    status: { kind: 'rejected', by: 'U07ANARUIZ', at: 1, reason: text },
  };
}

/** What the Approve button asks first. */
function confirmOf(card: Partial<ReviewCard>) {
  const { blocks } = cardMessage(reviewCard(card));
  const [approve] = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return approve && 'confirm' in approve ? approve.confirm : undefined;
}

const text = (card: Partial<ReviewCard>) => textOf(cardMessage(reviewCard(card)).blocks);

describe('a card keeps within the limits of Slack', () => {
  it.each([
    ['very long words', 'x'.repeat(50_000)],
    ['very many lines', 'line\n'.repeat(10_000)],
    ['very many addresses', 'https://a.example/b '.repeat(2000)],
    ['very many pictographs', '👩‍💻'.repeat(10_000)],
    ['very many quotes', '"\\'.repeat(10_000)],
    ['nothing at all', ''],
  ])('with %s', (_, value) => {
    const { text: notification, blocks } = cardMessage(reviewCard(everywhere(value)));
    expect(blocks.length).toBeLessThanOrEqual(limits.blocksPerMessage);
    expect(sizeOf(blocks)).toBeLessThanOrEqual(limits.allBlocks);
    expect(notification.length).toBeLessThanOrEqual(limits.notification);
    expect(JSON.stringify(blocks)).not.toMatch(/"text":""/);
    const header = blocks.find((block) => block.type === 'header');
    expect(header?.text.text.length).toBeLessThanOrEqual(limits.headerText);
    for (const block of blocks) {
      if (block.type === 'context') expect(block.elements.length).toBeLessThanOrEqual(limits.contextElements);
      if (block.type === 'actions') expect(block.elements.length).toBeLessThanOrEqual(limits.actionsElements);
    }
    // No half of a character at any cut.
    expect(JSON.stringify(blocks)).not.toMatch(/\\ud[89a-f]/);
  });
});

describe('a card shows words and never obeys them', () => {
  const { text: notification, blocks } = cardMessage(reviewCard(everywhere(HOSTILE)));

  it('puts nothing of it where Slack parses', () => {
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    expect(JSON.stringify(blocks)).not.toContain('"emoji":true');
    const people = JSON.stringify(blocks).match(/"user_id":"[^"]+"/g);
    expect(people).toEqual(['"user_id":"U07ANARUIZ"']);
  });

  it('escapes it in the notification', () => {
    expect(notification).toContain('&lt;!channel&gt;');
    expect(notification).not.toContain('<');
  });

  it('drops characters that nobody sees from what a customer wrote', () => {
    const card = cardMessage(reviewCard({ sender: HOSTILE, draft: null }));
    expect(textOf(card.blocks)).toContain('zerowidth');
    expect(textOf(card.blocks)).not.toContain('\u202E');
  });

  it('shows the draft as it will be sent', () => {
    const draft = { to: 'a@b.example', cc: '', subject: 'Re: x', text: HOSTILE, source: 'from the article' };
    expect(text({ draft })).toContain(HOSTILE);
  });
});

describe('a card says in five seconds', () => {
  it('who wrote, what it is about and how far it is', () => {
    const shown = text({});
    expect(shown).toContain('Mia Chen <mia@birchwood.example>');
    expect(shown).toContain('Microsoft admin approval');
    expect(shown).toContain('4 of 6 steps open');
  });

  it('what we know of each step, and why', () => {
    const shown = text({
      steps: [
        { title: 'Contact the admin', status: 'done', basis: 'stated', quote: 'I asked our IT', note: null },
        { title: 'Retry', status: 'not_done', basis: null, quote: null, note: null },
        { title: 'Submit', status: 'unknown', basis: null, quote: null, note: null },
        { title: 'Approve', status: 'contradicted', basis: 'stated', quote: 'IT says no', note: null },
        { title: 'Configure', status: 'done', basis: 'screenshot', quote: null, note: null },
        { title: 'Send', status: 'done', basis: 'implied', quote: null, note: null },
        { title: 'Look', status: 'done', basis: 'screenshot', quote: 'screen.png', note: null },
      ],
    });
    expect(shown.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringContaining('✅  Contact the admin  “I asked our IT”'),
        '⬜  Retry',
        '❔  Submit',
        '⚠️  Approve  contradicted: “IT says no”',
        '✅  Configure  seen in a screenshot',
        expect.stringContaining('✅  Look  seen in screen.png'),
        expect.stringContaining('✅  Send  follows from the rest'),
      ]),
    );
  });

  it('where a step rests on less than it seems', () => {
    const shown = text({
      steps: [
        { title: 'Ask', status: 'done', basis: 'stated', quote: 'IT knows', note: 'not found by the rules' },
        { title: 'Retry', status: 'unknown', basis: null, quote: null, note: 'readers disagree' },
        {
          title: 'Send',
          status: 'done',
          basis: 'implied',
          quote: null,
          note: 'follows from: an admin writes',
        },
      ],
    });
    expect(shown).toContain('✅  Ask  “IT knows” · not found by the rules');
    expect(shown).toContain('❔  Retry  readers disagree');
    expect(shown).toContain('✅  Send  follows from: an admin writes');
    expect(shown).not.toMatch(/\d ?%/);
  });

  it('what the customer asks, and what of it the draft leaves open', () => {
    const questions = [
      { text: 'Is it safe?', answered: true },
      { text: 'Do we have to pay?', answered: false },
    ];
    const shown = text({ questions });
    expect(shown).toContain('Asks: “Is it safe?”  answered in the draft');
    expect(shown).toContain('Asks: “Do we have to pay?”  unanswered');
    expect(text({})).not.toContain('Asks:');
  });

  it('what each picture shows, a line a picture', () => {
    const pictures = ['a', 'b', 'c', 'd', 'e'].map(
      (name) => `${name}.png: Permissions requested, 9 permissions`,
    );
    const shown = text({ pictures });
    expect(shown).toContain('🖼 d.png: Permissions requested, 9 permissions');
    expect(shown).toContain('🖼 and 1 more');
  });

  it('that more of the draft exists than is shown', () => {
    const draft = {
      to: 'a@b.example',
      cc: '',
      subject: 's',
      text: 'A line of words.\n'.repeat(1500),
      source: 'agent',
    };
    expect(text({ draft })).toMatch(/\d+ more characters are not shown here/);
  });

  it.each<[CardStatus, RegExp]>([
    [{ kind: 'reading' }, /Reading/],
    [{ kind: 'no_draft', reason: 'nothing fits' }, /No draft. nothing fits/],
    [
      { kind: 'approved', by: 'U07ANARUIZ', at: 1, sendAt: 5000, pausedBy: null },
      /Goes out at .* until then it can be undone/,
    ],
    [
      { kind: 'approved', by: 'U07ANARUIZ', at: 1, sendAt: 5000, pausedBy: 'U07ANARUIZ' },
      /Sending is paused by .* once somebody resumes/,
    ],
    [{ kind: 'sent', by: 'U07ANARUIZ', at: 1, edited: false }, /Sent by/],
    [{ kind: 'sent', by: 'U07ANARUIZ', at: 1, edited: true }, /Edited and sent by/],
    [{ kind: 'not_sent', by: 'U07ANARUIZ', reason: 'replies are off' }, /Not sent: replies are off/],
    [{ kind: 'failed', reason: 'it came back: mailbox full' }, /Not delivered. It came back: mailbox full\./],
    [{ kind: 'unknown', reason: 'line broke' }, /Nobody knows/],
    [{ kind: 'parked', reason: 'an automatic answer' }, /Parked: an automatic answer/],
    [{ kind: 'linked', ticketId: 'T1001' }, /Belongs to T1001 now/],
    [{ kind: 'closed', reason: 'solved' }, /Closed/],
  ])('what became of it: %o', (status, words) => {
    expect(text({ status })).toMatch(words);
  });

  it('what can be done, with one button that stands out', () => {
    const { blocks } = cardMessage(reviewCard({ actions: ['approve', 'edit', 'reject'] }));
    const actions = blocks.find((block) => block.type === 'actions');
    expect(actions?.elements).toMatchObject([
      {
        action_id: 'stepcheck_approve',
        style: 'primary',
        value: '{"ticketId":"T1001","draftVersion":1,"messages":2,"owner":null}',
      },
      { action_id: 'stepcheck_edit' },
      { action_id: 'stepcheck_reject', style: 'danger' },
    ]);
  });

  it('which files nobody has read', () => {
    expect(text({ files: ['contract.pdf'] })).toContain('📎 contract.pdf: not read');
    expect(text({ files: Array(9).fill('x'.repeat(70)) })).toMatch(/📎 x.*: not read/);
    expect(text({})).not.toContain('📎');
  });

  it('that what is no case yet can be made one', () => {
    const { blocks } = cardMessage(reviewCard({ actions: ['open_case'] }));
    const actions = blocks.find((block) => block.type === 'actions');
    expect(actions?.elements).toMatchObject([
      { action_id: 'stepcheck_open_case', text: { text: 'Open as a case' } },
    ]);
  });

  it('who gets a copy', () => {
    const draft = { to: 'a@b.example', cc: 'It <it@b.example>', subject: 's', text: 'Hi', source: 'agent' };
    expect(text({ draft })).toContain('To: a@b.example\nCc: It <it@b.example>\n');
    expect(text({ draft: { ...draft, cc: '' } })).not.toContain('Cc:');
  });

  it('nothing but where to look, once it belongs to another case', () => {
    const linked = reviewCard({ status: { kind: 'linked', ticketId: 'T1000' }, actions: [] });
    const { blocks } = cardMessage(linked);
    expect(blocks).toHaveLength(3);
    expect(textOf(blocks)).toContain('Belongs to T1000 now. Its messages are shown and answered there.');
  });

  it('and asks before a reply goes out that leaves a question open', () => {
    const open = { text: 'Do we have to pay?', answered: false };
    const said = confirmOf({ questions: [open, { text: 'Is it safe?', answered: true }] });
    expect(said?.text.text).toBe(
      'The customer asks “Do we have to pay?”, and the draft does not answer it. Send it anyway?',
    );
    expect(confirmOf({ questions: [open, open] })?.text.text).toContain('and 1 more, and the draft does not');
    expect(confirmOf({ questions: [{ ...open, answered: true }] })).toBeUndefined();
    expect(confirmOf({})).toBeUndefined();
  });

  it('within the limits of such a dialog, however long the question', () => {
    const said = confirmOf({ questions: Array(9).fill({ text: '👩‍💻'.repeat(900), answered: false }) });
    expect(said?.title?.text.length).toBeLessThanOrEqual(limits.confirmTitle);
    expect(said?.text.text.length).toBeLessThanOrEqual(limits.confirmText);
    expect(said?.text.text).toMatch(/Send it anyway\?$/);
    expect(said?.confirm?.text.length).toBeLessThanOrEqual(limits.confirmButton);
    expect(said?.deny?.text.length).toBeLessThanOrEqual(limits.confirmButton);
  });

  it('which case it may belong to, and asks before it shows one customer’s mail in another’s case', () => {
    const linkTo = { ticketId: 'T1000', customer: 'Mia Chen <mia@birchwood.example>' };
    const { blocks } = cardMessage(reviewCard({ actions: ['link'], linkTo }));
    const actions = blocks.find((block) => block.type === 'actions');
    expect(actions?.elements).toMatchObject([
      { action_id: 'stepcheck_link', text: { text: 'Belongs to T1000' } },
    ]);
    expect(JSON.stringify(actions)).toContain('whose customer is Mia Chen <mia@birchwood.example>');
  });

  it('and on an older card nothing of how many messages it showed', () => {
    expect(ButtonValue.parse({ ticketId: 'T1001', draftVersion: 1 })).toMatchObject({ messages: 0 });
  });

  it('nothing to press where nothing can be done', () => {
    const { blocks } = cardMessage(reviewCard({ actions: [] }));
    expect(blocks.some((block) => block.type === 'actions')).toBe(false);
  });
});
