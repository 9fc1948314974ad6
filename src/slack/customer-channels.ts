import { asStepcheckError } from '../core/errors.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { SlackClient } from './client.ts';
import { ownChannels } from './pages.ts';

const EVERY_MS = 10 * 60_000;

export interface CustomerChannelsOptions {
  client: SlackClient;
  /** Ids, and patterns of names such as "cust-*". */
  wanted: readonly string[];
  reviewChannel: string;
  clock: Clock;
  log: Log;
  everyMs?: number;
}

/** A channel that was found later, and the time (ms) from which on nobody has looked into it. */
export interface NewChannel {
  id: string;
  since: number;
}

export interface CustomerChannels {
  /** The same list all the time: what is found later is in it from then on. */
  ids: readonly string[];
  /** Looks again now and then until it is closed: `begin` before a channel found stands in the list, `added` after. */
  watch(begin: (found: NewChannel) => Promise<void>, added: () => void): void;
  close(): Promise<void>;
}

/** The customers' channels: those named by id, and those the bot is a member of whose name fits a pattern. */
export async function findCustomerChannels(options: CustomerChannelsOptions): Promise<CustomerChannels> {
  const { clock, log } = options;
  const patterns = options.wanted.filter(isPattern).map(toRegExp);
  const ids = options.wanted.filter((one) => !isPattern(one));
  let lookedAt = clock.now();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  for (const id of await fitting()) ids.push(id);

  async function fitting(): Promise<string[]> {
    if (patterns.length === 0) return [];
    const all = await ownChannels(options.client);
    return all
      .filter(({ id, name }) => id !== options.reviewChannel && !ids.includes(id) && fits(name, patterns))
      .map(({ id }) => id);
  }

  async function lookAgain(begin: (found: NewChannel) => Promise<void>, added: () => void): Promise<void> {
    const [since, now] = [lookedAt, clock.now()];
    for (const id of await fitting()) {
      await begin({ id, since });
      ids.push(id);
      added();
      log.info({ channel: id }, 'A customer channel was found by its name');
    }
    lookedAt = now;
  }

  return {
    ids,
    watch(begin, added) {
      if (patterns.length === 0) return;
      timer = setInterval(() => {
        running = running
          .then(() => lookAgain(begin, added))
          .catch((error: unknown) =>
            log.warn(
              { detail: asStepcheckError(error).message },
              'Slack channels could not be looked through',
            ),
          );
      }, options.everyMs ?? EVERY_MS);
    },
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Channel ids are of capital letters and digits, names have none. */
export function isPattern(wanted: string): boolean {
  return !/^[A-Z0-9]+$/.test(wanted);
}

function fits(name: string | null | undefined, patterns: readonly RegExp[]): boolean {
  return typeof name === 'string' && patterns.some((pattern) => pattern.test(name));
}

function toRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
