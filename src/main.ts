import { join } from 'node:path';
import { closingOrder } from './closing.ts';
import { type Config, projectRoot } from './config.ts';
import type { Log } from './core/ports.ts';
import { type DeskOptions, startDesk } from './desk.ts';
import { createRegistry } from './health/registry.ts';
import { startHealthServer } from './health/server.ts';
import { startPlayground } from './playground/start.ts';
import { readPrompts } from './prompts.ts';
import { obtainRedis } from './redis/obtain-redis.ts';
import { checkRoles, ROLES, type Role } from './roles.ts';

/** What a person should know: addresses, what is real, what stands in and how to change that. */
export type Facts = { label: string; value: string }[];

export interface Running {
  facts: Facts;
  close(): Promise<void>;
}

/** The desk has a time limit of its own, below this: Redis goes last. */
const CLOSE_MS = 28_000;
/** Where the dashboard lies on the port of health. */
const QUEUES = '/queues';

/** Starts everything: Redis where none is set, the desk, and the playground where no Slack is set. */
export async function start(
  config: Config,
  say: (text: string) => void,
  log: Log,
  roles: ReadonlySet<Role> = new Set(ROLES),
): Promise<Running> {
  checkRoles(roles, config);
  const closing = closingOrder(log, CLOSE_MS);
  try {
    const { redisUrl, dataDir } = config;
    const prompts = await readPrompts();
    const redis = await obtainRedis({ redisUrl, folder: dataDir, projectRoot, say, log });
    closing.add('Redis', redis.stop);
    const run = async (options: Pick<DeskOptions, 'slack' | 'smtpUrl'>) => {
      const onlooker = redisUrl === null ? undefined : { name: `Redis at ${redis.description}`, say };
      const shared = { config, redisAddress: redis.address, prompts, onlooker, log };
      const { registry, metrics } = createRegistry();
      const desk = await startDesk({ ...shared, ...options, metrics, roles });
      closing.add('the desk', desk.close);
      const watching = { vitals: desk.vitals, registry, clock: { now: Date.now }, log };
      const password = config.health?.dashboardPassword ?? null;
      const pages =
        password === null
          ? {}
          : { pages: { path: QUEUES, handle: desk.dashboard({ path: QUEUES, password }) } };
      const health = config.health && (await startHealthServer({ ...config.health, ...watching, ...pages }));
      if (health) closing.add('the answers on health', health.close);
      const facts = [...rolesFact(roles), ...factsOf(config, desk.smtpPort, redis.description)];
      return { smtpPort: desk.smtpPort, facts: [...facts, healthFact(config, health?.port)] };
    };
    if (config.slack) {
      const { facts } = await run({ slack: config.slack, smtpUrl: config.smtp.url });
      return { facts, close: closing.run };
    }

    const playground = await startPlayground({ folder: join(dataDir, 'playground'), log });
    closing.add('the playground', playground.close);
    const smtpUrl = config.smtp.url ?? playground.outbox.smtpUrl;
    const { smtpPort, facts } = await run({ slack: playground.slackSettings, smtpUrl });
    const realMail = realMailOf(config);
    if (realMail !== null) say(`no sample cases are shown, since mail is real here (${realMail} is set)`);
    const page = await playground.open({
      samples: realMail === null,
      listen: config.playground.listen,
      smtpPort,
      supportAddress: config.desk.addresses[0],
      deciding: decidingOf(config),
      facts,
    });
    closing.add('the page', page.close);
    return { facts: [{ label: 'Playground', value: page.url }, ...facts], close: closing.run };
  } catch (error) {
    await closing.run().catch(() => undefined);
    throw error;
  }
}

/** Made-up cases must not lie among real ones. */
function realMailOf({ imap, smtp }: Config): string | null {
  if (imap.urls.length > 0) return 'IMAP_URLS';
  return smtp.url === null ? null : 'SMTP_URL';
}

/** On the playground's page anybody at this machine decides: with a real mail server set, that needs a setting. */
function decidingOf(config: Config): { allowed: boolean; why: string } {
  if (config.smtp.url === null || config.playground.decidesRealMail) return { allowed: true, why: '' };
  const why = 'Replies would go to real people, since SMTP_URL is set, so nothing can be approved here.';
  return { allowed: false, why: `${why} To allow it, set PLAYGROUND_DECIDES_REAL_MAIL=on.` };
}

function factsOf(config: Config, smtpPort: number, state: string): Facts {
  const { slack, desk, openai } = config;
  const needed = 'SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_REVIEW_CHANNEL';
  const facts = {
    Slack: slack ? `real; cards go to ${slack.reviewChannel}` : `stand-in; set ${needed} for the real one`,
    ...(smtpPort === 0 ? {} : mailIn(config, smtpPort)),
    'Mail out': mailOut(config),
    Acknowledgements: ACKNOWLEDGED[desk.acknowledge],
    Replies: desk.replies ? 'on' : 'off; set REPLIES=on to send what is approved',
    Model: openai
      ? `${openai.model}, each claim checked`
      : 'none, the rules read alone; set OPENAI_API_KEY for one',
    Pictures: config.ocr ? 'read on this machine' : 'shown, not read; set OCR=on to have them read',
    State: state,
    Files: config.dataDir,
  };
  return Object.entries(facts).map(([label, value]) => ({ label, value }));
}

function mailIn(config: Config, port: number): Record<string, string> {
  const { smtp, desk } = config;
  return {
    'Mail in': `real; smtp://${smtp.listen.host}:${port} for ${desk.addresses.join(', ')}`,
    Mailboxes: mailboxes(config),
  };
}

function rolesFact(roles: ReadonlySet<Role>): Facts {
  return roles.size === ROLES.length ? [] : [{ label: 'Roles', value: [...roles].join(', ') }];
}

function healthFact({ health }: Config, port: number | undefined): Facts[number] {
  const value = health
    ? `http://${health.listen.host}:${port} /readyz /metrics${health.dashboardPassword === null ? '' : ' /queues'}`
    : 'off; set HEALTH_PORT';
  return { label: 'Health', value };
}

function mailboxes({ imap, mail }: Config): string {
  if (imap.urls.length === 0) return 'none; set IMAP_URLS to fetch mail';
  const names = imap.urls.map((url) => {
    const { username, host, pathname } = new URL(url);
    return `${decodeURIComponent(username)} at ${host}${decodeURIComponent(pathname.replace(/\/$/, ''))}`;
  });
  return `real; ${names.join(', ')}${mail.oauth ? `, by OAuth2 (${mail.oauth.provider})` : ''}`;
}

const ACKNOWLEDGED = {
  all: 'on',
  article: 'on, for mail that an article is about',
  none: 'off; set ACKNOWLEDGE=all to send them',
};

function mailOut({ smtp, slack }: Config): string {
  if (smtp.url) return `real; ${new URL(smtp.url).host}`;
  return slack
    ? 'none; set SMTP_URL to send mail'
    : 'stand-in, the outbox on the page; set SMTP_URL for a real server';
}
