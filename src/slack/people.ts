import { StepcheckError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { SlackClient } from './client.ts';
import { members } from './pages.ts';

const PROFILE_MS = 10 * 60_000;
const MEMBERS_MS = 30_000;
const MOST_PROFILES = 2000;

export interface Profile {
  name: string | null;
  email: string | null;
}

/** Who somebody is, and who may decide. Both are remembered for a while: Slack limits how often one may ask. */
export interface People {
  profile(userId: string): Promise<Profile>;
  /** Members of the review channel, the bot among them. */
  reviewers(): Promise<string[]>;
}

export function createPeople(client: SlackClient, reviewChannel: string, clock: Clock): People {
  const profiles = new Map<string, { profile: Profile; until: number }>();
  let reviewers = { ids: [] as string[], until: 0 };

  return {
    async profile(userId) {
      const known = profiles.get(userId);
      if (known && known.until > clock.now()) return known.profile;
      const profile = await ask(client, userId);
      if (profiles.size >= MOST_PROFILES) profiles.clear();
      profiles.set(userId, { profile, until: clock.now() + PROFILE_MS });
      return profile;
    },
    async reviewers() {
      if (reviewers.until > clock.now()) return reviewers.ids;
      reviewers = { ids: await members(client, reviewChannel), until: clock.now() + MEMBERS_MS };
      return reviewers.ids;
    },
  };
}

/** People of other organisations may not be visible to us: they have no name then, and are still answered. */
async function ask(client: SlackClient, userId: string): Promise<Profile> {
  try {
    const { user } = await client.call('users.info', { user: userId });
    const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name;
    return { name: name || null, email: user.profile?.email || null };
  } catch (error) {
    if (error instanceof StepcheckError && /^slack_user_not_(found|visible)$/.test(error.code)) {
      return { name: null, email: null };
    }
    throw error;
  }
}
