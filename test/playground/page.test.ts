import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SocketModeClient } from '@slack/socket-mode';
import type { ModalView } from '@slack/web-api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ONE_PIXEL as PIXEL } from '../support/pictures.ts';
import { openPage, startBrowser, words } from './browser.ts';
import { startTestPage, type TestPage } from './parts.ts';

let setup: TestPage;
let browser: Browser;
let page: Page;
let socket: SocketModeClient;
let submitted: unknown[];
let pressed: unknown[];
/** What the bot answers to a modal. */
let answer: object | undefined;

const MODAL: ModalView = {
  type: 'modal',
  callback_id: 'stepcheck_edit',
  title: { type: 'plain_text', text: 'Edit' },
  submit: { type: 'plain_text', text: 'Send it' },
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'Reply' },
      element: { type: 'plain_text_input', action_id: 'v', multiline: true, initial_value: 'Hello' },
    },
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'Why' },
      element: {
        type: 'radio_buttons',
        action_id: 'v',
        options: [
          { text: { type: 'plain_text', text: 'One' }, value: 'one' },
          { text: { type: 'plain_text', text: 'Two' }, value: 'two' },
        ],
      },
    },
    {
      type: 'input',
      block_id: 'copies',
      optional: true,
      label: { type: 'plain_text', text: 'Copy to' },
      element: {
        type: 'checkboxes',
        action_id: 'v',
        options: [
          {
            text: { type: 'plain_text', text: 'Admin <it@firm.example>' },
            description: { type: 'plain_text', text: 'in Cc' },
            value: '0',
          },
          { text: { type: 'plain_text', text: 'Boss' }, value: '1' },
        ],
      },
    },
  ],
};

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  setup = await startTestPage();
  submitted = [];
  pressed = [];
  answer = undefined;
  const { appToken, apiUrl } = setup.slack;
  socket = new SocketModeClient({ appToken, clientOptions: { slackApiUrl: apiUrl } });
  socket.on('slack_event', ({ ack }) => ack());
  socket.on('interactive', async ({ ack, body }) => {
    if (body.type === 'view_submission') {
      submitted.push(body.view.state.values);
      await ack(answer);
      return;
    }
    await ack();
    pressed.push([body.user.id, body.actions[0].action_id, body.actions[0].block_id, body.actions[0].value]);
    await setup.bot.views.open({ trigger_id: body.trigger_id, view: MODAL });
  });
  await socket.start();
  page = await openPage(browser, setup.url);
});

afterEach(async () => {
  await page.close();
  await socket.disconnect();
  await setup.close();
});

async function say(text: string, threadTs?: string): Promise<string> {
  const { ts } = await setup.bot.chat.postMessage({
    channel: setup.review,
    text,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  return String(ts);
}

async function card(): Promise<string> {
  const button = {
    type: 'button' as const,
    action_id: 'stepcheck_edit',
    text: { type: 'plain_text' as const, text: 'Edit' },
    value: 'draft 1',
  };
  const { ts } = await setup.bot.chat.postMessage({
    channel: setup.review,
    text: 'a card',
    blocks: [{ type: 'actions', block_id: 'a', elements: [button] }],
  });
  return String(ts);
}

describe('a modal', () => {
  it('opens by a button, keeps what is typed, shows errors, and closes when all is well', async () => {
    await card();
    await page.getByTestId('action-stepcheck_edit').click();
    const modal = page.getByTestId('modal');
    await modal.getByLabel('Reply').fill('Hello Pat');
    await say('meanwhile');
    await page.getByText('meanwhile').waitFor();
    expect(await modal.getByLabel('Reply').inputValue()).toBe('Hello Pat');

    await modal.getByTestId('modal-submit').click();
    expect(await modal.getByRole('alert').allInnerTexts()).toContain('Please fill in this field.');
    expect(submitted).toEqual([]);

    answer = { response_action: 'errors', errors: { words: 'Too short' } };
    await modal.getByLabel('Two').check();
    expect(await modal.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await modal.getByLabel('Admin').check();
    await modal.getByTestId('modal-submit').click();
    await modal.getByText('Too short').waitFor();
    expect(submitted).toMatchObject([
      { words: { v: { value: 'Hello Pat' } }, why: { v: { selected_option: { value: 'two' } } } },
    ]);
    expect(submitted).toMatchObject([
      {
        copies: {
          v: { type: 'checkboxes', selected_options: [{ value: '0', description: { text: 'in Cc' } }] },
        },
      },
    ]);

    answer = undefined;
    await modal.getByTestId('modal-submit').click();
    await modal.waitFor({ state: 'detached' });
    expect(setup.slack.modal(setup.ana)).toBeNull();
  });

  it('is closed by Escape, for the bot too', async () => {
    await card();
    await page.getByTestId('action-stepcheck_edit').click();
    await page.getByTestId('modal').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('modal').waitFor({ state: 'detached' });
    await expect.poll(() => setup.slack.modal(setup.ana)).toBeNull();
  });
});

describe('a window of the page', () => {
  it('alone shows the modal that was opened in it, until it is loaded anew', async () => {
    await card();
    const other = await openPage(browser, setup.url);
    await page.getByTestId('action-stepcheck_edit').click();
    await page.getByTestId('modal').waitFor();
    await say('meanwhile');
    await other.getByText('meanwhile').waitFor();
    expect(await other.getByTestId('modal').count()).toBe(0);
    await other.close();

    await page.reload();
    await page.getByTestId('channel-log').getByText('meanwhile').waitFor();
    expect(await page.getByTestId('modal').count()).toBe(0);
    await page.getByTestId('action-stepcheck_edit').click();
    await page.getByTestId('modal').waitFor();
  });
});

describe('a card', () => {
  it('that somebody else has decided meanwhile still takes a press on what it showed', async () => {
    const ts = await card();
    await page.getByTestId('action-stepcheck_edit').waitFor();
    // The page does not hear of the change before the press.
    await page.route('**/api/state*', () => {});
    await setup.bot.chat.update({ channel: setup.review, ts, text: 'Ana has approved it', blocks: [] });
    await page.getByTestId('action-stepcheck_edit').click();
    await expect.poll(() => pressed).toEqual([[setup.ana, 'stepcheck_edit', 'a', 'draft 1']]);
    expect(await page.getByTestId('toast').count()).toBe(0);
  });

  it('that changes out of view is told of, and found', async () => {
    const ts = await card();
    for (let line = 1; line <= 40; line += 1) await say(`line ${line}`);
    await page.getByText('line 40').waitFor();
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'Approved by Ana' } }];
    await setup.bot.chat.update({ channel: setup.review, ts, text: 'approved', blocks });
    await page.getByTestId('updated-cards').click();
    await page.getByText('Approved by Ana').waitFor();
    await expect.poll(() => page.getByTestId('updated-cards').isVisible()).toBe(false);
    await expect
      .poll(() => page.evaluate('document.querySelector("[data-testid=channel-log]").scrollTop'))
      .toBeLessThan(400);
  });
});

describe('a channel', () => {
  it('keeps a half-written message while others write, one for each person', async () => {
    await page.getByTestId('composer').fill('half a sen');
    await say('news');
    await page.getByText('news').waitFor();
    expect(await page.getByTestId('composer').inputValue()).toBe('half a sen');
    await page.getByTestId('person-ben').click();
    await expect.poll(() => page.getByTestId('composer').inputValue()).toBe('');
    await page.getByTestId('person-ana').click();
    await expect.poll(() => page.getByTestId('composer').inputValue()).toBe('half a sen');
  });

  it('takes a customer’s message with a picture, and shows it to the agents', async () => {
    await page.getByTestId('person-mia.chen').click();
    await page.getByRole('heading', { name: 'jump-help' }).waitFor();
    expect(await page.getByTestId('nav-channel-triage-review').count()).toBe(0);
    const buffer = Buffer.from(PIXEL, 'base64');
    await page
      .getByTestId('composer-file')
      .setInputFiles({ name: 'shot.png', mimeType: 'image/png', buffer });
    await page.getByTestId('composer').fill('What is <this>?');
    await page.keyboard.press('Enter');

    await page.getByTestId('channel-log').getByRole('img', { name: 'shot.png' }).waitFor();
    expect(await words(page.getByTestId('channel-log'))).toContain('What is <this>?');
    const [message] = setup.slack.messages(setup.customers);
    expect(message).toMatchObject({ user: setup.mia, files: [{ name: 'shot.png', mimetype: 'image/png' }] });
    expect(Buffer.from(setup.slack.file(message?.files[0]?.id ?? '')?.bytes ?? [])).toEqual(buffer);
  });

  it('opens a thread beside it and takes an answer there', async () => {
    const ts = await say('the card');
    await say('the original', ts);
    await page.getByTestId('replies').click();
    const thread = page.getByTestId('thread-log');
    await thread.getByText('the original').waitFor();
    await page.getByTestId('thread-composer').fill('I take this one');
    await page.getByTestId('thread-composer-send').click();
    await thread.getByText('I take this one').waitFor();
    expect(setup.slack.messages(setup.review).at(-1)).toMatchObject({ threadTs: ts, user: setup.ana });
  });

  it('shows a private notice to the one it is for', async () => {
    for (let line = 1; line <= 40; line += 1) await say(`line ${line}`);
    await page.getByText('line 40').waitFor();
    await page.evaluate('document.querySelector("[data-testid=channel-log]").scrollTo(0, 0)');
    await setup.bot.chat.postEphemeral({ channel: setup.review, user: setup.ana, text: 'Ben was first' });
    await page.getByTestId('newest').getByText('to you alone').click();
    await page.getByTestId('notice').getByText('Ben was first').waitFor();
    expect(await words(page.getByTestId('notice'))).toContain('Only visible to you');
    await page.getByTestId('person-ben').click();
    await page.getByTestId('notice').waitFor({ state: 'detached' });
  });
});

describe('the outbox', () => {
  it('shows a mail as it comes, its headers, and its plain text', async () => {
    await setup.sendMail({
      subject: 'Re: Help',
      text: 'Hello Pat',
      html: '<p>Hello <b>Pat</b></p>',
      inReplyTo: '<a@b.example>',
    });
    await page.getByTestId('outbox-row').click();
    expect(await words(page.getByTestId('mail-subject'))).toBe('Re: Help');
    expect(await words(page.frameLocator('[data-testid=mail-html]').locator('b'))).toBe('Pat');
    await page.getByTestId('mail-headers-toggle').click();
    expect(await words(page.getByTestId('mail-headers'))).toContain('<a@b.example>');
    await page.getByTestId('mail-as-plain').click();
    expect(await words(page.getByTestId('mail-text'))).toBe('Hello Pat');
  });

  it('tells the copy for those in Cc from the mail itself', async () => {
    const mail = {
      from: 'Desk <help@desk.example>',
      to: 'Pat Doe <pat@firm.example>',
      cc: '"Admin, the" <it@firm.example>, boss@firm.example',
      subject: 'Re: Help',
      text: 'Hello Pat',
    };
    await setup.sendMail({ ...mail, envelope: { from: 'help@desk.example', to: ['pat@firm.example'] } });
    const copies = ['it@firm.example', 'boss@firm.example'];
    await setup.sendMail({ ...mail, envelope: { from: 'help@desk.example', to: copies } });
    await page.getByTestId('outbox-row').nth(1).waitFor();
    expect(await page.locator('.mail-to').allInnerTexts()).toEqual(['Copy to Admin, the', 'To Pat Doe']);
    expect(await words(page.getByTestId('mail-to'))).toContain('to "Pat Doe" <pat@firm.example>');
    expect(await words(page.getByTestId('mail-cc'))).toContain('boss@firm.example');
  });

  it('runs nothing and loads nothing of a mail', async () => {
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
    const html =
      `<link rel="stylesheet" href="${address}/a.css"><p style="background:url(${address}/b.png)">Hello</p>` +
      `<script>top.document.title="taken"</script><img src="${address}/c.png" onerror="top.document.title=1">`;
    await setup.sendMail({ subject: 'x', html });
    await page.frameLocator('[data-testid=mail-html]').getByText('Hello').waitFor();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await page.title()).toBe('stepcheck playground');
    expect(asked).toBe(0);
    expect(await page.getByTestId('mail-html').getAttribute('sandbox')).toBe('');
    elsewhere.close();
  });

  it('lets one answer as the customer', async () => {
    await setup.sendMail({
      to: 'Pat Doe <pat@firm.example>',
      subject: 'Re: Help',
      text: 'Please try again',
      messageId: '<r1@desk.example>',
    });
    await page.getByTestId('mail-answer').click();
    await page.keyboard.type('It works now');
    await page.getByTestId('new-mail-send').click();
    await expect.poll(() => setup.submitted.length).toBe(1);
    expect(setup.submitted[0]).toContain('From: Pat Doe <pat@firm.example>');
    expect(setup.submitted[0]).toContain('In-Reply-To: <r1@desk.example>');
    expect(setup.submitted[0]).toMatch(/It works now[\s\S]*> Please try again/);
  });
});

it('sends a new email, once it has an address', async () => {
  await page.getByTestId('nav-new-mail').click();
  await page.getByTestId('new-mail-text').fill('Need admin approval, it says');
  await page.getByTestId('new-mail-send').click();
  await page.getByTestId('new-mail').getByText('Please give an address').waitFor();
  await page.getByTestId('new-mail-from-address').fill('pat@firm.example');
  await page.getByTestId('new-mail-cc').fill('Admin <it@firm.example>, boss@firm.example');
  await page.getByTestId('new-mail-send').click();
  await page.getByTestId('new-mail').waitFor({ state: 'detached' });
  expect(setup.submitted[0]).toContain('Cc: Admin <it@firm.example>, boss@firm.example');
  expect(setup.submitted[0]).toContain('Need admin approval, it says');
});

it('sends a mail file from the window of a new email as it is', async () => {
  await page.getByTestId('nav-new-mail').click();
  const buffer = Buffer.from('From: pat@firm.example\r\n\r\nHi');
  await page.getByTestId('new-mail-eml').setInputFiles({ name: 'case.eml', mimeType: '', buffer });
  await page.getByTestId('new-mail').waitFor({ state: 'detached' });
  expect(setup.submitted).toEqual([buffer.toString()]);
});

it('takes a mail file dropped anywhere', async () => {
  // As words: these names are the browser's, the tests are compiled without them.
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['From: pat@firm.example\\r\\n\\r\\nHi'], 'case.eml', { type: 'message/rfc822' }));
    return transfer;
  })()`);
  await page.dispatchEvent('[data-testid=channel-log]', 'drop', { dataTransfer: data });
  await expect.poll(() => setup.submitted).toEqual(['From: pat@firm.example\r\n\r\nHi']);
});

it('makes a customer’s mail of a picture that an agent drops', async () => {
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob('${PIXEL}'), (one) => one.charCodeAt(0))], 'photo.png', { type: 'image/png' }));
    return transfer;
  })()`);
  await page.dispatchEvent('[data-testid=channel-log]', 'drop', { dataTransfer: data });
  await page.getByTestId('new-mail').getByText('photo.png').waitFor();
  await page.getByTestId('new-mail-send').click();
  await page.getByTestId('new-mail').waitFor({ state: 'detached' });
  expect(setup.submitted[0]).toContain('filename=photo.png');
  expect(setup.submitted[0]).toContain('From: Pat Doe <pat@firm.example>');
});

it('tells how to send mail from a terminal', async () => {
  await page.getByTestId('nav-guide').click();
  expect(await words(page.getByTestId('curl-line'))).toContain('smtp://127.0.0.1:2525');
  expect(await words(page.getByTestId('facts'))).toContain('a stand-in');
});
