import { randomBytes } from 'node:crypto';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const USES = 5;
const LIFE_MS = 30 * 60_000;

/** For whom an address to answer at was given out, and in answer to which private notice. */
interface Address {
  userId: string;
  channelId: string;
  noticeId: string | null;
  at: number;
  used: number;
}

/** The addresses at which an app may answer a command, a shortcut or a button. */
export interface ResponseUrls {
  /** A path below the origin. */
  issue(place: Pick<Address, 'userId' | 'channelId' | 'noticeId'>, at: number): string;
  take(token: string, at: number): Address | null;
}

export function createResponseUrls(): ResponseUrls {
  const known = new Map<string, Address>();
  return {
    issue(place, at) {
      const token = randomBytes(16).toString('hex');
      known.set(token, { ...place, at, used: 0 });
      return `/respond/${token}`;
    },
    take(token, at) {
      const address = known.get(token);
      if (!address || address.used >= USES || at - address.at > LIFE_MS) return null;
      address.used += 1;
      return address;
    },
  };
}
