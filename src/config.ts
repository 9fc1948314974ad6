import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPlayground, misspelt, problemsTogether } from './config-problems.ts';
import { type Raw, Settings } from './config-settings.ts';
import { StepcheckError } from './core/errors.ts';
import type { ReminderSettings } from './core/reminders.ts';
import type { DeskSettings, MailOauth } from './core/settings.ts';

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
  /** What the data folder's files are encrypted with; null: they are not. */
  filesKey: Uint8Array | null;
  retentionDays: number;
  redisUrl: string | null;
  deskId: string;
  desk: DeskSettings;
  remind: ReminderSettings;
  smtp: {
    listen: ListenPort;
    /** Files of a certificate and its key, for STARTTLS. */
    tls: { certFile: string; keyFile: string } | null;
    maxBytes: number;
    url: string | null;
  };
  imap: {
    /** imap[s]://user[:password]@host[:port][/folder]; without a password the login is by OAuth2. */
    urls: string[];
    /** Where a mailbox seen for the first time starts (ms); null: with the next mail. */
    since: number | null;
    /** What becomes of a mail once it is stored: keep, seen, or move:FOLDER. */
    after: string;
    pollMs: number;
    /** After so long without a mail, 0 for never, or without a working connection, the agents are told. */
    silentMs: number;
    failingMs: number;
  };
  mail: {
    oauth: MailOauth | null;
    /** Names of the servers whose Authentication-Results are believed; none: the one that took the mail in last. */
    authServers: string[];
  };
  /** Null: the playground stands in for Slack. */
  slack: {
    botToken: string;
    appToken: string;
    reviewChannel: string;
    /** The user group whose members decide; null: the review channel's members. */
    reviewerGroup: string | null;
    /** Ids, and patterns of names such as "cust-*". */
    customerChannels: string[];
  } | null;
  /** User groups in Slack that a case may be handed to. */
  escalationGroups: { id: string; name: string }[];
  playground: { listen: ListenPort; decidesRealMail: boolean };
  /** Null: nobody asks for health or metrics. */
  health: { listen: ListenPort; dashboardPassword: string | null } | null;
  /** Null: what pictures show is not read. */
  ocr: { timeoutMs: number } | null;
  /** Whether what was learned from sentences reads beside the rules. */
  learnedReading: boolean;
  openai: OpenaiConfig | null;
  logLevel: Settings['LOG_LEVEL'];
  summaryAt: Settings['SUMMARY_AT'];
}

/** A model that reads along. Money is in US dollars, prices are for a million tokens. */
export interface OpenaiConfig {
  apiKey: string;
  baseUrl: string | null;
  model: string;
  timeoutMs: number;
  /** Whether it words replies too. */
  drafts: boolean;
  /** Whether it is shown the pictures that nobody could read. */
  pictures: boolean;
  prices: { input: number; cached: number; output: number } | null;
  budget: { day: number | null; month: number | null };
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

/** The same for signing in as a mailbox, while there is no refresh token yet. */
export function readSignInConfig(env: NodeJS.ProcessEnv = process.env): MailOauth {
  const { oauth } = readConfig({ ...env, MAIL_OAUTH_REFRESH_TOKEN: 'not had yet' }).mail;
  if (oauth) return oauth;
  throw new StepcheckError(
    'no_oauth',
    'person',
    'MAIL_OAUTH is not set, so nobody needs to sign in: set it to microsoft or google first. The README says how, under "Connect mail".',
  );
}

function configOf(settings: Settings, given: Raw): Config {
  const playground = isPlayground(given);
  return {
    dataDir: absolute(settings.DATA_DIR),
    filesKey: settings.FILES_KEY ?? null,
    retentionDays: settings.RETENTION_DAYS,
    redisUrl: settings.REDIS_URL ?? null,
    deskId: settings.DESK_ID,
    desk: {
      language: settings.DESK_LANGUAGE,
      deskName: settings.DESK_NAME,
      addresses: settings.SUPPORT_ADDRESSES,
      // A safe start: nothing goes out to real people until somebody says so.
      acknowledge: settings.ACKNOWLEDGE ?? (playground ? 'all' : 'none'),
      acknowledgeHourlyCap: settings.ACKNOWLEDGE_HOURLY_CAP,
      bounceAddress: settings.MAIL_BOUNCE_ADDRESS ?? null,
      replies: settings.REPLIES ?? playground,
      undoMs: settings.UNDO_SECONDS * 1000,
      timeZone: settings.TIME_ZONE,
      businessHours: { spans: settings.BUSINESS_HOURS, holidays: settings.HOLIDAYS },
      summaryTo: settings.SUMMARY_TO,
      parkedCards: settings.PARKED_CARDS,
    },
    remind: { untakenHours: settings.REMIND_UNTAKEN_HOURS, silentDays: settings.REMIND_SILENT_DAYS },
    smtp: {
      listen: {
        host: settings.SMTP_LISTEN_HOST,
        port: settings.SMTP_LISTEN_PORT,
        mayMove: playground && !given.SMTP_LISTEN_PORT,
      },
      tls: tlsOf(settings),
      maxBytes: settings.MAIL_MAX_MB * 1024 * 1024,
      url: settings.SMTP_URL ?? null,
    },
    imap: {
      urls: settings.IMAP_URLS,
      since: settings.IMAP_SINCE ?? null,
      after: settings.IMAP_AFTER,
      pollMs: settings.IMAP_POLL_SECONDS * 1000,
      silentMs: settings.MAIL_SILENT_HOURS * 3_600_000,
      failingMs: settings.MAIL_FAILING_MINUTES * 60_000,
    },
    mail: { oauth: oauthOf(settings), authServers: settings.MAIL_AUTH_SERVERS },
    slack: slackOf(settings),
    escalationGroups: settings.ESCALATION_GROUPS,
    playground: {
      listen: {
        host: settings.PLAYGROUND_HOST,
        port: settings.PLAYGROUND_PORT,
        mayMove: !given.PLAYGROUND_PORT,
      },
      decidesRealMail: settings.PLAYGROUND_DECIDES_REAL_MAIL,
    },
    health: healthOf(settings, given),
    ocr: settings.OCR ? { timeoutMs: settings.OCR_TIMEOUT_SECONDS * 1000 } : null,
    learnedReading: settings.LEARNED_READING,
    openai: openaiOf(settings),
    logLevel: settings.LOG_LEVEL,
    summaryAt: settings.SUMMARY_AT,
  };
}

function healthOf(settings: Settings, given: Raw): Config['health'] {
  const { HEALTH_HOST: host, HEALTH_PORT: port, DASHBOARD_PASSWORD: password } = settings;
  if (port === 0) return null;
  return { listen: { host, port, mayMove: !given.HEALTH_PORT }, dashboardPassword: password ?? null };
}

function slackOf(settings: Settings): Config['slack'] {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_REVIEW_CHANNEL: reviewChannel,
  } = settings;
  if (!botToken || !appToken || !reviewChannel) return null;
  const reviewerGroup = settings.REVIEWERS === 'channel' ? null : settings.REVIEWERS;
  const customerChannels = settings.SLACK_CUSTOMER_CHANNELS;
  return { botToken, appToken, reviewChannel, reviewerGroup, customerChannels };
}

function tlsOf({ SMTP_TLS_CERT: cert, SMTP_TLS_KEY: key }: Settings): Config['smtp']['tls'] {
  return cert && key ? { certFile: absolute(cert), keyFile: absolute(key) } : null;
}

function oauthOf(settings: Settings): MailOauth | null {
  if (!settings.MAIL_OAUTH) return null;
  const keyFile = settings.MAIL_OAUTH_KEY_FILE;
  return {
    provider: settings.MAIL_OAUTH,
    tenant: settings.MAIL_OAUTH_TENANT ?? null,
    clientId: settings.MAIL_OAUTH_CLIENT_ID ?? '',
    clientSecret: settings.MAIL_OAUTH_CLIENT_SECRET ?? null,
    refreshToken: settings.MAIL_OAUTH_REFRESH_TOKEN ?? null,
    keyFile: keyFile ? absolute(keyFile) : null,
    secretExpires: settings.MAIL_OAUTH_SECRET_EXPIRES ?? null,
  };
}

function openaiOf(settings: Settings): OpenaiConfig | null {
  if (!settings.OPENAI_API_KEY) return null;
  return {
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL ?? null,
    model: settings.OPENAI_MODEL,
    timeoutMs: settings.OPENAI_TIMEOUT_SECONDS * 1000,
    drafts: settings.OPENAI_DRAFTS,
    pictures: settings.OPENAI_PICTURES === 'unread',
    prices: pricesOf(settings),
    budget: { day: settings.OPENAI_BUDGET_DAY ?? null, month: settings.OPENAI_BUDGET_MONTH ?? null },
  };
}

/** What is cached is never dearer than what is not. */
function pricesOf(settings: Settings): OpenaiConfig['prices'] {
  const { OPENAI_PRICE_INPUT: input, OPENAI_PRICE_OUTPUT: output } = settings;
  if (input === undefined || output === undefined) return null;
  return { input, cached: settings.OPENAI_PRICE_CACHED ?? input, output };
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(projectRoot, path);
}
