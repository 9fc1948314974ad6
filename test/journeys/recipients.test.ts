import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buttonsOf, mailFromMia, SUPPORT, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk({ env: { ACKNOWLEDGE: 'none' } });
});
afterEach(() => desk.close());

const FORWARDED = {
  from: '"Dana Ortiz" <dana@larkfield.example>',
  cc: '"Larkfield IT" <it@larkfield.example>',
  subject: 'Fwd: Jump will not let me in',
  messageId: '<forward@larkfield.example>',
  text: [
    'Hi, could you please help Mia with this?',
    '',
    'Dana Ortiz, office manager',
    '',
    '---------- Forwarded message ---------',
    'From: Mia Chen <mia@birchwood.example>',
    'Date: Mon, Nov 23, 2026 at 9:12 AM',
    'Subject: Jump will not let me in',
    'To: Dana Ortiz <dana@larkfield.example>',
    '',
    'When I sign in to Jump with Microsoft it says "Need admin approval". I have not asked anyone yet.',
    '',
    'Mia',
  ].join('\n'),
};

const option = (value: string) => ({ selected_option: { value } });
const options = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });

/** Opens the dialog for editing; gives what it asks, by the labels that people read. */
async function openEdit(): Promise<string> {
  await desk.press(desk.ana, await desk.cardSaying('Dana Ortiz', 'Sign in'), 'edit');
  return vi.waitFor(() => {
    const open = desk.slack.modal(desk.ana);
    if (!open) throw new Error('No dialog is open.');
    return JSON.stringify(open.view);
  }, 10_000);
}

/** Who got mail, as the envelopes say. */
const deliveries = () =>
  desk.outbox
    .list()
    .flatMap(({ headers }) => headers.filter(({ name }) => name === 'Delivered-To'))
    .map(({ value }) => value)
    .sort();

describe('a mail that an office manager forwarded, with the admin in Cc', () => {
  it('is answered to whom the agent picks and to nobody else', async () => {
    await desk.deliver(mailFromMia(FORWARDED));
    const card = await desk.cardSaying('Forwarded by Dana Ortiz', 'mia@birchwood.example', 'Sign in');
    expect(textOf(card)).toContain('To: Dana Ortiz <dana@larkfield.example>');
    expect(textOf(card)).not.toContain('Cc:');

    const dialog = await openEdit();
    for (const words of [
      'Send to',
      'the sender',
      'wrote the forwarded mail',
      'Copy to',
      'it@larkfield.example',
    ])
      expect(dialog).toContain(words);
    await desk.slack.submit(desk.ana, {
      send_to: { people: option('1') },
      copy_to: { people: options('0') },
      reply_0: { text: { value: 'Hi Mia, please ask your admin. They read this too.' } },
    });

    const sent = await desk.cardSaying('Edited and sent by');
    expect(textOf(sent)).toContain('To: Mia Chen <mia@birchwood.example>');
    expect(textOf(sent)).toContain('Cc: Larkfield IT <it@larkfield.example>');
    await vi.waitFor(
      () => expect(deliveries()).toEqual(['it@larkfield.example', 'mia@birchwood.example']),
      10_000,
    );
    for (const mail of desk.outbox.list()) {
      expect(mail).toMatchObject({
        to: '"Mia Chen" <mia@birchwood.example>',
        cc: '"Larkfield IT" <it@larkfield.example>',
      });
    }
  });

  it('is answered to its sender alone where the agent changes nothing but the words', async () => {
    await desk.deliver(mailFromMia(FORWARDED));
    await openEdit();
    await desk.slack.submit(desk.ana, { reply_0: { text: { value: 'Hi Dana, tell Mia to ask IT.' } } });
    await desk.cardSaying('Edited and sent by');
    expect(deliveries()).toEqual(['dana@larkfield.example']);
    expect(desk.outbox.list()[0]?.cc).toBe('');
  });

  it('greets whom the agent picks, where the agent left the greeting as it was', async () => {
    await desk.deliver(mailFromMia(FORWARDED));
    expect(await openEdit()).toContain('Hi Dana,');
    await desk.slack.submit(desk.ana, {
      send_to: { people: option('1') },
      reply_0: { text: { value: 'Hi Dana,\n\nplease ask your admin.' } },
    });
    await desk.cardSaying('Edited and sent by');
    await vi.waitFor(() => expect(deliveries()).toEqual(['mia@birchwood.example']), 10_000);
    expect(desk.outbox.list()[0]?.text).toMatch(/^Hi Mia,\s+please ask your admin\./);
  });

  it('is answered to its sender alone where the draft is approved as it is', async () => {
    await desk.deliver(mailFromMia(FORWARDED));
    await desk.press(desk.ana, await desk.cardSaying('Dana Ortiz', 'Sign in'), 'approve');
    await desk.cardSaying('Sent by');
    expect(deliveries()).toEqual(['dana@larkfield.example']);
  });
});

describe('a mail that asks for answers elsewhere', () => {
  const replyTo = (address: string) => mailFromMia({ replyTo: address });

  it('is answered there within the same domain', async () => {
    await desk.deliver(replyTo('office@birchwood.example'));
    const card = await desk.cardSaying('Answers go to office@birchwood.example', 'Sign in');
    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    expect(deliveries()).toEqual(['office@birchwood.example']);
  });

  it('is answered to its sender otherwise, unless the agent picks the other', async () => {
    await desk.deliver(replyTo('collect@elsewhere.example'));
    const card = await desk.cardSaying('asks for answers to collect@elsewhere.example', 'Sign in');
    expect(textOf(card)).toContain('To: Mia Chen <mia@birchwood.example>');
    await desk.press(desk.ana, card, 'approve');
    await desk.cardSaying('Sent by');
    expect(deliveries()).toEqual(['mia@birchwood.example']);
  });
});

it('a mail that makes believe to be the desk’s own is shown as what it is', async () => {
  await desk.deliver(
    mailFromMia({
      from: '"help@desk.example" <mia@birchwood.example>',
      messageId: '<spoof@birchwood.example>',
    }),
  );
  const card = await desk.cardSaying('help@desk.example <mia@birchwood.example>', 'Sign in');
  expect(textOf(card)).toMatch(/⚠️ .*mia@birchwood\.example/);
});

it('a web form’s mail in the desk’s own name is parked; opened as a case, it is answered to its Reply-To', async () => {
  const form = { from: `"Web form" <${SUPPORT}>`, replyTo: '"Mia Chen" <mia@birchwood.example>' };
  await desk.deliver(mailFromMia({ ...form, messageId: '<form@www.desk.example>' }));
  const parked = await desk.cardSaying('Mia Chen', 'Parked', 'own addresses');
  expect(buttonsOf(parked)).toEqual(['open_case']);
  await desk.press(desk.ana, parked, 'open_case');
  const open = await desk.cardSaying('Sign in', 'Answers go to mia@birchwood.example');
  expect(textOf(open)).toContain('To: Mia Chen <mia@birchwood.example>');
  await desk.press(desk.ana, open, 'approve');
  await desk.cardSaying('Sent by');
  expect(deliveries()).toEqual(['mia@birchwood.example']);
});

describe('a stranger who answers in a customer’s thread', () => {
  it('gets a case of their own, which an agent can say belongs to the other', async () => {
    await desk.deliver(mailFromMia());
    await desk.cardSaying('Mia Chen', 'Sign in');
    await desk.deliver(
      mailFromMia({
        from: '"Tom Fuller" <tom@fuller.example>',
        subject: 'Re: Cannot sign in to Jump',
        messageId: '<stranger@fuller.example>',
        inReplyTo: '<first@birchwood.example>',
        references: '<first@birchwood.example>',
        text: 'I see the same: Jump says "Need admin approval" when I sign in.',
      }),
    );
    const card = await desk.cardSaying('Tom Fuller', 'Possibly belongs to T1001');
    expect(textOf(card)).toContain('Belongs to T1001');
    await vi.waitFor(() => expect(buttonsOf(newest(card.ts))).toContain('link'), 10_000);
    await desk.press(desk.ana, card, 'link');
    const linked = await desk.cardSaying('Belongs to T1001 now');
    expect(linked.ts).toBe(card.ts);
    expect(buttonsOf(linked)).toEqual([]);
    expect(desk.outbox.list()).toEqual([]);
  });
});

function newest(ts: string) {
  const card = desk.cards().find((one) => one.ts === ts);
  if (!card) throw new Error('The card is gone.');
  return card;
}
