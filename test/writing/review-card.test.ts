import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/core/draft.ts';
import type { Attachment, Message } from '../../src/core/message.ts';
import { Reading } from '../../src/core/reading.ts';
import type { ReviewCard } from '../../src/core/review.ts';
import { newSend, type Send } from '../../src/core/send.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import { type ReviewCardInput, reviewCard } from '../../src/writing/review-card.ts';
import { aMessage } from '../support/a-message.ts';
import { ticketOf } from '../support/records.ts';
import { adminApproval, reading, STAGES, screenshot } from './case.ts';

const KIM = { id: 'U1', name: 'Kim' };

describe('the card', () => {
  it('says who wrote about what, and how far the case is', () => {
    expect(card()).toMatchObject({
      ticketId: 'T1001',
      title: 'T1001 · Ann Lee · Need admin approval',
      sender: 'Ann Lee <ann@lee.example>',
      about: 'Microsoft admin approval in Jump · sure',
      messages: 1,
      excerpt: 'I asked IT. What now?',
      files: [],
      progress: '3 of 6 steps done · waiting',
      count: 'No count yet (expected: 9, or 7 without calendar)',
      acknowledgement: 'Acknowledged',
      draft: {
        to: 'Ann Lee <ann@lee.example>',
        cc: '',
        subject: 'Re: Need admin approval',
        source: 'written from the article',
      },
      status: { kind: 'review' },
      actions: ['approve', 'edit', 'reject'],
      linkTo: null,
      warnings: [],
    });
  });

  it('shows the quote beside the step it proves', () => {
    const evidence = [{ kind: 'quote' as const, messageId: 'm1', part: 'new' as const, start: 0, end: 9 }];
    const [first, ...others] = reading({ contact_admin: 'done' }).ledger;
    const ledger = first ? [{ ...first, basis: 'stated' as const, evidence }, ...others] : [];
    const { steps } = card({
      ticket: ticket({ reading: { ...reading({}), ledger } }),
      quoteOf: () => 'I asked IT',
    });
    expect(steps[0]).toEqual({
      title: 'Admin contacted',
      status: 'done',
      basis: 'stated',
      quote: 'I asked IT',
      note: null,
    });
    expect(steps[1]?.quote).toBeNull();
  });

  it('puts the three counts side by side', () => {
    const scopes = {
      reported: 9,
      fromScreenshot: 7,
      expected: [9, 7],
      evidence: null,
      verdict: 'conflict' as const,
      counted: null,
    };
    expect(card({ ticket: ticket({ reading: { ...reading({}), scopes } }) }).count).toBe(
      'The text says 9, a picture shows 7: the two differ (expected: 9, or 7 without calendar)',
    );
  });

  it('says what is in a picture, or that nobody has read it', () => {
    const screenshots = [
      screenshot(),
      screenshot({ name: 'b.png', screen: 'unreadable', problem: 'is empty' }),
      screenshot({ name: 'c.png', screen: 'entra_permissions', count: 4, cutOff: true, problem: null }),
    ];
    expect(card({ ticket: ticket({ reading: { ...reading({}), screenshots } }) }).pictures).toEqual([
      'screen.png was not read',
      'b.png: could not be read (it is empty)',
      'c.png: API permissions, at least 4 permissions (the list goes on outside the picture)',
    ]);
  });

  it('warns of what could not be read, and of answers that should go elsewhere', () => {
    const replyTo = [{ address: 'else@other.example', name: null }];
    const odd = message({ problems: ['The HTML part could not be read.'] });
    const thread = odd.thread.channel === 'email' ? { ...odd.thread, replyTo } : odd.thread;
    expect(card({ messages: [{ ...odd, thread }] }).warnings).toEqual([
      'The mail asks for answers to else@other.example; ours goes to its sender, ann@lee.example.',
      'The HTML part could not be read.',
    ]);
  });

  it('gives the reason for the article only where there is doubt', () => {
    const article = {
      id: 'microsoft-admin-approval',
      confidence: 'medium' as const,
      reason: 'Several signs.',
    };
    expect(card({ ticket: ticket({ reading: { ...reading({}), article } }) }).about).toBe(
      'Microsoft admin approval in Jump · fairly sure: Several signs.',
    );
  });

  it('names the files of every message that nobody has read, and counts the messages', () => {
    const first = message({ attachments: [file('screen.png', { picture: true }), file('contract.pdf')] });
    const second = message({
      id: 'm2',
      attachments: [file('winmail.dat', { problem: 'could not be opened' })],
    });
    const shown = card({ ticket: ticket({ messages: ['m1', 'm2'] }), messages: [first, second] });
    expect(shown.files).toEqual(['contract.pdf', 'winmail.dat: could not be opened']);
    expect(shown.messages).toBe(2);
  });

  it('warns where the newest message is from somebody else than the customer', () => {
    const sender = { id: 'tom@fuller.example', name: 'Tom Fuller', address: 'tom@fuller.example' };
    const two = ticket({ messages: ['m1', 'm2'], readMessages: 2 });
    const tom = message({ id: 'm2', sender });
    const warning = 'The newest message is from Tom Fuller <tom@fuller.example>, not from Ann Lee.';
    expect(card({ ticket: two, messages: [message(), tom] }).warnings).toEqual([warning]);
    expect(card({ ticket: two, messages: [tom, message()] }).warnings).toEqual([]);
  });

  it('warns once of a sender whose check failed', () => {
    const headers = { 'authentication-results': ['mx.example; spf=pass; dmarc=fail'] };
    expect(card({ messages: [message({ headers }), message({ headers })] }).warnings).toEqual([
      'The sender check (DMARC) failed: this mail may not come from ann@lee.example.',
    ]);
  });

  it('passes on what the reading found odd about the sender', () => {
    const senderWarnings = ['The name says help@desk.example, the address is another.'];
    expect(card({ senderWarnings }).warnings).toEqual(senderWarnings);
  });

  it('warns of several people in From', () => {
    const problems = ['The mail names more than one sender; the first is taken.'];
    expect(card({ messages: [message({ problems })] }).warnings).toEqual(problems);
  });

  it.each([
    [[], []],
    [['m8'], ["1 automatic mail came in; it is in this card's thread."]],
    [['m8', 'm9'], ["2 automatic mails came in; they are in this card's thread."]],
  ])('says how much automatic mail came in: %j', (aside, warnings) => {
    expect(card({ ticket: ticket({ aside }) }).warnings).toEqual(warnings);
  });

  it('says that of a flood of automatic mail most is only counted', () => {
    const aside = Array.from({ length: 20 }, (_, index) => `m${index}`);
    expect(card({ ticket: ticket({ aside, asideMore: 2_980 }) }).warnings).toEqual([
      "3,000 automatic mails came in; the first ones are in this card's thread, the others are kept and only counted.",
    ]);
  });

  it('says when the reply is in another language than the customer', () => {
    const { draftWarnings } = card({ ticket: ticket({ reading: { ...reading({}), language: 'de' } }) });
    expect(draftWarnings).toEqual(['The customer writes in German; this reply is in English.']);
  });

  it('says where to read a reply that is not in the language of the desk', () => {
    const german = { ...draft().content, language: 'de', inDeskLanguage: 'Hi Ann, ...' };
    const inGerman = ticket({ reading: { ...reading({}), language: 'de' } });
    expect(card({ ticket: inGerman, draft: draft({ content: german }) }).draftWarnings).toEqual([
      "This reply is in German; the same in English is in this card's thread.",
    ]);
    const french = ticket({ reading: { ...reading({}), language: 'fr' } });
    expect(card({ ticket: french, draft: draft({ content: german }) }).draftWarnings).toHaveLength(2);
  });

  it.each<[string, Partial<Ticket>, Send | null, string]>([
    [
      'a refusal',
      { acknowledge: { send: false, reason: 'automatic mail' } },
      null,
      'Not acknowledged: automatic mail',
    ],
    [
      'the setting',
      { acknowledge: { send: false, reason: 'acknowledgements are off' } },
      null,
      'Acknowledgements are off',
    ],
    ['a throttle', {}, send('acknowledgement', 'cancelled', 'too many'), 'Not acknowledged: too many'],
    ['a wait', {}, send('acknowledgement', 'due'), 'Acknowledgement on its way'],
  ])('explains the acknowledgement: %s', (_, change, acknowledgement, line) => {
    expect(card({ ticket: ticket(change), acknowledgement }).acknowledgement).toBe(line);
  });
});

describe('what the customer asks', () => {
  const evidence = { kind: 'quote' as const, messageId: 'm1', part: 'new' as const, start: 12, end: 21 };
  const asks = (...answers: (string | null)[]) =>
    ticket({ reading: reading({}, { questions: answers.map((answer) => ({ evidence, answer })) }) });
  const quoteOf = () => 'What now?';

  it('stands on the card in their own words, with whether the draft answers it', () => {
    expect(card({ ticket: asks('how_long', null), quoteOf }).questions).toEqual([
      { text: 'What now?', answered: true },
      { text: 'What now?', answered: false },
    ]);
  });

  it('is left open where the article has no such answer any more, or more was asked than a reply answers', () => {
    expect(card({ ticket: asks('gone'), quoteOf }).questions).toMatchObject([{ answered: false }]);
    const four = asks('how_long', 'why_asked', 'is_it_safe', 'which_role');
    expect(card({ ticket: four, quoteOf }).questions.map(({ answered }) => answered)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('is left open where there is no draft, and answered where an agent wrote', () => {
    expect(card({ ticket: asks('how_long'), draft: null, quoteOf }).questions).toMatchObject([
      { answered: false },
    ]);
    const byHand = draft({ content: { ...draft().content, source: 'agent' } });
    expect(card({ ticket: asks(null), draft: byHand, quoteOf }).questions).toMatchObject([
      { answered: true },
    ]);
  });

  it('is nothing on the card of a case that was read before questions were', () => {
    const { questions, disputed, modelUse, ...old } = reading({ contact_admin: 'done' });
    const stored = { ...old, ledger: old.ledger.map(({ modelOnly, ...entry }) => entry) };
    const read = Reading.parse(stored);
    expect(read).toMatchObject({ questions, disputed, modelUse });
    const shown = card({ ticket: ticket({ reading: read }) });
    expect(shown.questions).toEqual([]);
    expect(shown.steps.map(({ note }) => note)).toEqual(shown.steps.map(() => null));
  });

  it('is shown where no article fits', () => {
    const unknown = reading({}, { article: null, questions: [{ evidence, answer: null }] });
    const shown = card({ ticket: ticket({ reading: unknown }), article: null, draft: null, quoteOf });
    expect(shown.questions).toEqual([{ text: 'What now?', answered: false }]);
  });
});

describe('whom the reply goes to', () => {
  const ann = { address: 'ann@lee.example', name: 'Ann Lee', why: 'sender' as const };
  const mia = { address: 'mia@birchwood.example', name: 'Mia Chen', why: 'forwarded' as const };
  const office = { address: 'office@lee.example', name: null, why: 'reply_to' as const };
  const warnings = (...to: Ticket['recipients']['to']) =>
    card({ ticket: ticket({ recipients: { to, cc: [] } }) }).warnings;

  it('is shown as an agent has picked them, copies and all', () => {
    const recipients = {
      to: { address: mia.address, name: mia.name },
      cc: [{ address: 'it@birchwood.example', name: null }],
    };
    const shown = card({
      ticket: ticket({ recipients: { to: [ann, mia], cc: [] } }),
      draft: draft({ recipients }),
    });
    expect(shown.draft).toMatchObject({
      to: 'Mia Chen <mia@birchwood.example>',
      cc: 'it@birchwood.example',
    });
    expect(shown.warnings).toEqual([]);
  });

  it('is told where somebody in Cc did not get it', () => {
    const approved = draft({ state: 'approved', decided: { kind: 'edit', by: KIM, at: 50, reason: null } });
    const reply = send('reply', 'sent', '250 ok; Cc not delivered to bob@firm.example (550 unknown)');
    const waiting = ticket({ state: 'waiting_customer' });
    expect(card({ ticket: waiting, draft: approved, reply }).warnings).toEqual([
      'Cc not delivered to bob@firm.example (550 unknown)',
    ]);
  });

  it('is the sender of a forwarded mail, with the customer behind it named', () => {
    expect(warnings(ann, mia)).toEqual([
      'Forwarded by Ann Lee; the customer seems to be Mia Chen <mia@birchwood.example>: answers go to Ann Lee unless you pick Mia Chen under Edit.',
    ]);
  });

  it('is who the mail asks for, where the rules allow it', () => {
    expect(warnings(office, ann)).toEqual(['Answers go to office@lee.example, as the mail asks (Reply-To).']);
    expect(warnings(ann, office)).toEqual([
      'The mail asks for answers to office@lee.example: they go to ann@lee.example unless you pick the other under Edit.',
    ]);
  });
});

describe('a case that may belong to another one', () => {
  const other = ticket({
    id: 'T1000',
    customer: { id: 'mia@birchwood.example', name: 'Mia Chen', address: 'mia@birchwood.example' },
  });

  it('says which and why, and offers to say so', () => {
    expect(card({ ticket: ticket({ possibly: ['T1000'] }), possibly: other })).toMatchObject({
      warnings: ['Possibly belongs to T1000 (same thread, other sender).'],
      actions: ['approve', 'edit', 'reject', 'link'],
      linkTo: { ticketId: 'T1000', customer: 'Mia Chen <mia@birchwood.example>' },
    });
  });

  it('names the failed sender check where that is the doubt', () => {
    const headers = { 'authentication-results': ['mx.example; dmarc=fail'] };
    const { warnings } = card({ ticket: ticket({ possibly: ['T1000'] }), messages: [message({ headers })] });
    expect(warnings[0]).toBe('Possibly belongs to T1000 (same thread, the sender check failed).');
  });

  it('is not linked once its reply is on the way', () => {
    const approved = draft({
      state: 'approved',
      decided: { kind: 'approve', by: KIM, at: 50, reason: null },
    });
    const input = { draft: approved, reply: send('reply', 'due') };
    expect(card({ ...input, ticket: ticket({ possibly: ['T1000'] }) }).actions).toEqual(['undo']);
  });

  it('once linked says so, and nothing is left to do on its card', () => {
    expect(card({ ticket: ticket({ possibly: ['T1000'], mergedInto: 'T1000' }) })).toMatchObject({
      status: { kind: 'linked', ticketId: 'T1000' },
      actions: [],
      draft: null,
      warnings: [],
      linkTo: null,
    });
  });
});

describe('a mail that nobody could read', () => {
  const odd = message({ readable: false, problems: ['It has more parts than are opened.'] });

  it('says so first, with what is known, and offers to read it again', () => {
    const unread = ticket({ unreadable: ['m1'], noDraftReason: 'the mail could not be read' });
    const newestWords = '--b x '.repeat(90);
    const shown = card({ ticket: unread, draft: null, messages: [odd], newestWords });
    expect(shown.excerpt).toHaveLength(80);
    expect(shown).toMatchObject({
      title: 'T1001 · Could not read this mail · Ann Lee · Need admin approval',
      warnings: [
        "Could not read this mail: it lies in this card's thread as a file, just as it came.",
        'It has more parts than are opened.',
      ],
      actions: ['write_reply', 'reject', 'read_again'],
    });
  });

  it('from nobody known can still be read again', () => {
    const unread = ticket({ unreadable: ['m1'], route: null });
    expect(card({ ticket: unread, draft: null, messages: [odd] }).actions).toEqual(['reject', 'read_again']);
  });
});

describe('a parked mail', () => {
  it('says why before anybody has read it', () => {
    const parked = { kind: 'bounce' as const, reason: 'a delivery report' };
    const unread = ticket({ state: 'parked', reading: null, readMessages: 0, parked });
    expect(card({ ticket: unread, draft: null }).status).toEqual({
      kind: 'parked',
      reason: 'a delivery report (a delivery report)',
    });
  });

  it.each([
    [
      'auto_reply',
      'a machine answered (Auto-Submitted: auto-replied)',
      'an automatic answer (a machine answered, Auto-Submitted: auto-replied)',
    ],
    ['bounce', 'a notice that delivery is delayed', 'a delivery report (a notice that delivery is delayed)'],
    ['notification', 'a read receipt', 'a notification (a read receipt)'],
  ] as const)('says what it is and why: %s', (kind, kindReason, reason) => {
    const parked = ticket({ state: 'parked', reading: { ...reading({}), kind, kindReason } });
    expect(card({ ticket: parked, draft: null }).status).toEqual({ kind: 'parked', reason });
  });
});

describe('where the case stands', () => {
  const approved = draft({ state: 'approved', decided: { kind: 'edit', by: KIM, at: 50, reason: null } });
  const void_ = draft({ state: 'superseded' });

  it.each<[string, Partial<ReviewCardInput>, Partial<ReviewCard>]>([
    [
      'not read yet',
      { ticket: ticket({ reading: null, readMessages: 0, draftVersion: 0 }), draft: null },
      { status: { kind: 'reading' }, actions: [], about: 'Not read yet' },
    ],
    [
      'no draft',
      { ticket: ticket({ noDraftReason: 'no article fits' }), draft: null },
      { status: { kind: 'no_draft', reason: 'no article fits' }, actions: ['write_reply', 'reject'] },
    ],
    [
      'approved',
      { draft: approved, reply: send('reply', 'due') },
      { status: { kind: 'approved', by: 'U1', at: 50, sendAt: 60, pausedBy: null }, actions: ['undo'] },
    ],
    [
      'approved while the desk is paused',
      { draft: approved, reply: send('reply', 'due'), pause: { by: { id: 'U2', name: 'Ben' }, at: 40 } },
      { status: { kind: 'approved', by: 'U1', at: 50, sendAt: 60, pausedBy: 'U2' }, actions: ['undo'] },
    ],
    [
      'being sent',
      { draft: approved, reply: send('reply', 'claimed') },
      { status: { kind: 'approved', by: 'U1', at: 50, sendAt: 60, pausedBy: null }, actions: [] },
    ],
    [
      'sent',
      { draft: approved, reply: send('reply', 'sent', 'ok'), ticket: ticket({ state: 'waiting_customer' }) },
      { status: { kind: 'sent', by: 'U1', at: 70, edited: true }, actions: [], warnings: [] },
    ],
    [
      'replies are off',
      { draft: approved, reply: send('reply', 'cancelled', 'replies are off') },
      {
        status: { kind: 'not_sent', by: 'U1', reason: 'replies are off' },
        actions: ['send_again', 'edit', 'reject'],
      },
    ],
    [
      'failed',
      { draft: approved, reply: send('reply', 'failed', '550 no such user') },
      {
        status: { kind: 'failed', reason: '550 no such user' },
        actions: ['send_again', 'edit', 'reject'],
      },
    ],
    [
      'unknown',
      { draft: approved, reply: send('reply', 'unknown', 'cut off') },
      { status: { kind: 'unknown', reason: 'cut off' }, actions: ['send_again', 'mark_sent'] },
    ],
    [
      'rejected',
      { draft: draft({ state: 'rejected', decided: { kind: 'reject', by: KIM, at: 50, reason: 'other' } }) },
      { status: { kind: 'rejected', by: 'U1', at: 50, reason: 'other' }, actions: ['write_reply'] },
    ],
    [
      'parked',
      {
        ticket: ticket({ state: 'parked', acknowledge: { send: false, reason: 'a bounce' }, reading: null }),
        draft: null,
      },
      { status: { kind: 'parked', reason: 'a bounce' }, actions: ['open_case'] },
    ],
    [
      'parked, from nobody who could be answered',
      {
        ticket: ticket({ state: 'parked', route: null, reading: null }),
        draft: null,
      },
      { actions: ['open_case'], warnings: [] },
    ],
    [
      'rejected, and closed by it',
      {
        ticket: ticket({ state: 'closed' }),
        draft: draft({ state: 'rejected', decided: { kind: 'reject', by: KIM, at: 50, reason: 'other' } }),
      },
      { status: { kind: 'rejected', by: 'U1', at: 50, reason: 'other' }, actions: [] },
    ],
    [
      'closed',
      { ticket: ticket({ state: 'closed', noDraftReason: 'no_reply_needed' }), draft: null },
      { status: { kind: 'closed', reason: 'no_reply_needed' }, actions: [] },
    ],
    [
      'void since the customer wrote again',
      { ticket: ticket({ messages: ['m1', 'm2'] }), draft: void_ },
      {
        status: { kind: 'reading' },
        actions: [],
        draft: null,
        warnings: ['The customer has written again.'],
      },
    ],
    [
      'void with the reply that was stopped, and nothing to suggest',
      {
        ticket: ticket({ messages: ['m1', 'm2'], readMessages: 2, noDraftReason: 'no article fits' }),
        draft: void_,
        reply: send('reply', 'cancelled', 'the customer wrote again'),
      },
      {
        status: { kind: 'no_draft', reason: 'no article fits' },
        actions: ['write_reply', 'reject'],
        draft: null,
      },
    ],
    [
      'written to again while the reply failed',
      {
        ticket: ticket({ messages: ['m1', 'm2'] }),
        draft: approved,
        reply: { ...send('reply', 'failed', '550 no such user'), answers: 1 },
      },
      { status: { kind: 'reading' }, actions: [] },
    ],
    [
      'written to again after a reply that nobody knows of',
      {
        ticket: ticket({ messages: ['m1', 'm2'], readMessages: 2, noDraftReason: 'no article fits' }),
        draft: approved,
        reply: { ...send('reply', 'unknown', 'cut off'), answers: 1 },
      },
      { status: { kind: 'unknown', reason: 'cut off' }, actions: ['mark_sent'] },
    ],
    [
      'written to again after our reply',
      { ticket: ticket({ messages: ['m1', 'm2'] }), draft: approved, reply: send('reply', 'sent', 'ok') },
      {
        status: { kind: 'sent', by: 'U1', at: 70, edited: true },
        warnings: ['The customer has written again.'],
      },
    ],
    [
      'written to again after our reply, and nothing to suggest',
      {
        ticket: ticket({ noDraftReason: 'no article fits' }),
        draft: approved,
        reply: send('reply', 'sent', 'ok'),
      },
      { status: { kind: 'no_draft', reason: 'no article fits' }, actions: ['write_reply', 'reject'] },
    ],
    [
      'nobody to answer',
      { ticket: ticket({ route: null }) },
      { actions: ['reject'], warnings: ['There is no address that an answer could go to.'] },
    ],
  ])('%s', (_, input, expected) => {
    expect(card(input)).toMatchObject(expected);
  });
});

function card(input: Partial<ReviewCardInput> = {}): ReviewCard {
  return reviewCard({
    ticket: ticket(),
    draft: draft(),
    reply: null,
    acknowledgement: send('acknowledgement', 'sent', 'ok'),
    article: adminApproval(),
    messages: [message()],
    quoteOf: () => '',
    newestWords: 'I asked IT.\n\nWhat now?',
    settings: {
      language: 'en',
      deskName: 'Jump Support',
      addresses: ['support@jump.example'],
      acknowledge: 'all',
      acknowledgeHourlyCap: 200,
      bounceAddress: null,
      replies: true,
      undoMs: 5000,
      timeZone: 'UTC',
      businessHours: { spans: [{ firstDay: 1, lastDay: 5, from: 540, to: 1020 }], holidays: [] },
      summaryTo: [],
      parkedCards: false,
    },
    ...input,
  });
}

function ticket(change: Partial<Ticket> = {}): Ticket {
  return ticketOf({
    rev: 3,
    createdAt: 0,
    updatedAt: 0,
    customer: { id: 'ann@lee.example', name: 'Ann Lee', address: 'ann@lee.example' },
    route: {
      channel: 'email',
      to: 'ann@lee.example',
      toName: 'Ann Lee',
      subject: 'Re: Need admin approval',
      inReplyTo: null,
      references: [],
    },
    participants: [],
    messages: ['m1'],
    reading: reading(STAGES.waiting ?? {}, { stage: 'waiting' }),
    readMessages: 1,
    draftVersion: 1,
    ...change,
  });
}

function draft(change: Partial<Draft> = {}): Draft {
  const content = {
    subject: 'Re: Need admin approval',
    text: 'Hi',
    html: 'Hi',
    language: 'en',
    source: 'template' as const,
    inDeskLanguage: null,
  };
  return {
    v: 1,
    rev: 1,
    ticketId: 'T1001',
    version: 1,
    state: 'current',
    createdAt: 10,
    content,
    recipients: null,
    warnings: [],
    modelUse: null,
    decided: null,
    ...change,
  };
}

function send(kind: Send['kind'], state: Send['state'], detail: string | null = null): Send {
  const outcome = detail === null ? null : { at: 70, detail };
  return newSend({ id: kind, kind, ticketId: 'T1001', dueAt: 60, state, outcome });
}

function file(name: string, change: Partial<Attachment> = {}): Attachment {
  return {
    id: name,
    name,
    declaredType: 'application/pdf',
    type: 'application/pdf',
    bytes: 9,
    sha256: 'ab'.repeat(32),
    inline: false,
    contentId: null,
    origin: 'attached',
    picture: false,
    problem: null,
    at: null,
    ...change,
  };
}

function message(change: Partial<Message> = {}): Message {
  const parts = {
    from: 'ann@lee.example',
    name: 'Ann Lee',
    subject: 'Need admin approval',
    text: 'I am waiting.',
  };
  return { ...aMessage({ id: 'm1', ...parts }), ...change };
}
