import { StepcheckError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { SlackClient } from './client.ts';
import { members } from './pages.ts';

const PROFILE_MS = 10 * 60_000;
const MEMBERS_MS = 30_000;
const MOST_PROFILES = 2000;
/** So many profiles are asked for side by side. */
const AT_ONCE = 8;

export interface Profile {
  name: string | null;
  email: string | null;
  /** Not a full member of our own workspace or organisation, or not to be seen: never decides. */
  guest: boolean;
}

/** Who somebody is, and who may decide. All is remembered for a while: Slack limits how often one may ask. */
export interface People {
  profile(userId: string): Promise<Profile>;
  /** Members of the review channel, the bot among them, and of the user group: what they write is no customer's. */
  colleagues(): Promise<string[]>;
  /** Who may decide: of the user group, or where there is none of the review channel. Guests are never among them. */
  reviewers(): Promise<string[]>;
}

export interface Own {
  reviewChannel: string;
  /** The user group whose members decide; null: the review channel's members. */
  reviewerGroup: string | null;
  team: string;
  /** The organisation of an Enterprise Grid, whose workspaces all belong to us. */
  enterprise: string | null;
}

export function createPeople(client: SlackClient, own: Own, clock: Clock): People {
  const { reviewChannel, reviewerGroup } = own;
  const profiles = new Map<string, { profile: Profile; until: number }>();
  const inChannel = remembered(() => members(client, reviewChannel), clock);
  const inGroup = remembered(
    async () => (reviewerGroup === null ? [] : groupMembers(client, reviewerGroup)),
    clock,
  );

  async function profile(userId: string): Promise<Profile> {
    const known = profiles.get(userId);
    if (known && known.until > clock.now()) return known.profile;
    const found = await ask(client, userId, own);
    if (profiles.size >= MOST_PROFILES) profiles.clear();
    profiles.set(userId, { profile: found, until: clock.now() + PROFILE_MS });
    return found;
  }

  async function withoutGuests(ids: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const theirs = await Promise.all(some.map(profile));
      found.push(...some.filter((_, index) => theirs[index]?.guest === false));
    }
    return found;
  }

  return {
    profile,
    colleagues: async () => [...(await inChannel()), ...(await inGroup())],
    reviewers: async () => withoutGuests(await (reviewerGroup === null ? inChannel() : inGroup())),
  };
}

/** Slack's answer, for half a minute. */
function remembered(askFor: () => Promise<string[]>, clock: Clock): () => Promise<string[]> {
  let known = { ids: [] as string[], until: 0 };
  return async () => {
    if (known.until <= clock.now()) known = { ids: await askFor(), until: clock.now() + MEMBERS_MS };
    return known.ids;
  };
}

async function groupMembers(client: SlackClient, usergroup: string): Promise<string[]> {
  return (await client.call('usergroups.users.list', { usergroup })).users;
}

/** People of other organisations may not be visible to us: they have no name then, and are still answered. */
async function ask(client: SlackClient, userId: string, own: Own): Promise<Profile> {
  try {
    const { user } = await client.call('users.info', { user: userId });
    const name = user.profile?.real_name || user.real_name || user.profile?.display_name || user.name;
    return { name: name || null, email: user.profile?.email || null, guest: isGuest(user, own) };
  } catch (error) {
    if (error instanceof StepcheckError && /^slack_user_not_(found|visible)$/.test(error.code)) {
      return { name: null, email: null, guest: true };
    }
    throw error;
  }
}

interface Standing {
  team_id?: string | null;
  is_restricted?: boolean | null;
  is_ultra_restricted?: boolean | null;
  is_stranger?: boolean | null;
  enterprise_user?: { enterprise_id?: string | null } | null;
}

/** A guest of our workspace, or somebody of another one whom Slack Connect lets in. */
function isGuest(user: Standing, { team, enterprise }: Own): boolean {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return true;
  const isOurs = !user.team_id || user.team_id === team;
  const isOfOurFirm = Boolean(enterprise) && user.enterprise_user?.enterprise_id === enterprise;
  return !isOurs && !isOfOurFirm;
}
