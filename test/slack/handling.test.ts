import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardAction, ReviewCard } from '../../src/core/review.ts';
import { checkMessageBlocks, checkView } from '../../src/playground/slack/blocks/check.ts';
import { cardMessage } from '../../src/slack/card.ts';
import { readMenuValue } from '../../src/slack/card-actions.ts';
import { editModal, readEdit } from '../../src/slack/edit-modal.ts';
import { escalateModal, readEscalation } from '../../src/slack/escalate-modal.ts';
import { readSnooze, snoozeModal } from '../../src/slack/snooze-modal.ts';
import { readStepsSaid, stepsModal } from '../../src/slack/steps-modal.ts';
import { editable, eventually, openDesk, reviewCard, type TestDesk, textOf } from './desk.ts';

const target = { ticketId: 'T1001', draftVersion: 1, messages: 2, owner: null };
const metadata = JSON.stringify(target);
const ben = { id: 'U07BENOKAF', name: 'Ben Okafor' };
const steps = [
  { id: 'admin_contacted', title: 'Admin contacted', status: 'done' as const },
  { id: 'request_sent', title: 'Request sent', status: 'contradicted' as const },
];
const ALL: CardAction[] = ['take', 'snooze', 'escalate', 'set_steps', 'not_this_article', 'release'];

function actionsOf(change: Partial<ReviewCard>) {
  const { blocks } = cardMessage(reviewCard(change));
  expect(checkMessageBlocks(blocks as unknown as Record<string, unknown>[])).toBeNull();
  const row = blocks.find((block) => block.type === 'actions');
  return row?.elements ?? [];
}

describe('the card', () => {
  it('has what is needed less often in a menu, each option with what it decides on', () => {
    const menu = actionsOf({ handling: ALL, owner: ben }).find((one) => one.type === 'overflow');
    const options = menu?.options ?? [];
    expect(options.map(({ text }) => text.text)).toEqual([
      'Snooze',
      'Escalate',
      'Correct the steps',
      'Not this article',
      'Give it back',
    ]);
    expect(options[0]?.value).toBe('snooze|T1001|1|2|U07BENOKAF');
    expect(readMenuValue(options[0]?.value ?? '')).toEqual({
      action: 'snooze',
      target: { ...target, owner: ben.id },
    });
  });

  it.each(['', 'snooze', 'nonsense|T1|1|1|', 'snooze|T1|x|1|', 'snooze||1|1|', 'snooze|T1|1|1|U1|more'])(
    'an option %j is none of ours',
    (value) => expect(readMenuValue(value)).toBeNull(),
  );

  it('asks before a case is taken over, and names whom from', () => {
    const take = actionsOf({ handling: ALL, owner: ben }).find((one) => one.action_id === 'stepcheck_take');
    expect(take).toMatchObject({
      text: { text: 'Take over' },
      confirm: { title: { text: 'Take it over from Ben Okafor?' } },
    });
    expect(actionsOf({ handling: ['take'] }).at(-1)).not.toHaveProperty('confirm');
  });

  it('says who has it, until when it rests and to whom it was handed, and nothing of it once all is done', () => {
    const change = {
      owner: ben,
      snoozedUntil: 1_800_000_000_000,
      escalation: { to: { kind: 'user' as const, ...ben }, note: '<!channel> odd', by: ben, at: 1 },
    };
    const said = JSON.stringify(cardMessage(reviewCard({ ...change, handling: ['take', 'wake'] })).blocks);
    for (const words of ['has this case', 'Snoozed until', '"timestamp":1800000000', '<!channel> odd'])
      expect(said).toContain(words);
    expect(textOf(cardMessage(reviewCard(change)).blocks)).not.toContain('Snoozed');
  });
});

describe('the dialogs', () => {
  it('are such as Slack takes', () => {
    const reply = editable('Hello', { steps, owner: ben });
    for (const view of [
      escalateModal(target, [], null),
      escalateModal(target, [{ id: 'S0123', name: 'identity team' }], { channel: 'C1', ts: '1.2' }),
      snoozeModal(target),
      stepsModal(target, reply),
      editModal(target, reply, { reader: 'U1', round: 2, writes: true }),
    ])
      expect(checkView({ ...view })).toBeNull();
    expect(stepsModal(target, editable(''))).toBeNull();
  });

  it('a case is handed to a person or a group, not to both and not to nobody', () => {
    const groups = [{ id: 'S0123', name: 'identity team' }];
    const read = (person: string | null, group: string | null) =>
      readEscalation(
        metadata,
        {
          person: { value: { selected_user: person } },
          group: { value: { selected_option: group === null ? null : { value: group } } },
        },
        groups,
      );
    expect(read('U2', null)).toMatchObject({ to: { kind: 'user', id: 'U2' } });
    expect(read(null, 'S0123')).toMatchObject({ to: { kind: 'group', id: 'S0123', name: 'identity team' } });
    expect(read('U2', 'S0123')).toHaveProperty('errors.group');
    expect(read(null, 'S9')).toHaveProperty('errors.person');
  });

  it('a case rests until a time that was chosen by the desk’s clocks or named', () => {
    const now = Date.parse('2026-11-23T22:00:00Z');
    const pick = (choice: string | null, at: number | null) =>
      readSnooze(
        metadata,
        {
          until: { value: { selected_option: choice === null ? null : { value: choice } } },
          at: { value: { selected_date_time: at } },
        },
        now,
        'Europe/Berlin',
      );
    expect(pick('hour', null)).toMatchObject({ until: now + 3_600_000 });
    expect(pick('tomorrow', null)).toMatchObject({ until: Date.parse('2026-11-24T08:00:00Z') });
    expect(pick('monday', null)).toMatchObject({ until: Date.parse('2026-11-30T08:00:00Z') });
    expect(pick(null, now / 1000 + 60)).toMatchObject({ until: now + 60_000 });
    expect(pick(null, null)).toHaveProperty('errors.until');
    expect(pick(null, now / 1000 - 60)).toHaveProperty('errors.at');
    expect(pick(null, now / 1000 + 91 * 86_400)).toHaveProperty('errors.at');
    expect(pick('hour', now / 1000 + 60)).toHaveProperty('errors.at');
  });

  it('only steps that were set otherwise count, and one that is contradicted may stay so', () => {
    const said = (admin: string, request: string | null) => ({
      'step.done.admin_contacted': { state: { selected_option: { value: admin } } },
      'step.contradicted.request_sent': {
        state: { selected_option: request === null ? null : { value: request } },
      },
    });
    expect(readStepsSaid(metadata, said('not_done', null))).toEqual({
      target,
      steps: [{ step: 'admin_contacted', status: 'not_done' }],
    });
    expect(readStepsSaid(metadata, said('done', 'unknown'))).toMatchObject({
      steps: [{ step: 'request_sent', status: 'unknown' }],
    });
    expect(readStepsSaid(metadata, said('done', null))).toHaveProperty([
      'errors',
      'step.done.admin_contacted',
    ]);
  });

  it('a reply that was written again is read from its new fields', () => {
    const view = editModal(target, editable('Anew', { steps }), { round: 2 });
    expect(
      readEdit(view?.private_metadata ?? '', {
        reply_2_0: { text: { value: 'Anew' } },
        reply_0: { text: { value: 'the old one' } },
        reasons: { value: { selected_options: [{ value: 'tone' }, { value: 'nonsense' }] } },
      }),
    ).toMatchObject({ text: 'Anew', reasons: ['tone'], steps: [] });
  });
});

describe('through Slack', () => {
  let test: TestDesk;
  beforeEach(async () => {
    test = await openDesk({
      draftText: async () => editable('Hello Mia', { steps, owner: null }),
    });
  });
  afterEach(() => test.close());

  async function press(user: string, action: string, selected?: string) {
    const { ts } = await test.desk.review.post(reviewCard({ handling: ALL }));
    const message = test.slack.messages(test.review).find((one) => one.ts === ts);
    const block = message?.blocks.find((one) => one.type === 'actions');
    const at = { channelId: test.review, ts, blockId: String(block?.block_id) };
    await test.slack.press(user, { ...at, actionId: `stepcheck_${action}`, selected });
  }

  it('an option of the menu is a decision', async () => {
    await press(test.agent, 'more', 'not_this_article|T1001|1|2|');
    await eventually(() => test.decisions.length === 1, 'decided');
    expect(test.decisions).toMatchObject([{ kind: 'not_this_article', draftVersion: 1, seenMessages: 2 }]);
  });

  it('the reply is written again in the open dialog, once a press, and nothing is decided by it', async () => {
    await press(test.agent, 'edit');
    await eventually(() => test.slack.modal(test.agent) !== null, 'open');
    const redraft = { blockId: 'redraft', actionId: 'stepcheck_redraft', values: {} };
    await test.slack.pressInModal(test.agent, redraft);
    const shown = () => JSON.stringify(test.slack.modal(test.agent)?.view ?? {});
    await eventually(() => shown().includes('written anew'), 'written again');
    expect(shown()).toContain('reply_1_0');
    expect(test.decisions.map(({ kind }) => kind)).toEqual(['take']);
  });

  it('who is no reviewer is refused, and that is recorded', async () => {
    await press(test.customer, 'more', 'snooze|T1001|1|2|');
    await eventually(() => test.refusals.length === 1, 'recorded');
    expect(test.refusals).toEqual([
      ['T1001', { id: test.customer, name: 'Mia Chen' }, 'snooze', 'not a reviewer'],
    ]);
    expect(test.slack.modal(test.customer)).toBeNull();
    expect(test.decisions).toEqual([]);
  });
});
