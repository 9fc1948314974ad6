import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await startTestDesk();
});
afterEach(() => desk.close());

const header = (mail: { headers: { name: string; value: string }[] }, name: string) =>
  mail.headers.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase())?.value;

const sent = (subject: string) =>
  vi.waitFor(() => {
    const mail = desk.outbox.list().find((candidate) => candidate.subject.includes(subject));
    if (mail) return mail;
    throw new Error(`Nothing with ${subject} in the outbox.`);
  }, 10_000);

describe('an email', () => {
  it('is acknowledged, shown to the agents with its steps and a draft, approved, and answered in its thread', async () => {
    await desk.deliver(mailFromMia());

    const card = await desk.cardSaying('Mia Chen', 'I have not asked anyone yet', 'Acknowledged');
    expect(buttonsOf(card)).toEqual(['approve', 'edit', 'reject']);
    expect(textOf(card)).toContain('Sign in a different way');

    const acknowledgement = await sent('T1001');
    expect(acknowledgement.to).toContain('mia@birchwood.example');
    expect(header(acknowledgement, 'Auto-Submitted')).toBe('auto-replied');
    expect(header(acknowledgement, 'In-Reply-To')).toBe('<first@birchwood.example>');
    expect(acknowledgement.text).not.toContain('Need admin approval');

    await desk.press(desk.ana, card, 'approve');
    const reply = await vi.waitFor(() => {
      const found = desk.outbox.list().find((mail) => mail.text.includes('Sign in a different way'));
      expect(found).toBeDefined();
      return found;
    }, 10_000);
    if (!reply) return;
    expect(reply.subject).toBe('Re: Cannot sign in to Jump');
    expect(reply.text).toMatch(/^Hi Mia,/);
    expect(header(reply, 'In-Reply-To')).toBe('<first@birchwood.example>');
    expect(header(reply, 'References')).toContain('<first@birchwood.example>');
    expect(header(reply, 'Auto-Submitted')).toBeUndefined();
    expect(buttonsOf(await desk.cardSaying('Sent by'))).toEqual([]);
    expect(desk.outbox.list()).toHaveLength(2);
  });

  it('in another language is answered in it, and the agents read the same in theirs in the thread of the card', async () => {
    const text =
      'Guten Tag,\n\nbeim Anmelden mit Microsoft in Jump erscheint "Need admin approval". Wie lange dauert die Genehmigung?\n\nMia';
    await desk.deliver(mailFromMia({ text }));
    const card = await desk.cardSaying(
      'This reply is in German',
      'Wie lange dauert die Genehmigung?',
      'answered',
    );
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      const notes = thread.map(textOf).filter((said) => said.includes('Draft 1 in English'));
      expect(notes).toHaveLength(1);
      expect(notes[0]).toContain('How long it takes depends on your admin');
    }, 20_000);
    expect(textOf(card)).not.toContain('How long it takes');
  });

  it('lies in full in the thread of its card, as plain text', async () => {
    await desk.deliver(
      mailFromMia({ text: 'Need admin approval in Jump <!channel> *bold* & <script>alert(1)</script>' }),
    );
    const card = await desk.cardSaying('Mia Chen');
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      expect(thread.map(textOf).join()).toContain('<!channel> *bold* & <script>alert(1)</script>');
    }, 10_000);
    const shown = desk.slack.messages(desk.review);
    expect(shown.filter(({ text }) => /<!(channel|here|everyone)/.test(text))).toEqual([]);
    expect(JSON.stringify(shown.map(({ blocks }) => blocks))).not.toMatch(/"type":"mrkdwn"[^}]*<!channel>/);
  });

  it('that follows up joins its ticket, voids the draft and brings a new one on the same card', async () => {
    await desk.deliver(mailFromMia());
    const first = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(
      mailFromMia({
        subject: 'Re: Cannot sign in to Jump',
        messageId: '<second@birchwood.example>',
        inReplyTo: '<first@birchwood.example>',
        references: '<first@birchwood.example>',
        text: 'I asked our IT team this morning and sent them the link.',
      }),
    );
    const updated = await desk.cardSaying('I asked our IT team');
    expect(updated.ts).toBe(first.ts);
    expect(desk.cards()).toHaveLength(1);

    await desk.pressStale(desk.ana, first, 'approve');
    await vi.waitFor(
      () =>
        expect(
          desk.slack
            .notices(desk.ana)
            .map(({ text }) => text)
            .join(),
        ).toMatch(/newer draft/),
      10_000,
    );
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('that comes by two delivery paths is one ticket', async () => {
    const twice = mailFromMia({ date: new Date(Date.now() - 60_000) });
    await desk.deliver(twice);
    await desk.deliver(twice);
    await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.deliver(mailFromMia({ subject: 'Another matter', messageId: '<third@birchwood.example>' }));
    await desk.cardSaying('Another matter', 'Acknowledged');
    expect(desk.cards()).toHaveLength(2);
    expect(desk.outbox.list()).toHaveLength(2);
  });

  it('that only shares its Message-ID with another is a case of its own', async () => {
    await desk.deliver(mailFromMia());
    await desk.deliver(
      mailFromMia({ text: 'Something else: Jump says Need admin approval for my colleague.' }),
    );
    await vi.waitFor(() => expect(desk.cards()).toHaveLength(2), 10_000);
  });

  it('written by a machine is parked with the reason and never answered', async () => {
    await desk.deliver(
      mailFromMia({
        subject: 'Automatic reply: Cannot sign in',
        text: 'I am out of the office until Monday.',
        headers: { 'Auto-Submitted': 'auto-replied' },
      }),
    );
    const card = await desk.cardSaying('Parked');
    expect(buttonsOf(card)).toEqual(['open_case']);
    expect(desk.outbox.list()).toEqual([]);
  });
});

describe('an agent', () => {
  it('edits: the words that go out are the agent’s, and the card says who', async () => {
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.press(desk.ben, card, 'edit');
    const modal = await vi.waitFor(() => {
      const open = desk.slack.modal(desk.ben);
      expect(JSON.stringify(open?.view)).toContain('Hi Mia');
      return open;
    }, 10_000);
    expect(modal).not.toBeNull();
    await desk.slack.submit(desk.ben, {
      reply_0: { text: { type: 'plain_text_input', value: 'Hello Mia, try again now.' } },
    });
    await vi.waitFor(
      () => expect(desk.outbox.list().map(({ text }) => text.trim())).toContain('Hello Mia, try again now.'),
      10_000,
    );
    await desk.cardSaying('Edited and sent by');
  });

  it('rejects with a reason: nothing goes out, the card says who and why', async () => {
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.press(desk.ana, card, 'reject');
    await vi.waitFor(() => expect(desk.slack.modal(desk.ana)).not.toBeNull(), 10_000);
    await desk.slack.submit(desk.ana, {
      reason: { value: { type: 'radio_buttons', selected_option: { value: 'wrong_reading' } } },
      note: { value: { type: 'plain_text_input', value: 'She means her calendar.' } },
    });
    const rejected = await desk.cardSaying('Rejected by', 'She means her calendar.');
    expect(buttonsOf(rejected)).toEqual(['write_reply']);
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('who approves second is told privately who was first, and one reply goes out', async () => {
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await Promise.all([desk.press(desk.ana, card, 'approve'), desk.press(desk.ben, card, 'approve')]);
    await desk.cardSaying('Sent by');
    const notices = () => [...desk.slack.notices(desk.ana), ...desk.slack.notices(desk.ben)];
    // The reply may be out before the one who lost is told.
    await vi.waitFor(() => expect(notices()).not.toEqual([]), 10_000);
    expect(notices().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^(Ana Ruiz|Ben Okafor) already approved/),
    ]);
    expect(desk.outbox.list()).toHaveLength(2);
  });

  it('who is no member of the review channel cannot decide', async () => {
    await desk.deliver(mailFromMia());
    const card = await desk.cardSaying('Mia Chen', 'Acknowledged');
    await desk.press(desk.mia, card, 'approve');
    await vi.waitFor(
      () => expect(desk.slack.calls().some(({ method }) => method === 'chat.postEphemeral')).toBe(true),
      10_000,
    );
    expect(buttonsOf(await desk.cardSaying('Mia Chen'))).toEqual(['approve', 'edit', 'reject']);
    expect(desk.outbox.list()).toHaveLength(1);
  });
});
