import { join } from 'node:path';
import type { Log } from '../core/ports.ts';
import { type Outbox, startOutbox } from './outbox.ts';
import type { PageOptions } from './page-options.ts';
import { startPageServer } from './page-server.ts';
import { keptToken } from './page-token.ts';
import { sendSamples } from './send-samples.ts';
import { startSlackStandIn } from './slack/server.ts';
import type { SlackStandIn } from './slack/stand-in.ts';
import { submitBySmtp } from './submit-mail.ts';

/** The stand-ins, running before the desk does, and the page, which opens once the desk runs. */
export interface Playground {
  slack: SlackStandIn;
  outbox: Outbox;
  /** What the desk is given instead of the real workspace's settings. */
  slackSettings: {
    apiUrl: string;
    botToken: string;
    appToken: string;
    reviewChannel: string;
    reviewerGroup: string | null;
    customerChannels: string[];
  };
  open(desk: OpenOptions): Promise<{ url: string; close(): Promise<void> }>;
  close(): Promise<void>;
}

export type OpenOptions = Pick<PageOptions, 'listen' | 'supportAddress' | 'deciding' | 'facts'> & {
  /** Where the desk takes in mail. */
  smtpPort: number;
  /** Whether the sample cases are shown. */
  samples: boolean;
};

/** Starts what makes the product work with no account anywhere. */
export async function startPlayground(options: { folder: string; log: Log }): Promise<Playground> {
  const { folder, log } = options;
  const slack = await startSlackStandIn({ port: 0, folder: join(folder, 'slack'), log });
  const outbox = await startOutbox({ folder: join(folder, 'outbox'), log });
  const channels = (purpose: 'review' | 'customers') =>
    slack.channels.filter((channel) => channel.purpose === purpose).map((channel) => channel.id);

  return {
    slack,
    outbox,
    slackSettings: {
      apiUrl: slack.apiUrl,
      botToken: slack.botToken,
      appToken: slack.appToken,
      reviewChannel: channels('review')[0] ?? '',
      reviewerGroup: null,
      customerChannels: channels('customers'),
    },
    async open(desk) {
      const submitMail = submitBySmtp(desk.smtpPort, desk.supportAddress);
      const token = await keptToken(folder);
      const page = await startPageServer({ ...desk, token, slack, outbox, submitMail, log });
      const { supportAddress } = desk;
      const clock = { now: Date.now };
      const samples = desk.samples
        ? sendSamples({ folder, slack, submitMail, supportAddress, clock, log })
        : Promise.resolve();
      const sent = samples.catch((error: unknown) => {
        log.warn({ error }, 'the sample cases could not all be sent; the next start sends them again');
      });
      return {
        url: page.url,
        async close() {
          await sent;
          await page.close();
        },
      };
    },
    async close() {
      await outbox.close();
      await slack.close();
    },
  };
}
