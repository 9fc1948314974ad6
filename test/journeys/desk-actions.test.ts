import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isoWeek } from '../../src/core/iso-week.ts';
import type { Fact } from '../../src/core/transition.ts';
import type { Parts } from '../../src/jobs/parts.ts';
import {
  allButtonsOf,
  buttonsOf,
  mailFromMia,
  menuOf,
  startTestDesk,
  type TestDesk,
  textOf,
} from '../support/desk.ts';

let desk: TestDesk;
let parts: Parts | undefined;
beforeEach(async () => {
  const wrap = (built: Parts) => {
    parts = built;
    return built;
  };
  desk = await startTestDesk({ desk: { wrap } });
});
afterEach(() => desk.close());

const notices = (user: string) => desk.slack.notices(user).map(({ text }) => text);
const told = (user: string, words: RegExp) =>
  vi.waitFor(() => expect(notices(user).join('\n')).toMatch(words), 15_000);

async function openCard() {
  await desk.deliver(mailFromMia());
  return desk.cardSaying('Mia Chen', 'Acknowledged');
}

async function modalOf(user: string) {
  return vi.waitFor(() => {
    const view = desk.slack.modal(user)?.view;
    expect(view).toBeTruthy();
    return view as { blocks: Record<string, unknown>[]; title: { text: string } };
  }, 10_000);
}

/** The block id of the field for a step, whatever it stood at. */
function stepField(view: { blocks: Record<string, unknown>[] }, step: string): string {
  const found = view.blocks.map(({ block_id: id }) => String(id)).find((id) => id.endsWith(`.${step}`));
  if (!found) throw new Error(`No field for ${step}.`);
  return found;
}

const state = (value: string) => ({ state: { selected_option: { value } } });

function firstStep(view: { blocks: Record<string, unknown>[] }): string {
  const open = view.blocks.map(({ block_id: id }) => String(id)).find((id) => id.startsWith('step.'));
  return open?.split('.').slice(2).join('.') ?? '';
}

describe('who works on a case', () => {
  it('of two who take it at once one has it, and the other hears who', async () => {
    const card = await openCard();
    await Promise.all([desk.press(desk.ana, card, 'take'), desk.press(desk.ben, card, 'take')]);
    const taken = await desk.cardSaying('has this case');
    await vi.waitFor(() => expect([...notices(desk.ana), ...notices(desk.ben)]).toHaveLength(1), 10_000);
    expect([...notices(desk.ana), ...notices(desk.ben)][0]).toMatch(/has taken this case/);
    const winner = JSON.stringify(taken.blocks).includes(`"user_id":"${desk.ana}"`) ? desk.ana : desk.ben;
    expect(notices(winner)).toEqual([]);
    expect(JSON.stringify(taken.blocks)).toContain('Take over');
    expect(menuOf(taken)).toContain('release');
  });

  it('an escalation says to whom and why, and names them in the thread', async () => {
    await desk.press(desk.ana, await openCard(), 'escalate');
    await modalOf(desk.ana);
    await desk.slack.submit(desk.ana, {
      person: { value: { selected_user: desk.ben } },
      note: { value: { value: 'Their tenant is odd <!channel>' } },
    });
    const card = await desk.cardSaying('Escalated to', 'Their tenant is odd <!channel>');
    expect(JSON.stringify(card.blocks)).toContain(`"user_id":"${desk.ben}"`);
    await vi.waitFor(() => {
      const thread = desk.slack.messages(desk.review).filter(({ threadTs }) => threadTs === card.ts);
      expect(thread.map((one) => JSON.stringify(one.blocks)).join()).toContain(`"user_id":"${desk.ben}"`);
    }, 10_000);
  });

  it('one who opens the reply to edit it has the case', async () => {
    await desk.press(desk.ana, await openCard(), 'edit');
    await modalOf(desk.ana);
    await desk.cardSaying('has this case');
    await desk.press(desk.ben, await desk.cardSaying('Mia Chen'), 'edit');
    const view = await modalOf(desk.ben);
    expect(JSON.stringify(view.blocks)).toContain('Ana Ruiz is working on this.');
  });
});

describe('a snoozed case', () => {
  async function snoozed(seconds: number) {
    await desk.press(desk.ana, await openCard(), 'snooze');
    await modalOf(desk.ana);
    const at = Math.ceil(Date.now() / 1000) + seconds;
    await desk.slack.submit(desk.ana, { at: { value: { selected_date_time: at } } });
    return desk.cardSaying('Snoozed until');
  }
  const awake = () =>
    vi.waitFor(() => {
      const [card] = desk.cards();
      expect(card && textOf(card)).not.toContain('Snoozed until');
      return card;
    }, 20_000);

  it('comes back by itself at its time', async () => {
    const card = await snoozed(3);
    expect(allButtonsOf(card)).toEqual(['approve', 'edit', 'reject', 'take', 'wake', 'more']);
    await awake();
  });

  it('is woken by a click, and by the customer', async () => {
    await desk.press(desk.ben, await snoozed(3600), 'wake');
    await awake();
    await desk.press(desk.ana, await desk.cardSaying('Mia Chen'), 'snooze');
    await modalOf(desk.ana);
    await desk.slack.submit(desk.ana, { until: { value: { selected_option: { value: 'tomorrow' } } } });
    await desk.cardSaying('Snoozed until');
    await desk.deliver(
      mailFromMia({
        messageId: '<second@birchwood.example>',
        inReplyTo: '<first@birchwood.example>',
        text: 'I have asked our IT now.',
      }),
    );
    await awake();
  });
});

describe('what agents say of the reading', () => {
  it('corrected steps make a new draft', async () => {
    const card = await openCard();
    const before = textOf(card);
    await desk.press(desk.ana, card, 'set_steps');
    const view = await modalOf(desk.ana);
    const steps = view.blocks.filter(({ block_id: id }) => String(id).startsWith('step.'));
    const values = Object.fromEntries(steps.map(({ block_id: id }) => [String(id), state('done')]));
    await desk.slack.submit(desk.ana, values);
    const after = await desk.cardSaying('set by Ana Ruiz', 'has this case');
    await vi.waitFor(async () => {
      const now = await desk.cardSaying('set by Ana Ruiz');
      expect(buttonsOf(now)).toContain('approve');
      expect(textOf(now)).not.toBe(before);
    }, 10_000);
    await desk.pressStale(desk.ben, card, 'approve');
    await told(desk.ben, /out of date|read again|no longer counts/);
    expect(textOf(after)).toContain('Mia Chen');
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('without the article there is no draft of its steps, until somebody says that it fits after all', async () => {
    await desk.press(desk.ana, await openCard(), 'not_this_article');
    const card = await desk.cardSaying('No draft');
    expect(buttonsOf(card)).toEqual(['write_reply', 'reject']);
    expect(menuOf(card)).not.toContain('set_steps');

    await desk.press(desk.ben, card, 'article_fits');
    const again = await desk.cardSaying('The next steps for you');
    expect(buttonsOf(again)).toContain('approve');
    expect(menuOf(again)).not.toContain('article_fits');
  });

  it('an edit keeps its reasons and the steps that were flipped, and can be written again first', async () => {
    await desk.press(desk.ana, await openCard(), 'edit');
    const view = await modalOf(desk.ana);
    const step = firstStep(view);
    const field = stepField(view, step);
    await desk.slack.pressInModal(desk.ana, {
      blockId: 'redraft',
      actionId: 'stepcheck_redraft',
      values: { [field]: state('done') },
    });
    await vi.waitFor(() => {
      expect(JSON.stringify(desk.slack.modal(desk.ana)?.view.blocks)).toContain('reply_1_0');
    }, 10_000);
    expect(await desk.cardSaying('Mia Chen').then(textOf)).not.toContain('set by Ana');
    await desk.slack.submit(desk.ana, {
      reply_1_0: { text: { value: 'Hello Mia, my own words.' } },
      [field]: state('done'),
      reasons: { value: { selected_options: [{ value: 'wrong_step' }, { value: 'tone' }] } },
    });
    await desk.cardSaying('Edited and sent by');
    const facts = await factsOf();
    expect(facts).toContainEqual(
      expect.objectContaining({
        type: 'decided',
        fields: expect.objectContaining({ kind: 'edit', reasons: 'wrong_step,tone' }),
      }),
    );
    expect(facts).toContainEqual(
      expect.objectContaining({ type: 'step_set', fields: expect.objectContaining({ step, to: 'done' }) }),
    );
  });
});

describe('clicks that come too late or from the wrong person', () => {
  it('no dialog opens on a case that was decided, and its words are given back where it was sent off', async () => {
    const card = await openCard();
    await desk.press(desk.ana, card, 'edit');
    await modalOf(desk.ana);
    await desk.press(desk.ben, card, 'reject');
    await modalOf(desk.ben);
    await desk.slack.submit(desk.ben, {
      reason: { value: { selected_option: { value: 'no_reply_needed' } } },
    });
    await desk.cardSaying('Rejected by');
    await desk.slack.submit(desk.ana, { reply_0: { text: { value: 'My careful words' } } });
    await told(desk.ana, /Ben Okafor already rejected[\s\S]*My careful words/);
    for (const action of ['reject', 'snooze', 'set_steps', 'escalate', 'edit'] as const) {
      await desk.pressStale(desk.ana, card, action);
      await vi.waitFor(() => expect(notices(desk.ana).length).toBeGreaterThan(1), 10_000);
      expect(desk.slack.modal(desk.ana)).toBeNull();
    }
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('a further mail of the customer while somebody edits stops the edit', async () => {
    await desk.press(desk.ana, await openCard(), 'edit');
    await modalOf(desk.ana);
    await desk.deliver(
      mailFromMia({
        messageId: '<second@birchwood.example>',
        inReplyTo: '<first@birchwood.example>',
        text: 'Update: it works now, thank you!',
      }),
    );
    await desk.cardSaying('it works now');
    await desk.slack.submit(desk.ana, { reply_0: { text: { value: 'My careful words' } } });
    await told(desk.ana, /My careful words/);
    expect(desk.outbox.list()).toHaveLength(1);
  });

  it('who may not decide is refused, and that is kept', async () => {
    const card = await openCard();
    await desk.press(desk.mia, card, 'approve');
    await desk.press(desk.mia, card, 'snooze');
    await vi.waitFor(
      async () => expect((await factsOf()).filter(({ type }) => type === 'refused')).toHaveLength(2),
      10_000,
    );
    const history = await parts?.lookup.history((await factsOf())[0]?.ticketId ?? '');
    expect(history?.map(({ by, what }) => `${by} ${what}`)).toContain(
      'Mia Chen (not a reviewer) tried to approve the reply',
    );
    expect(desk.slack.modal(desk.mia)).toBeNull();
    expect((await factsOf()).find(({ type }) => type === 'refused')?.fields).toEqual({
      kind: 'approve',
      why: 'not a reviewer',
    });
    expect(desk.outbox.list()).toHaveLength(1);
  });
});

/** The facts of this week, and of the next where the test runs over its end. */
async function factsOf(): Promise<Fact[]> {
  const found: Fact[] = [];
  const now = Date.now();
  for (const week of new Set([isoWeek(now, 'UTC'), isoWeek(now - 3_600_000, 'UTC')])) {
    for await (const fact of parts?.lookup.facts(week) ?? []) found.push(fact);
  }
  return found;
}
