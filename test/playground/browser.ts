import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// Chromium asks its makers for updates and more, also in tests; none of it is wanted here.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? PROGRAMS.find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error('No Chromium was found: install it (apt-get install chromium) or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, headless: true, args: QUIET });
}

/** Opens the playground and waits until it shows something. Every error on the page fails the test. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(url);
  await page.locator('#app[data-ready]').waitFor();
  return page;
}

/** The words of an element as a person sees them, line breaks included. */
export async function words(locator: Locator): Promise<string> {
  await locator.first().waitFor();
  return (await locator.allInnerTexts()).join('\n');
}
