import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { limits } from '../../src/slack/limits.ts';
import { editable, eventually, openDesk, press, reviewCard, type TestDesk, textOf } from './desk.ts';

let test: TestDesk;
beforeEach(async () => {
  test = await openDesk();
});
afterEach(() => test.close());

const Field = z.object({
  block_id: z.string().optional(),
  element: z.object({ initial_value: z.string().optional() }).optional(),
});

const by = () => ({ id: test.agent, name: 'Ana Ruiz' });
const about = { ticketId: 'T1001', draftVersion: 1, seenMessages: 2 };
const notices = () => test.slack.notices(test.agent).map((notice) => notice.text);

async function post(change: Parameters<typeof reviewCard>[0] = {}): Promise<string> {
  return (await test.desk.review.post(reviewCard(change))).ts;
}

async function modal(): Promise<Record<string, unknown>> {
  await eventually(() => test.slack.modal(test.agent) !== null, 'a dialog is open');
  return test.slack.modal(test.agent)?.view ?? {};
}

describe('a button', () => {
  it.each(['approve', 'undo', 'send_again', 'mark_sent', 'open_case', 'link', 'read_again'] as const)(
    '%s is a decision',
    async (action) => {
      const linkTo = { ticketId: 'T1000', customer: null };
      await press(test, test.agent, await post({ actions: [action], linkTo }), action);
      await eventually(() => test.decisions.length === 1, 'decided');
      expect(test.decisions).toEqual([{ kind: action, ...about, by: by() }]);
      expect(notices()).toEqual([]);
    },
  );

  it('that came too late tells the one who pressed it who was first', async () => {
    test.answer.next = { accepted: false, told: 'Ben Okafor approved it 2 seconds earlier.' };
    await press(test, test.agent, await post(), 'approve');
    await eventually(() => notices().length === 1, 'told');
    expect(notices()).toEqual(['Ben Okafor approved it 2 seconds earlier.']);
    expect(test.slack.messages(test.review)).toHaveLength(1);
  });

  it('of somebody outside the review channel decides nothing', async () => {
    const ts = await post();
    test.slack.setMembers(test.review, [test.slack.botUserId]);
    await press(test, test.agent, ts, 'approve');
    await eventually(
      () => test.slack.calls().some((call) => call.method === 'chat.postEphemeral'),
      'refused in private',
    );
    expect(test.decisions).toEqual([]);
  });

  it('of a case that is gone is answered in private', async () => {
    await test.close();
    test = await openDesk({ draftText: async () => ({ gone: 'This case was removed.' }) });
    await press(test, test.agent, await post(), 'edit');
    await eventually(() => notices().length === 1, 'told');
    expect(notices()).toEqual(['This case was removed.']);
    expect(test.slack.modal(test.agent)).toBeNull();
  });

  it('with rubbish for a value is answered in private', async () => {
    const ts = await post({ ticketId: '' });
    await press(test, test.agent, ts, 'approve');
    await eventually(() => notices().length === 1, 'told');
    expect(notices()[0]).toContain('belongs to no case');
    expect(test.decisions).toEqual([]);
  });

  it('pressed while the records are away changes nothing and says so', async () => {
    await test.close();
    test = await openDesk({
      decide: async () => {
        throw new Error('Redis is away');
      },
    });
    await press(test, test.agent, await post(), 'approve');
    await eventually(() => notices().length === 1, 'told');
    expect(notices()[0]).toContain('try again');
  });
});

describe('the dialog for editing', () => {
  it('holds the draft and sends what was made of it', async () => {
    await press(test, test.agent, await post(), 'edit');
    expect(JSON.stringify(await modal())).toContain('please ask your admin');
    const values = { reply_0: { text: { type: 'plain_text_input', value: 'Hello Mia, all done?' } } };
    expect(await test.slack.submit(test.agent, values)).toEqual({ closed: true });
    await eventually(() => test.decisions.length === 1, 'decided');
    expect(test.decisions).toEqual([
      {
        kind: 'edit',
        ...about,
        text: 'Hello Mia, all done?',
        to: null,
        cc: [],
        steps: [],
        reasons: [],
        by: by(),
      },
    ]);
  });

  it('asks whom it goes to where there is a choice, and sends what was picked', async () => {
    await test.close();
    const offered = editable('Hello', {
      to: [
        { address: 'dana@larkfield.example', name: 'Dana Ortiz', why: 'sender' },
        { address: 'mia@birchwood.example', name: 'Mia Chen', why: 'forwarded' },
      ],
      cc: [{ address: 'it@birchwood.example', name: null }],
      picked: { to: 'dana@larkfield.example', cc: [] },
    });
    test = await openDesk({ draftText: async () => offered });
    await press(test, test.agent, await post(), 'edit');
    await modal();
    await test.slack.submit(test.agent, {
      send_to: { people: { selected_option: { value: '1' } } },
      copy_to: { people: { selected_options: [{ value: '0' }] } },
    });
    await eventually(() => test.decisions.length === 1, 'decided');
    expect(test.decisions).toMatchObject([
      { kind: 'edit', text: 'Hello', to: 'mia@birchwood.example', cc: ['it@birchwood.example'] },
    ]);
  });

  it('gives back all of a long reply where somebody else was faster', async () => {
    await test.close();
    const text = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ');
    test = await openDesk({ draftText: async () => editable(text) });
    test.answer.next = { accepted: false, told: 'Ben Okafor rejected it just now.' };
    await press(test, test.agent, await post(), 'edit');
    const { blocks } = z.object({ blocks: z.array(Field) }).parse(await modal());
    const values = Object.fromEntries(
      blocks.flatMap(({ block_id: id, element }) =>
        id && element?.initial_value
          ? [[id, { text: { type: 'plain_text_input', value: element.initial_value } }]]
          : [],
      ),
    );
    await test.slack.submit(test.agent, values);
    const told = () => test.slack.notices(test.agent).map((notice) => textOf(notice.blocks));
    await eventually(() => told().join(' ').includes('word899'), 'told');
    for (const part of told()) expect(part.length).toBeLessThanOrEqual(limits.sectionText);
    expect(
      told()
        .join(' ')
        .match(/word\d+/g),
    ).toEqual(text.split(' '));
  });

  it('stays open where the reply is empty', async () => {
    await press(test, test.agent, await post(), 'edit');
    await modal();
    const values = { reply_0: { text: { type: 'plain_text_input', value: '   ' } } };
    expect(await test.slack.submit(test.agent, values)).toMatchObject({
      closed: false,
      errors: { reply_0: expect.stringContaining('Write the reply') },
    });
    expect(test.decisions).toEqual([]);
  });

  it('gives back what was written where somebody else was faster', async () => {
    test.answer.next = { accepted: false, told: 'Ben Okafor rejected it just now.' };
    await press(test, test.agent, await post(), 'edit');
    await modal();
    const values = { reply_0: { text: { type: 'plain_text_input', value: 'My careful words' } } };
    await test.slack.submit(test.agent, values);
    await eventually(() => notices().length === 1, 'told');
    expect(notices()[0]).toContain('Ben Okafor rejected it just now.');
    expect(notices()[0]).toContain('My careful words');
  });

  it('opens empty for a case without a draft', async () => {
    await test.close();
    test = await openDesk({ draftText: async () => editable('') });
    await press(
      test,
      test.agent,
      await post({ draft: null, draftVersion: 0, actions: ['write_reply'] }),
      'write_reply',
    );
    expect(await modal()).toMatchObject({ title: { text: 'Write a reply' } });
    const values = { reply_0: { text: { type: 'plain_text_input', value: 'Written by hand' } } };
    await test.slack.submit(test.agent, values);
    await eventually(() => test.decisions.length === 1, 'decided');
    expect(test.decisions[0]).toMatchObject({ kind: 'edit', draftVersion: 0, text: 'Written by hand' });
  });
});

describe('the dialog for rejecting', () => {
  it('asks for the reason and takes a note', async () => {
    await press(test, test.agent, await post(), 'reject');
    await modal();
    const values = {
      reason: { value: { type: 'radio_buttons', selected_option: { value: 'answer_myself' } } },
      note: { value: { type: 'plain_text_input', value: 'I know her' } },
    };
    expect(await test.slack.submit(test.agent, values)).toEqual({ closed: true });
    await eventually(() => test.decisions.length === 1, 'decided');
    expect(test.decisions).toEqual([
      { kind: 'reject', ...about, reason: 'answer_myself', note: 'I know her', by: by() },
    ]);
  });
});
