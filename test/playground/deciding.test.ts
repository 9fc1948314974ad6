import { SocketModeClient } from '@slack/socket-mode';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pressDecides, submitDecides } from '../../src/playground/deciding.ts';
import { startTestPage, type TestPage } from './parts.ts';

const WHY = 'Replies would really leave: decide in Slack.';
let page: TestPage;
let socket: SocketModeClient;
const pressed: string[] = [];

beforeAll(async () => {
  page = await startTestPage({ deciding: { allowed: false, why: WHY } });
  socket = new SocketModeClient({
    appToken: page.slack.appToken,
    clientOptions: { slackApiUrl: page.slack.apiUrl },
  });
  socket.on('interactive', async ({ ack, body }) => {
    pressed.push(body.actions?.[0]?.action_id ?? body.view?.callback_id);
    await ack();
    if (body.type === 'block_actions') {
      await page.bot.views.open({ trigger_id: body.trigger_id, view: modal(body.actions[0].value) });
    }
  });
  await socket.start();
});

afterAll(async () => {
  await socket.disconnect();
  await page.close();
});

function modal(callbackId: string) {
  const title = { type: 'plain_text' as const, text: 'A window' };
  return {
    type: 'modal' as const,
    callback_id: callbackId,
    title,
    submit: title,
    blocks: [{ type: 'divider' as const }],
  };
}

async function act(action: string, body: object): Promise<{ status: number; error?: string }> {
  const response = await fetch(`${page.url}api/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: page.ana, tab: 'one', ...body }),
  });
  return { status: response.status, ...((await response.json()) as { error?: string }) };
}

async function press(actionId: string, value: string) {
  const text = { type: 'plain_text' as const, text: actionId };
  const { ts } = await page.bot.chat.postMessage({
    channel: page.review,
    text: 'a card',
    blocks: [
      { type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: actionId, text, value }] },
    ],
  });
  return act('press', { channelId: page.review, ts, blockId: 'a', actionId, value, text: actionId });
}

it.each(['approve', 'edit', 'write_reply', 'send_again'])(
  'refuses "%s" while it could reach a real person',
  async (name) => {
    expect(await press(`stepcheck_${name}`, 'x')).toEqual({ status: 403, error: WHY });
    expect(pressed).not.toContain(`stepcheck_${name}`);
  },
);

it('refuses a button that nobody has thought about yet', () => {
  expect(pressDecides('stepcheck_undo')).toBe(false);
  expect(pressDecides('stepcheck_mark_sent')).toBe(false);
  expect(pressDecides('stepcheck_something_new')).toBe(true);
  expect(pressDecides('')).toBe(true);
});

it('lets a draft be rejected, but no edited reply be sent', async () => {
  expect((await press('stepcheck_reject', 'stepcheck_reject_reason')).status).toBe(200);
  await expect.poll(() => page.slack.modal(page.ana)).not.toBeNull();
  expect(await act('submit', { values: {} })).toEqual({ status: 200, closed: true });

  expect((await press('stepcheck_reject', 'stepcheck_edit')).status).toBe(200);
  await expect.poll(() => page.slack.modal(page.ana)?.view.callback_id).toBe('stepcheck_edit');
  expect(await act('submit', { values: {} })).toEqual({ status: 403, error: WHY });
  expect(submitDecides(undefined)).toBe(true);
});
