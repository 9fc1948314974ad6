import { App, LogLevel, type types } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PressedButton, SlackStandIn } from '../../../src/playground/slack/stand-in.ts';
import { ANA, REVIEW, refusal, startSlack, webClient } from './support.ts';

const VIEW: types.ModalView = {
  type: 'modal',
  callback_id: 'edit',
  private_metadata: 'T-1:2',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'Edit the reply' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'reply',
      label: { type: 'plain_text', text: 'Reply' },
      element: { type: 'plain_text_input', action_id: 'text', multiline: true, initial_value: 'Hello Mia' },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: { type: 'plain_text', text: 'Note' },
      element: { type: 'plain_text_input', action_id: 'text', max_length: 20 },
    },
  ],
};

const OPTIONS: types.PlainTextOption[] = ['0', '1'].map((value) => ({
  text: { type: 'plain_text', text: `Person ${value}`, emoji: false },
  value,
}));

const CHOICES: types.ModalView = {
  type: 'modal',
  callback_id: 'choose',
  title: { type: 'plain_text', text: 'Who?' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'receiver',
      label: { type: 'plain_text', text: 'Send to' },
      element: { type: 'radio_buttons', action_id: 'who', options: OPTIONS, initial_option: OPTIONS[0] },
    },
    {
      type: 'input',
      block_id: 'copies',
      label: { type: 'plain_text', text: 'Copy to' },
      element: { type: 'checkboxes', action_id: 'who', options: OPTIONS },
    },
  ],
};

describe('a button', () => {
  test('reaches the app with who pressed it, where, and its value', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    const heard: unknown[] = [];
    app.action('approve', async ({ ack, body }) => {
      heard.push(body);
      await ack();
    });
    const button = await postCard(slack);
    await slack.press(ANA, button);
    expect(heard).toMatchObject([
      {
        type: 'block_actions',
        user: { id: ANA, name: 'ana' },
        channel: { id: REVIEW, name: 'triage-review' },
        container: { type: 'message', message_ts: button.ts, channel_id: REVIEW },
        message: { ts: button.ts, metadata: { event_payload: { ticket: 'T-1' } } },
        trigger_id: expect.any(String),
        actions: [{ action_id: 'approve', block_id: 'decide', value: 'T-1:2', type: 'button' }],
        state: { values: {} },
      },
    ]);
  });

  test('without an answer shows the person that nobody answered', async () => {
    const slack = await startSlack({ timing: { ackMs: 50 } });
    await startApp(slack).then((app) => app.action('approve', async () => {}));
    await expect(slack.press(ANA, await postCard(slack))).rejects.toMatchObject({ code: 'slack_no_answer' });
  });

  test('is pressed as the person saw it, whatever the message says by now', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    const heard: unknown[] = [];
    app.action('approve', async ({ ack, action }) => {
      heard.push(action);
      await ack();
    });
    const button = { ...(await postCard(slack)), shown: { text: 'Approve', value: 'T-1:2' } };
    await webClient(slack).chat.update({ channel: REVIEW, ts: button.ts, text: 'decided', blocks: [] });
    await slack.press(ANA, button);
    expect(heard).toMatchObject([
      { action_id: 'approve', block_id: 'decide', value: 'T-1:2', type: 'button', text: { text: 'Approve' } },
    ]);

    slack.remove(REVIEW, button.ts);
    await expect(slack.press(ANA, button)).rejects.toMatchObject({ code: 'slack_not_there' });
    const { ts } = await slack.post(ANA, REVIEW, { text: 'no card' });
    await expect(slack.press(ANA, { ...button, ts })).rejects.toMatchObject({ code: 'slack_not_there' });
  });

  test('that is not there cannot be pressed', async () => {
    const slack = await startSlack();
    const button = await postCard(slack);
    await expect(slack.press(ANA, { ...button, actionId: 'reject' })).rejects.toMatchObject({
      code: 'slack_not_there',
    });
    await expect(slack.press(ANA, { ...button, ts: '1.1' })).rejects.toMatchObject({
      code: 'slack_not_there',
    });
  });
});

describe('a modal', () => {
  test('opens for the person who pressed, and brings back what they wrote', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    const submitted: unknown[] = [];
    openOnPress(app);
    app.view('edit', async ({ ack, view, body }) => {
      submitted.push([body.user.id, view.private_metadata, view.state.values]);
      await ack();
    });
    await slack.press(ANA, await postCard(slack));
    expect(slack.modal(ANA)?.view).toMatchObject({
      callback_id: 'edit',
      blocks: [{ block_id: 'reply' }, { block_id: 'note' }],
    });
    const result = await slack.submit(ANA, { note: { text: { type: 'plain_text_input', value: 'quick' } } });
    expect(result).toEqual({ closed: true });
    expect(slack.modal(ANA)).toBeNull();
    // An input that nobody touched comes back as it began.
    const values = {
      reply: { text: { type: 'plain_text_input', value: 'Hello Mia' } },
      note: { text: { type: 'plain_text_input', value: 'quick' } },
    };
    expect(submitted).toEqual([[ANA, 'T-1:2', values]]);
  });

  test('brings back choices as whole options of its own, and wants one where one must be made', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    const submitted: unknown[] = [];
    openOnPress(app, CHOICES);
    app.view('choose', async ({ ack, view }) => {
      submitted.push(view.state.values);
      await ack();
    });
    await slack.press(ANA, await postCard(slack));
    const ticked = (...values: string[]) => ({
      copies: { who: { selected_options: values.map((value) => ({ value })) } },
    });
    expect(await slack.submit(ANA, ticked('9'))).toEqual({
      closed: false,
      errors: { copies: 'Please complete this required field.' },
    });
    expect(await slack.submit(ANA, ticked('1', '9'))).toEqual({ closed: true });
    expect(submitted).toEqual([
      {
        receiver: { who: { type: 'radio_buttons', selected_option: OPTIONS[0] } },
        copies: { who: { type: 'checkboxes', selected_options: [OPTIONS[1]] } },
      },
    ]);
  });

  test('stays open with the errors that the app names', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    openOnPress(app);
    app.view('edit', ({ ack }) => ack({ response_action: 'errors', errors: { reply: 'Too short.' } }));
    await slack.press(ANA, await postCard(slack));
    expect(await slack.submit(ANA, {})).toEqual({ closed: false, errors: { reply: 'Too short.' } });
    expect(slack.modal(ANA)).not.toBeNull();
  });

  test('shows that nothing usable came back where the errors name no input of it', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    openOnPress(app);
    app.view('edit', ({ ack }) => ack({ response_action: 'errors', errors: { reply_text: 'Too short.' } }));
    await slack.press(ANA, await postCard(slack));
    await expect(slack.submit(ANA, {})).rejects.toMatchObject({ code: 'slack_no_answer' });
    expect(slack.modal(ANA)).not.toBeNull();
  });

  test('is held back where it breaks its own rules', async () => {
    const slack = await startSlack();
    openOnPress(await startApp(slack));
    await slack.press(ANA, await postCard(slack));
    const empty = { reply: { text: { value: '' } }, note: { text: { value: 'x'.repeat(21) } } };
    expect(await slack.submit(ANA, empty)).toEqual({
      closed: false,
      errors: { reply: 'Please complete this required field.', note: 'Must be 20 characters or fewer.' },
    });
  });

  test('can be replaced by the answer, and cleared', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    openOnPress(app);
    let answers = 0;
    app.view('edit', async ({ ack }) => {
      answers += 1;
      if (answers > 1) return ack({ response_action: 'clear' });
      return ack({ response_action: 'update', view: { ...VIEW, private_metadata: 'second' } });
    });
    await slack.press(ANA, await postCard(slack));
    expect(await slack.submit(ANA, {})).toEqual({ closed: false, errors: {} });
    expect(slack.modal(ANA)?.view.private_metadata).toBe('second');
    expect(await slack.submit(ANA, {})).toEqual({ closed: true });
  });

  test('tells the app that it was closed, where it asked for that', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    openOnPress(app);
    const closed = new Promise((resolve) => {
      app.view({ callback_id: 'edit', type: 'view_closed' }, async ({ ack, view }) => {
        await ack();
        resolve(view.private_metadata);
      });
    });
    await slack.press(ANA, await postCard(slack));
    slack.closeModal(ANA);
    expect(await closed).toBe('T-1:2');
    expect(slack.modal(ANA)).toBeNull();
  });

  test('is open only where the button was pressed', async () => {
    const slack = await startSlack();
    openOnPress(await startApp(slack));
    const button = await postCard(slack);
    await slack.press(ANA, { ...button, window: 'left' });
    expect(slack.modal(ANA, 'right')).toBeNull();
    await slack.press(ANA, { ...button, window: 'right' });
    slack.closeModal(ANA, 'right');
    expect(slack.modal(ANA, 'right')).toBeNull();
    await expect(slack.submit(ANA, {}, 'right')).rejects.toMatchObject({ code: 'slack_not_there' });
    expect(slack.modal(ANA, 'left')).not.toBeNull();
  });

  test('opens once per trigger, and only in time', async () => {
    const slack = await startSlack({ timing: { triggerMs: 3_000 } });
    const app = await startApp(slack);
    const triggers: string[] = [];
    app.action('approve', async ({ ack, body }) => {
      if ('trigger_id' in body) triggers.push(String(body.trigger_id));
      await ack();
    });
    const button = await postCard(slack);
    await slack.press(ANA, button);
    await slack.press(ANA, button);
    const [first = '', second = ''] = triggers;
    const web = webClient(slack);
    const { view: opened } = await web.views.open({ trigger_id: first, view: VIEW });
    const seen = { view_id: String(opened?.id), hash: String(opened?.hash), view: VIEW };
    expect(await refusal(web.views.open({ trigger_id: first, view: VIEW }))).toMatchObject({
      error: 'exchanged_trigger_id',
    });
    const changed = await web.views.update(seen);
    expect(changed.view?.hash).not.toBe(opened?.hash);
    expect(await refusal(web.views.update(seen))).toMatchObject({ error: 'hash_conflict' });
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(await refusal(web.views.open({ trigger_id: second, view: VIEW }))).toMatchObject({
      error: 'expired_trigger_id',
    });
    expect(await refusal(web.views.open({ trigger_id: 'guess', view: VIEW }))).toMatchObject({
      error: 'invalid_trigger_id',
    });
  });
});

describe('a menu and a button in a modal', () => {
  test('an option of a menu comes whole', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    const heard: unknown[] = [];
    app.action('more', async ({ ack, action }) => {
      heard.push(action);
      await ack();
    });
    const { ts } = await webClient(slack).chat.postMessage({
      channel: REVIEW,
      text: 'card',
      blocks: [
        {
          type: 'actions',
          block_id: 'decide',
          elements: [{ type: 'overflow', action_id: 'more', options: OPTIONS }],
        },
      ],
    });
    const menu = { channelId: REVIEW, ts: String(ts), blockId: 'decide', actionId: 'more', selected: '1' };
    await slack.press(ANA, menu);
    await slack.press(ANA, { ...menu, shown: { text: 'Person 1', value: '' } });
    const option = { text: { type: 'plain_text', text: 'Person 1' }, value: '1' };
    for (const one of heard)
      expect(one).toMatchObject({ type: 'overflow', block_id: 'decide', selected_option: option });
    expect(heard).toHaveLength(2);
  });

  test('a button in a modal comes with all that stands in the modal, which stays open', async () => {
    const slack = await startSlack();
    const app = await startApp(slack);
    const heard: unknown[] = [];
    openOnPress(app, {
      ...VIEW,
      blocks: [
        ...VIEW.blocks,
        {
          type: 'input',
          block_id: 'when',
          optional: true,
          label: { type: 'plain_text', text: 'When' },
          element: { type: 'datetimepicker', action_id: 'v', initial_date_time: 1_800_000_000 },
        },
        {
          type: 'input',
          block_id: 'who',
          optional: true,
          label: { type: 'plain_text', text: 'Who' },
          element: { type: 'users_select', action_id: 'v' },
        },
        {
          type: 'actions',
          block_id: 'again',
          elements: [
            { type: 'button', action_id: 'redraft', text: { type: 'plain_text', text: 'Write it again' } },
          ],
        },
      ],
    });
    app.action('redraft', async ({ ack, body }) => {
      heard.push(body);
      await ack();
    });
    await slack.press(ANA, await postCard(slack));
    const values = { who: { v: { selected_user: ANA } } };
    await slack.pressInModal(ANA, { blockId: 'again', actionId: 'redraft', values });
    expect(heard).toMatchObject([
      {
        type: 'block_actions',
        container: { type: 'view', view_id: slack.modal(ANA)?.id },
        view: {
          hash: expect.any(String),
          private_metadata: 'T-1:2',
          state: {
            values: {
              reply: { text: { value: 'Hello Mia' } },
              when: { v: { type: 'datetimepicker', selected_date_time: 1_800_000_000 } },
              who: { v: { type: 'users_select', selected_user: ANA } },
            },
          },
        },
        actions: [{ type: 'button', block_id: 'again', action_id: 'redraft' }],
      },
    ]);
    await expect(slack.pressInModal(ANA, { blockId: 'again', actionId: 'other' })).rejects.toMatchObject({
      code: 'slack_not_there',
    });
  });
});

function openOnPress(app: App, view = VIEW): void {
  app.action('approve', async ({ ack, body, client }) => {
    if (!('trigger_id' in body)) throw new Error('no trigger');
    await client.views.open({ trigger_id: String(body.trigger_id), view });
    await ack();
  });
}

async function startApp(slack: SlackStandIn): Promise<App> {
  const app = new App({
    token: slack.botToken,
    appToken: slack.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  await app.start();
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

async function postCard(slack: SlackStandIn): Promise<PressedButton> {
  const { ts } = await webClient(slack).chat.postMessage({
    channel: REVIEW,
    text: 'card',
    metadata: { event_type: 'card', event_payload: { ticket: 'T-1' } },
    blocks: [
      {
        type: 'actions',
        block_id: 'decide',
        elements: [
          {
            type: 'button',
            action_id: 'approve',
            value: 'T-1:2',
            text: { type: 'plain_text', text: 'Approve' },
          },
        ],
      },
    ],
  });
  return { channelId: REVIEW, ts: String(ts), blockId: 'decide', actionId: 'approve' };
}
