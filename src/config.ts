import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Raw, Settings } from './config-settings.ts';
import { StepcheckError } from './core/errors.ts';
import { nearestName } from './core/nearest-name.ts';
import type { DeskSettings } from './core/settings.ts';

/** The folder that holds package.json and prompts/: two above this file once it is compiled. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/(?<=.)\/$/, '');

/** A port to listen on. `mayMove`: nobody asked for this one, so a free one does as well where it is taken. */
export interface ListenPort {
  host: string;
  port: number;
  mayMove: boolean;
}

export interface Config {
  dataDir: string;
  redisUrl: string | null;
  deskId: string;
  desk: DeskSettings;
  smtp: { listen: ListenPort; maxBytes: number; url: string | null };
  /** Null: the playground stands in for Slack. */
  slack: { botToken: string; appToken: string; reviewChannel: string; customerChannels: string[] } | null;
  playground: { listen: ListenPort; decidesRealMail: boolean };
  openai: { apiKey: string; baseUrl: string | null; model: string; timeoutMs: number } | null;
  logLevel: Settings['LOG_LEVEL'];
  summaryAt: Settings['SUMMARY_AT'];
}

/** Reads `.env` where there is one. What the environment has already stays. */
export function loadEnvFile(root: string = projectRoot): void {
  try {
    process.loadEnvFile(join(root, '.env'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/** The settings, or one StepcheckError that lists all that is wrong with them and what to do. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // "NAME=" in a .env file means the same as no line at all.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())) as Raw;
  const read = Settings.safeParse(given);
  const wrong = read.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) ?? [];
  const problems = [...wrong, ...problemsTogether(given), ...misspelt(given)];
  if (!read.success || problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    throw new StepcheckError(
      'bad_settings',
      'person',
      `These settings need a change, in .env or in the environment:\n${list}`,
    );
  }
  return configOf(read.data, given);
}

/** What no setting can tell alone. */
function problemsTogether(given: Raw): string[] {
  const problems: string[] = [];
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app } = given;
  if (Boolean(bot) !== Boolean(app)) {
    const missing = bot ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN';
    problems.push(
      `${missing}: is missing. Set both Slack tokens to talk to Slack, or neither for the playground.`,
    );
  }
  if ((bot || app) && !given.SLACK_REVIEW_CHANNEL) {
    problems.push(
      'SLACK_REVIEW_CHANNEL: is missing. Set it to the id of the channel where replies are reviewed.',
    );
  }
  if (!isPlayground(given) && !given.SUPPORT_ADDRESSES) {
    problems.push(
      "SUPPORT_ADDRESSES: is missing. List the desk's own mail addresses, the one to send from first.",
    );
  }
  return problems;
}

const OUR_PREFIX = /^(?:DESK|MAIL|OPENAI|PLAYGROUND|REDIS|SLACK|SMTP|SUMMARY|SUPPORT)_/;

/** Names that are close to a setting which is not set itself: one that is was hardly meant. */
function misspelt(given: Raw): string[] {
  const open = Object.keys(Settings.shape).filter((name) => !(name in given));
  return Object.keys(given)
    .filter((name) => OUR_PREFIX.test(name) && !(name in Settings.shape))
    .flatMap((name) => {
      const meant = nearestName(name, open);
      return meant === null ? [] : [`${name} is not a setting: did you mean ${meant}?`];
    });
}

function configOf(settings: Settings, given: Raw): Config {
  const playground = isPlayground(given);
  return {
    dataDir: absolute(settings.DATA_DIR),
    redisUrl: settings.REDIS_URL ?? null,
    deskId: settings.DESK_ID,
    desk: {
      deskName: settings.DESK_NAME,
      addresses: settings.SUPPORT_ADDRESSES,
      // A safe start: nothing goes out to real people until somebody says so.
      acknowledge: settings.ACKNOWLEDGE ?? playground,
      replies: settings.REPLIES ?? playground,
      undoMs: settings.UNDO_SECONDS * 1000,
      timeZone: settings.TIME_ZONE,
      parkedCards: settings.PARKED_CARDS,
    },
    smtp: {
      listen: {
        host: settings.SMTP_LISTEN_HOST,
        port: settings.SMTP_LISTEN_PORT,
        mayMove: playground && !given.SMTP_LISTEN_PORT,
      },
      maxBytes: settings.MAIL_MAX_MB * 1024 * 1024,
      url: settings.SMTP_URL ?? null,
    },
    slack: slackOf(settings),
    playground: {
      listen: {
        host: settings.PLAYGROUND_HOST,
        port: settings.PLAYGROUND_PORT,
        mayMove: !given.PLAYGROUND_PORT,
      },
      decidesRealMail: settings.PLAYGROUND_DECIDES_REAL_MAIL,
    },
    openai: openaiOf(settings),
    logLevel: settings.LOG_LEVEL,
    summaryAt: settings.SUMMARY_AT,
  };
}

/** Whether everything that could reach a real person is a stand-in. */
function isPlayground(given: Raw): boolean {
  return !given.SLACK_BOT_TOKEN && !given.SLACK_APP_TOKEN && !given.SMTP_URL;
}

function slackOf(settings: Settings): Config['slack'] {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_REVIEW_CHANNEL: reviewChannel,
  } = settings;
  if (!botToken || !appToken || !reviewChannel) return null;
  return { botToken, appToken, reviewChannel, customerChannels: settings.SLACK_CUSTOMER_CHANNELS };
}

function openaiOf(settings: Settings): Config['openai'] {
  if (!settings.OPENAI_API_KEY) return null;
  return {
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL ?? null,
    model: settings.OPENAI_MODEL,
    timeoutMs: settings.OPENAI_TIMEOUT_SECONDS * 1000,
  };
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(projectRoot, path);
}
