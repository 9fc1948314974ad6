import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailFromMia, type TestDesk } from '../support/desk.ts';
import { words } from './browser.ts';
import { type DeskPage, openDeskPage } from './desk-page.ts';

let opened: DeskPage;
let desk: TestDesk;
let page: Page;

beforeAll(async () => {
  opened = await openDeskPage();
  ({ desk, page } = opened);
});

afterAll(() => opened?.close());

it('the Home, the slash command and the shortcut work on the page as in Slack', async () => {
  await desk.deliver(mailFromMia());
  await desk.cardSaying('Mia Chen');
  const { ts } = await desk.slack.post(desk.ben, desk.customers, {
    text: 'Jump says "Need admin approval" when I sign in with Microsoft. I asked nobody yet.',
  });

  await page.getByTestId('nav-home').click();
  const home = page.getByTestId('home');
  await home.getByText('Cannot sign in to Jump').waitFor();
  expect(await home.getByTestId('unknown-block').count()).toBe(0);
  await home.getByTestId('action-desk_pause').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
  await home.getByText('The desk is paused').waitFor();
  await home.getByTestId('action-desk_resume').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
  await home.getByText('The desk is paused').waitFor({ state: 'detached' });

  // The number leads to the card.
  await home.getByRole('link', { name: 'T1001' }).click();
  await page.getByTestId('channel-log').getByText('Cannot sign in to Jump').first().waitFor();

  const composer = page.getByTestId('composer');
  await composer.fill('/stepcheck search birchwood.example');
  await composer.press('Enter');
  const notice = page.getByTestId('notice').last();
  await notice.getByText('1 case for').waitFor();
  await composer.fill('/stepcheck show 1001');
  await composer.press('Enter');
  await page.getByTestId('notice').last().getByText('opened the ticket').waitFor();

  await page.getByTestId('nav-channel-jump-help').click();
  const message = page.locator(`[data-ts="${ts}"]`);
  await message.hover();
  await message.getByTestId('message-menu').click();
  await message.getByTestId('shortcut-check').click();
  const answer = page.getByTestId('notice').last();
  await answer.getByText('Missing:').waitFor();
  await answer.getByTestId('action-desk_open_message').click();
  await page.getByTestId('notice').last().getByText('taken in').waitFor();
  expect(await words(page.getByTestId('notice').last())).not.toContain('Open a case');
});
