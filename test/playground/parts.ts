import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Log } from '../../src/core/ports.ts';
import { type Outbox, startOutbox } from '../../src/playground/outbox.ts';
import type { PageOptions } from '../../src/playground/page-options.ts';
import { startPageServer } from '../../src/playground/page-server.ts';
import { startSlackStandIn } from '../../src/playground/slack/server.ts';
import type { SlackStandIn } from '../../src/playground/slack/stand-in.ts';

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
export const TOKEN = 'a-token-of-this-test';

/** The page over a real stand-in and a real outbox; no desk behind them. */
export interface TestPage {
  url: string;
  slack: SlackStandIn;
  outbox: Outbox;
  bot: WebClient;
  review: string;
  customers: string;
  ana: string;
  mia: string;
  /** The mails handed to the desk. */
  submitted: string[];
  sendMail(mail: SendMailOptions): Promise<void>;
  close(): Promise<void>;
}

export async function startTestPage(change: Partial<PageOptions> = {}): Promise<TestPage> {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-page-'));
  const slack = await startSlackStandIn({ port: 0, folder: null, log: silent });
  const outbox = await startOutbox({ folder, log: silent });
  const submitted: string[] = [];
  const page = await startPageServer({
    listen: { host: '127.0.0.1', port: 0, mayMove: true },
    token: TOKEN,
    slack,
    outbox,
    submitMail: async (raw) => {
      submitted.push(Buffer.from(raw).toString('utf8'));
    },
    supportAddress: 'help@desk.example',
    smtpPort: 2525,
    deciding: { allowed: true, why: '' },
    facts: [{ label: 'Slack', value: 'a stand-in' }],
    log: silent,
    ...change,
  });
  const channel = (purpose: string) => slack.channels.find((one) => one.purpose === purpose)?.id ?? '';
  const user = (name: string) => slack.users.find((one) => one.realName.startsWith(name))?.id ?? '';
  const transport = createTransport(outbox.smtpUrl);
  return {
    url: page.url,
    slack,
    outbox,
    bot: new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl }),
    review: channel('review'),
    customers: channel('customers'),
    ana: user('Ana'),
    mia: user('Mia'),
    submitted,
    async sendMail(mail) {
      await transport.sendMail({ from: 'Desk <help@desk.example>', to: 'pat@firm.example', ...mail });
    },
    async close() {
      transport.close();
      await page.close();
      await outbox.close();
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
