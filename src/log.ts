import { type DestinationStream, destination, pino, stdSerializers } from 'pino';
import { maskSecrets } from './core/mask-secrets.ts';
import type { Log } from './core/ports.ts';

export interface LogOptions {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Short lines for people instead of JSON. */
  pretty: boolean;
  /** Where lines go: standard error unless told. */
  stream?: DestinationStream;
}

/** Structured logs on standard error, with everything that looks like a secret taken out. */
export function createLog(options: LogOptions): Log {
  // Written at once: what is said last before a crash is what one looks for.
  const stream = options.stream ?? destination({ fd: 2, sync: true });
  return pino(
    {
      level: options.level,
      base: undefined,
      serializers: { err: stdSerializers.err, error: stdSerializers.err },
      redact: { paths: secretPaths(), censor: HIDDEN },
      hooks: { streamWrite: hideSecrets },
    },
    options.pretty ? { write: (line: string) => stream.write(prettyLine(line)) } : stream,
  );
}

const HIDDEN = '[hidden]';

const SECRET_NAMES = [
  'password',
  'pass',
  'token',
  'botToken',
  'appToken',
  'apiKey',
  'authorization',
  'Authorization',
  'cookie',
];

function secretPaths(): string[] {
  return SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
}

// Slack tokens, model keys, bearer headers, and the password part of an address: wherever they stand, a message or
// a stack trace of somebody else's included.
const SECRETS = [
  /\b(?:xox[a-z]|xapp)-[\w-]+/g,
  /\bsk-[\w-]{8,}/g,
  /(?<=\bBearer )[\w.~+/-]+=*/gi,
  /(?<=\b[a-z]{3,10}:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/gi,
];

function hideSecrets(line: string): string {
  return maskSecrets(SECRETS.reduce((text, secret) => text.replace(secret, HIDDEN), line));
}

const LEVELS: Record<number, string> = { 20: 'debug', 30: 'info ', 40: 'warn ', 50: 'error' };

function prettyLine(line: string): string {
  const { level, time, msg, err, error, ...fields } = JSON.parse(line);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const values = Object.entries(fields).map(([name, value]) => `${name}=${shortValue(value)}`);
  const failure = err ?? error;
  const stack = failure?.stack ?? failure?.message;
  const head = [clock, LEVELS[level] ?? level, msg, ...values].join(' ');
  return stack === undefined ? `${head}\n` : `${head}\n  ${String(stack).replaceAll('\n', '\n  ')}\n`;
}

function shortValue(value: unknown): string {
  return typeof value === 'string' && /^\S*$/.test(value) ? value : JSON.stringify(value);
}
