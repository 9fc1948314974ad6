import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { mailFromMia, type TestDesk } from '../support/desk.ts';
import { words } from './browser.ts';
import { type DeskPage, openDeskPage } from './desk-page.ts';

let opened: DeskPage;
let desk: TestDesk;
let page: Page;

beforeAll(async () => {
  opened = await openDeskPage();
  ({ desk, page } = opened);
  await desk.deliver(mailFromMia());
  await desk.cardSaying('Mia Chen', 'Acknowledged');
});

afterAll(() => opened?.close());

const card = (): Locator => page.getByTestId('message').filter({ hasText: 'mia@birchwood.example' });
const menu = (): Locator => card().getByTestId('action-stepcheck_more');

it('the menu is worked by the keyboard alone, at a phone’s width too', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await card().getByTestId('replies').waitFor();
  await menu().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await card().getByRole('menu').count()).toBe(0);
  expect(await menu().and(page.locator(':focus')).count()).toBe(1);
  await page.keyboard.press('Enter');
  const box = await card().getByRole('menu').boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByTestId('input-person').getByRole('combobox').selectOption({ label: 'Ben Okafor' });
  await page.getByTestId('input-note').getByRole('textbox').fill('Their tenant is odd');
  await page.getByTestId('modal-submit').click();
  await card().getByText('Escalated to').waitFor();
  expect(await words(card())).toContain('@Ben Okafor by @Ana Ruiz: Their tenant is odd');
  await page.setViewportSize({ width: 1400, height: 900 });
});

it('a time is chosen in the dialog, and the case rests until it is woken', async () => {
  await menu().click();
  await card().getByTestId('option-snooze').click();
  await page.getByTestId('modal-submit').click();
  await page.getByText('Choose until when.').waitFor();
  await page.locator('[data-testid=input-at] input').fill(localTime(Date.now() + 3 * 3_600_000));
  await page.getByTestId('modal-submit').click();
  await card().getByText('Snoozed until').waitFor();
  await card().getByTestId('action-stepcheck_wake').click();
  await card().getByText('Snoozed until').waitFor({ state: 'detached' });
});

it('whoever takes over what another has is asked first, and the reply is written again in place', async () => {
  await page.getByTestId('person-ben').click();
  await card().getByTestId('action-stepcheck_take').click();
  expect(await words(page.getByTestId('confirm'))).toContain('Ana Ruiz has this case');
  await page.getByTestId('confirm-yes').click();
  await card().getByTestId('action-stepcheck_take').waitFor();
  await vi.waitFor(async () => expect(await words(card())).toContain('@Ben Okafor has this case'), 10_000);
  await card().getByTestId('action-stepcheck_edit').click();
  const step = page.locator('[data-testid^="input-step."] select').first();
  await step.selectOption('done');
  await page.getByTestId('input-reasons').getByText('Tone').click();
  await page.getByTestId('action-stepcheck_redraft').click();
  await page.getByTestId('input-reply_1_0').waitFor();
  expect(await step.inputValue()).toBe('done');
  expect(await page.getByTestId('input-reasons').getByLabel('Tone').isChecked()).toBe(true);
  await page.getByTestId('modal-submit').click();
  await card().getByText('Edited and sent by').waitFor();
  expect(await card().getByTestId('action-stepcheck_more').count()).toBe(0);
});

function localTime(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
