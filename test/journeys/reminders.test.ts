import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Reminders } from '../../src/core/reminders.ts';
import { buttonsOf, mailFromMia, startTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { reminders } from '../support/reminders.ts';

let desk: TestDesk;
let remind: Reminders;
beforeEach(async () => {
  remind = reminders();
  // Each test says when, once the desk runs.
  const asSet: Reminders = {
    untakenAt: (from) => remind.untakenAt(from),
    silentAt: (from) => remind.silentAt(from),
    gatherMs: 6_000,
  };
  desk = await startTestDesk({ desk: { wrap: (parts) => ({ ...parts, remind: asSet }) } });
});
afterEach(() => desk.close());

const notices = () =>
  desk.slack
    .messages(desk.review)
    .filter(({ metadata }) => metadata?.event_type === 'stepcheck_notice')
    .map(textOf);
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('cases that nobody takes are named in one post with links; one that was taken is not', async () => {
  remind = reminders({ untakenAt: (from) => from + 4_000 });
  for (const [index, name] of ['Mia Chen', 'Noah Berg', 'Olga Vance'].entries()) {
    await desk.deliver(
      mailFromMia({
        from: `"${name}" <p${index}@firm${index}.example>`,
        messageId: `<${index}@firm.example>`,
      }),
    );
  }
  await desk.press(desk.ana, await desk.cardSaying('Noah Berg', 'Acknowledged'), 'approve');
  await vi.waitFor(() => expect(notices().join('\n')).toContain('Olga Vance'), { timeout: 25_000 });
  await later(7_000);
  const said = notices().join('\n');
  expect(said).toContain('nobody has taken');
  expect(said).toMatch(/Mia Chen/);
  expect(said).not.toContain('Noah Berg');
  expect(said.match(/Mia Chen/g)?.length).toBe(said.match(/Olga Vance/g)?.length);
  expect(JSON.stringify(desk.slack.messages(desk.review))).toMatch(/archives\/\w+\/p\d+/);
});

it('a silent customer gets a suggested nudge on the card, and nothing without approval', async () => {
  remind = reminders({ silentAt: (from) => from + 1_500 });
  await desk.deliver(mailFromMia());
  await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
  await desk.cardSaying('Sent by');
  const card = await desk.cardSaying('has not answered our last reply', 'We have not heard from you');
  expect(buttonsOf(card)).toContain('approve');
  await later(2_500);
  // The acknowledgement and the reply.
  expect(desk.outbox.list()).toHaveLength(2);
  expect(desk.cards()).toHaveLength(1);

  remind = reminders();
  await desk.press(desk.ben, card, 'approve');
  await vi.waitFor(() => expect(desk.outbox.list()).toHaveLength(3), 15_000);
  expect(
    desk.outbox
      .list()
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('We have not heard from you');
  expect(textOf(await desk.cardSaying('Sent by'))).not.toContain('has not answered our last reply');
});

it('a customer who writes voids the suggested nudge', async () => {
  remind = reminders({ silentAt: (from) => from + 1_500 });
  await desk.deliver(mailFromMia());
  await desk.press(desk.ana, await desk.cardSaying('Mia Chen', 'Acknowledged'), 'approve');
  await desk.cardSaying('We have not heard from you');
  await desk.deliver(
    mailFromMia({
      messageId: '<second@birchwood.example>',
      inReplyTo: '<first@birchwood.example>',
      text: 'Our IT turned on the consent workflow today. What is next?',
    }),
  );
  const card = await desk.cardSaying('turned on the consent workflow');
  await vi.waitFor(async () => {
    const now = await desk.cardSaying('turned on the consent workflow');
    expect(textOf(now)).not.toContain('We have not heard from you');
  }, 10_000);
  expect(desk.cards().map(({ ts }) => ts)).toEqual([card.ts]);
});
