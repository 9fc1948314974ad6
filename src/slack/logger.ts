import { type Logger, LogLevel } from '@slack/web-api';
import type { Log } from '../core/ports.ts';

/** Slack's libraries log through ours. Their debug lines hold whole payloads, customer text and all: not ours to keep. */
export function libraryLogger(log: Log): Logger {
  return {
    debug() {},
    info: (...message) => log.debug({ detail: words(message) }, 'Slack library says'),
    warn: (...message) => log.warn({ detail: words(message) }, 'Slack library warns'),
    error: (...message) => log.warn({ detail: words(message) }, 'Slack library reports an error'),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

function words(message: unknown[]): string {
  return message.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}
