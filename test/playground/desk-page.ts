import type { Page } from 'playwright-core';
import { startPageServer } from '../../src/playground/page-server.ts';
import { submitBySmtp } from '../../src/playground/submit-mail.ts';
import { SUPPORT, startTestDesk, type TestDesk } from '../support/desk.ts';
import { openPage, startBrowser } from './browser.ts';
import { silent, TOKEN } from './parts.ts';

export interface DeskPage {
  desk: TestDesk;
  page: Page;
  close(): Promise<void>;
}

/** A whole desk with the playground's page over it, open in a browser. */
export async function openDeskPage(): Promise<DeskPage> {
  const desk = await startTestDesk();
  const server = await startPageServer({
    listen: { host: '127.0.0.1', port: 0, mayMove: true },
    token: TOKEN,
    slack: desk.slack,
    outbox: desk.outbox,
    submitMail: submitBySmtp(desk.smtpPort(), SUPPORT),
    supportAddress: SUPPORT,
    smtpPort: desk.smtpPort(),
    deciding: { allowed: true, why: '' },
    facts: [],
    log: silent,
  });
  const browser = await startBrowser();
  const page = await openPage(browser, server.url);
  return {
    desk,
    page,
    async close() {
      await browser.close();
      await server.close();
      await desk.close();
    },
  };
}
