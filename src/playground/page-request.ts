import { z } from 'zod';
import type { PageOptions } from './page-options.ts';
import type { StandInChannel, StandInUser } from './slack/stand-in.ts';

/** What the page asks for that cannot be done: shown to the person as it stands. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** One tab of the page, until it is loaded anew. */
export const Tab = z.string().min(1).max(100);

export function personOf(options: PageOptions, id: string): StandInUser {
  const user = options.slack.users.find((one) => one.id === id && !one.isBot);
  if (user === undefined) throw new Refused(404, 'Nobody here has that name.');
  return user;
}

export function channelOf(options: PageOptions, id: string, user: StandInUser): StandInChannel {
  const channel = options.slack.channels.find((one) => one.id === id && one.members.includes(user.id));
  if (channel === undefined) throw new Refused(404, `${user.realName} is not in that channel.`);
  return channel;
}

/** Nothing decided on the page may lead to a mail that leaves the house. */
export function refuseDeciding(options: PageOptions): void {
  if (!options.deciding.allowed) throw new Refused(403, options.deciding.why);
}

export function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Refused(400, result.error.issues.map((issue) => issue.message).join(' '));
}
