import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Config, projectRoot } from './config.ts';
import type { Log } from './core/ports.ts';
import { startDesk } from './desk.ts';
import { startPlayground } from './playground/start.ts';
import { obtainRedis } from './redis/obtain-redis.ts';

export interface Running {
  /** What a person should know of it: addresses, what is real, what stands in. */
  facts: { label: string; value: string }[];
  close(): Promise<void>;
}

/** Starts everything: Redis where none is set, the desk, and the playground where no Slack is set. */
export async function start(config: Config, say: (text: string) => void, log: Log): Promise<Running> {
  const redis = await obtainRedis({
    redisUrl: config.redisUrl,
    folder: config.dataDir,
    projectRoot,
    say,
    log,
  });
  try {
    const running = config.slack
      ? await startReal(config, config.slack, redis.address, log)
      : await startLocal(config, redis.address, log);
    return {
      facts: [
        ...running.facts,
        { label: 'State', value: redis.description },
        { label: 'Files', value: config.dataDir },
      ],
      async close() {
        await running.close();
        await redis.stop();
      },
    };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

async function startReal(
  config: Config,
  slack: NonNullable<Config['slack']>,
  redisAddress: string,
  log: Log,
): Promise<Running> {
  const desk = await startDesk({ config, redisAddress, slack, smtpUrl: config.smtp.url, log });
  return {
    facts: [
      { label: 'Slack', value: `real; cards go to ${slack.reviewChannel}` },
      ...commonFacts(config, desk.smtpPort),
    ],
    close: desk.close,
  };
}

/** No Slack tokens: the playground stands in for Slack and, where no mail server is set, for that too. */
async function startLocal(config: Config, redisAddress: string, log: Log): Promise<Running> {
  const folder = join(config.dataDir, 'playground');
  const playground = await startPlayground({ folder, log });
  try {
    const smtpUrl = config.smtp.url ?? playground.outbox.smtpUrl;
    const desk = await startDesk({ config, redisAddress, slack: playground.slackSettings, smtpUrl, log });
    const facts = [
      {
        label: 'Slack',
        value: 'stand-in; set SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_REVIEW_CHANNEL for the real one',
      },
      ...commonFacts(config, desk.smtpPort),
    ];
    const page = await playground.open({
      listen: config.playground.listen,
      token: randomBytes(16).toString('hex'),
      smtpPort: desk.smtpPort,
      supportAddress: config.desk.addresses[0],
      deciding: decidingOf(config),
      facts,
    });
    return {
      facts: [{ label: 'Playground', value: page.url }, ...facts],
      async close() {
        await page.close();
        await desk.close();
        await playground.close();
      },
    };
  } catch (error) {
    await playground.close();
    throw error;
  }
}

/** On the playground's page anybody at this machine decides: with a real mail server set, that needs a setting. */
function decidingOf(config: Config): { allowed: boolean; why: string } {
  const allowed = config.smtp.url === null || config.playground.decidesRealMail;
  const why =
    'Replies would go to real people (SMTP_URL is set), so nothing can be approved here. To allow it, set PLAYGROUND_DECIDES_REAL_MAIL=on.';
  return { allowed, why: allowed ? '' : why };
}

function commonFacts(config: Config, smtpPort: number): Running['facts'] {
  const { smtp, desk, openai } = config;
  return [
    {
      label: 'Mail in',
      value: `real; smtp://${smtp.listen.host}:${smtpPort} for ${desk.addresses.join(', ')}`,
    },
    { label: 'Mail out', value: mailOut(config) },
    { label: 'Acknowledgements', value: desk.acknowledge ? 'on' : 'off; set ACKNOWLEDGE=on to send them' },
    { label: 'Replies', value: desk.replies ? 'on' : 'off; set REPLIES=on to send what is approved' },
    {
      label: 'Model',
      value: openai
        ? `${openai.model}, its claims checked by rule`
        : 'none, the rules read alone; set OPENAI_API_KEY for one',
    },
  ];
}

function mailOut({ smtp, slack }: Config): string {
  if (smtp.url) return `real; ${new URL(smtp.url).host}`;
  return slack
    ? 'none; set SMTP_URL to send mail'
    : 'stand-in, the outbox on the page; set SMTP_URL for a real server';
}
