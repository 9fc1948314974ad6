import { z } from 'zod';
import { deskRules } from './config-desk-rules.ts';
import { isRedisAddress, operations } from './config-operations.ts';
import { privacy } from './config-privacy.ts';
import { readingSettings } from './config-reading.ts';
import { listOf, whole } from './config-values.ts';

/** Settings as given: by name, none of them empty. */
export type Raw = Partial<Record<keyof Settings, string>>;

/** How the desk signs where nobody named it. */
export const DEFAULT_DESK_NAME = 'Support';

/** Every setting that there is, as text in, value out. Each message says what to do; `.env.example` explains each. */
export const Settings = z.object({
  DATA_DIR: z.string().default('data'),
  REDIS_URL: z
    .string()
    .refine((value) => isRedisAddress(value) || isUrl(value, ['redis:', 'rediss:']), {
      error:
        'Write it as redis://host:6379, as rediss://host:6379 (TLS), as redis-sentinel://host:26379,host2:26379/name, or as the path of a unix socket.',
    })
    .optional(),

  DESK_ID: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'Use up to 40 small letters, digits and hyphens.')
    .default('desk'),
  DESK_NAME: z.string().max(80, 'Use at most 80 characters.').default(DEFAULT_DESK_NAME),
  DESK_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2}$/, 'Use the two letters of a language, such as en.')
    .default('en'),
  SUPPORT_ADDRESSES: z
    .string()
    .default('support@stepcheck.example')
    .transform(listOf)
    .pipe(z.tuple([address()], address(), { error: 'List at least one mail address.' })),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'Use a name such as Europe/Berlin or UTC.')
    .default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone),
  ...deskRules,
  ...readingSettings,
  ...privacy,
  SUMMARY_AT: z.string().default('mon 09:00').transform(weeklyTime),
  SUMMARY_TO: z.string().default('').transform(listOf).pipe(z.array(address())),

  ACKNOWLEDGE: z
    .preprocess(
      (value) => ACKNOWLEDGE_WORDS[String(value).toLowerCase()] ?? value,
      z.enum(['all', 'article', 'none'], { error: 'Use all, article or none.' }),
    )
    .optional(),
  ACKNOWLEDGE_HOURLY_CAP: whole(1, 100_000).default(200),
  REPLIES: onOff().optional(),
  UNDO_SECONDS: whole(0, 600).default(10),
  PARKED_CARDS: onOff().default(true),

  SMTP_LISTEN_HOST: host(),
  SMTP_LISTEN_PORT: whole(0, 65_535).default(2525),
  SMTP_URL: z
    .string()
    .refine((value) => isUrl(value, ['smtp:', 'smtps:']), {
      error: 'Write it as smtp://user:password@host:587 or smtps://user:password@host:465.',
    })
    .optional(),
  SMTP_TLS_CERT: z.string().optional(),
  SMTP_TLS_KEY: z.string().optional(),
  IMAP_URLS: z.string().default('').transform(listOf).pipe(z.array(imapUrl())),
  IMAP_SINCE: day().optional(),
  IMAP_AFTER: z
    .string()
    .regex(/^(?:keep|seen|move:\S.{0,200})$/, 'Use keep, seen, or move: and a folder, such as move:Done.')
    .default('keep'),
  IMAP_POLL_SECONDS: whole(5, 3600).default(60),
  MAIL_SILENT_HOURS: whole(0, 10_000).default(72),
  MAIL_FAILING_MINUTES: whole(1, 10_000).default(15),
  MAIL_BOUNCE_ADDRESS: address().optional(),
  MAIL_AUTH_SERVERS: z.string().default('').transform(listOf),
  MAIL_OAUTH: z.enum(['microsoft', 'google'], { error: 'Use microsoft or google.' }).optional(),
  MAIL_OAUTH_TENANT: z.string().optional(),
  MAIL_OAUTH_CLIENT_ID: z.string().optional(),
  MAIL_OAUTH_CLIENT_SECRET: z.string().optional(),
  MAIL_OAUTH_REFRESH_TOKEN: z.string().optional(),
  MAIL_OAUTH_KEY_FILE: z.string().optional(),
  MAIL_OAUTH_SECRET_EXPIRES: day().optional(),
  // Room for the largest mail that the usual providers pass on: 25 MB of files are 34 MB once encoded.
  MAIL_MAX_MB: whole(1, 200).default(35),

  SLACK_BOT_TOKEN: z
    .string()
    .startsWith('xoxb-', "Use the bot token of the app's page OAuth & Permissions; it begins with xoxb-.")
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', "Use the app-level token of the app's page Basic Information; it begins with xapp-.")
    .optional(),
  SLACK_REVIEW_CHANNEL: channel().optional(),
  SLACK_CUSTOMER_CHANNELS: z.string().default('').transform(listOf).pipe(z.array(channelOrPattern())),
  REVIEWERS: z
    .string()
    .regex(/^(?:channel|S[A-Z0-9]{2,})$/, 'Use channel, or the id of a user group: S0123456789.')
    .default('channel'),
  ESCALATION_GROUPS: z.string().default('').transform(listOf).pipe(z.array(userGroup())),

  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .string()
    .refine((value) => isUrl(value, ['http:', 'https:']), {
      error: 'Write it as https://host/v1, or leave it out.',
    })
    .optional(),
  OPENAI_MODEL: z.string().default('gpt-4.1-mini'),
  OPENAI_TIMEOUT_SECONDS: whole(1, 300).default(20),
  OPENAI_DRAFTS: onOff().default(false),
  OPENAI_PICTURES: z.enum(['off', 'unread'], { error: 'Use off or unread.' }).default('off'),
  OPENAI_PRICE_INPUT: dollars().optional(),
  OPENAI_PRICE_CACHED: dollars().optional(),
  OPENAI_PRICE_OUTPUT: dollars().optional(),
  OPENAI_BUDGET_DAY: dollars().optional(),
  OPENAI_BUDGET_MONTH: dollars().optional(),

  OCR: onOff().default(true),
  OCR_TIMEOUT_SECONDS: whole(1, 300).default(30),

  PLAYGROUND_HOST: host(),
  PLAYGROUND_PORT: whole(0, 65_535).default(4747),
  PLAYGROUND_DECIDES_REAL_MAIL: onOff().default(false),

  ...operations,
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'Use debug, info, warn, error or silent.',
    })
    .default('info'),
});
export type Settings = z.infer<typeof Settings>;

/** What the setting was called when it knew only two values. */
const ACKNOWLEDGE_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['on', 'yes', 'true', '1'].map((word) => [word, 'all'])),
  ...Object.fromEntries(['off', 'no', 'false', '0'].map((word) => [word, 'none'])),
};

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** "mon 09:00" as ISO weekday (1 is Monday), hour and minute. */
function weeklyTime(text: string, context: z.RefinementCtx) {
  const [, day = '', hour, minute] = /^(\w{3})\w* ([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.toLowerCase()) ?? [];
  const weekday = WEEKDAYS.indexOf(day) + 1;
  if (weekday === 0) {
    context.addIssue({ code: 'custom', message: 'Write a weekday and a time, such as "mon 09:00".' });
    return z.NEVER;
  }
  return { weekday, hour: Number(hour), minute: Number(minute) };
}

function onOff() {
  return z.stringbool({
    truthy: ['on', 'yes', 'true', '1'],
    falsy: ['off', 'no', 'false', '0'],
    error: 'Use on or off.',
  });
}

function dollars() {
  return z
    .string()
    .regex(/^\d{1,6}(?:\.\d{1,6})?$/, 'Use US dollars as a plain number, such as 0.40.')
    .transform(Number);
}

function host() {
  return z
    .string()
    .regex(
      /^[A-Za-z0-9.:-]+$/,
      'Use an address of this machine: 127.0.0.1 for this machine only, 0.0.0.0 for all.',
    )
    .default('127.0.0.1');
}

/** A day as ms since 1970, at its beginning in UTC. */
function day() {
  const error = 'Write a day as 2026-11-23.';
  return z.iso.date({ error }).transform((text) => Date.parse(`${text}T00:00:00Z`));
}

function imapUrl() {
  const error =
    'Write each mailbox as imaps://user:password@host, with /folder for another than INBOX and special characters percent-encoded (an @ in the user is %40).';
  return z
    .string()
    .refine((value) => isUrl(value, ['imap:', 'imaps:']) && new URL(value).username !== '', { error });
}

function channel() {
  return z
    .string()
    .regex(/^[CG][A-Z0-9]{2,}$/, "Use channel ids, as at the end of the channel's link: C0123456789.");
}

/** "S0123456789:identity team": a user group's id, and what it is called in the dialog. */
function userGroup() {
  return z
    .string()
    .regex(
      /^S[A-Z0-9]{2,}:\s*\S/,
      "Write each user group as id:name, such as S0123456789:identity team. The id is at the end of the group's link.",
    )
    .transform((text) => ({
      id: text.slice(0, text.indexOf(':')),
      name: text.slice(text.indexOf(':') + 1).trim(),
    }));
}

/** Names of channels have small letters, ids have none. */
function channelOrPattern() {
  return z
    .string()
    .regex(
      /^(?:[CG][A-Z0-9]{2,}|[^\sA-Z#]*\*[^\sA-Z#]*)$/,
      'Use channel ids such as C0123456789, or patterns of names such as cust-*.',
    );
}

function address() {
  return z
    .email({
      error: ({ input }) =>
        `"${input}" is no mail address. Use addresses such as support@firm.example, with commas between.`,
    })
    .transform((value) => value.toLowerCase());
}

function isUrl(value: string, protocols: string[]): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return protocols.includes(url.protocol) && url.hostname !== '';
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
