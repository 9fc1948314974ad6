import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { words } from './browser.ts';
import { type DeskPage, openDeskPage } from './desk-page.ts';

let opened: DeskPage;
let page: Page;

beforeAll(async () => {
  opened = await openDeskPage();
  page = opened.page;
});

afterAll(() => opened?.close());

it('a case written, approved and answered on the page has its reply in the outbox', async () => {
  await page.getByTestId('nav-new-mail').click();
  await page.getByTestId('new-mail-from-name').fill('Mia Chen');
  await page.getByTestId('new-mail-from-address').fill('mia@birchwood.example');
  await page.getByTestId('new-mail-subject').fill('Need admin approval');
  await page
    .getByTestId('new-mail-text')
    .fill('When I sign in to Jump it says Need admin approval. What now?');
  await page.getByTestId('new-mail-send').click();

  const card = page.getByTestId('message').filter({ hasText: 'mia@birchwood.example' });
  await card.getByTestId('action-stepcheck_approve').click();
  await card.getByText('Sent by').waitFor();
  expect(await words(card)).toContain('@Ana Ruiz');
  expect(await card.getByTestId('unknown-block').count()).toBe(0);

  const reply = page.getByTestId('outbox-row').filter({ hasNotText: 'Automatic' });
  await reply.click();
  expect(await words(page.getByTestId('mail-subject'))).toContain('Need admin approval');
  const shown = page.frameLocator('[data-testid=mail-html]').locator('body');
  expect(await words(shown)).toContain('Mia');
  await page.getByTestId('mail-headers-toggle').click();
  expect(await words(page.getByTestId('mail-headers'))).toContain('In-Reply-To');
});

it('a reply that leaves a question open is sent only once somebody has said so', async () => {
  await page.getByTestId('nav-new-mail').click();
  await page.getByTestId('new-mail-from-name').fill('Joe Park');
  await page.getByTestId('new-mail-from-address').fill('joe@larkfield.example');
  await page.getByTestId('new-mail-subject').fill('Jump sign-in');
  await page
    .getByTestId('new-mail-text')
    .fill('Jump says Need admin approval when I sign in. Do we have to pay for the approval?');
  await page.getByTestId('new-mail-send').click();

  const card = page.getByTestId('message').filter({ hasText: 'joe@larkfield.example' });
  await card.getByText('unanswered').waitFor();
  const approve = card.getByTestId('action-stepcheck_approve');
  await approve.click();
  const confirm = page.getByTestId('confirm');
  expect(await words(confirm)).toContain(
    'The customer asks “Do we have to pay for the approval?”, and the draft does not answer it. Send it anyway?',
  );
  await confirm.getByRole('button', { name: 'Not yet' }).click();
  await confirm.waitFor({ state: 'detached' });
  expect(await card.getByText('Sent by').count()).toBe(0);
  expect(
    await page
      .getByTestId('outbox-row')
      .filter({ hasText: 'joe@larkfield.example' })
      .filter({ hasNotText: 'Automatic' })
      .count(),
  ).toBe(0);

  await approve.click();
  await page.getByTestId('confirm-yes').click();
  await card.getByText('Sent by').waitFor();
  expect(await page.getByTestId('confirm').count()).toBe(0);
});

it('a customer who asks in Slack finds the approved answer in their thread', async () => {
  await page.getByTestId('person-mia.chen').click();
  await page.getByRole('heading', { name: 'jump-help' }).waitFor();
  await page
    .getByTestId('composer')
    .fill('Jump says that I need admin approval when I sign in with Microsoft. Help?');
  await page.getByTestId('composer-send').click();
  await page.getByTestId('channel-log').getByText('Jump says that I need').waitFor();

  await page.getByTestId('person-ben').click();
  await page.getByTestId('nav-channel-triage-review').click();
  const card = page.getByTestId('message').filter({ hasText: 'in Slack' });
  await card.getByTestId('action-stepcheck_approve').click();
  await card.getByText('Sent by').waitFor();

  await page.getByTestId('nav-channel-jump-help').click();
  await page.getByTestId('replies').click();
  await page.getByTestId('thread-log').getByText('admin', { exact: false }).last().waitFor();
  expect(await page.getByTestId('thread-log').getByTestId('message').count()).toBe(2);
});
