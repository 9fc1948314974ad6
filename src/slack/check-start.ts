import { StepcheckError } from '../core/errors.ts';
import { botScopes } from './api-table.ts';
import type { SlackClient } from './client.ts';

export interface OwnIdentity {
  team: string;
  ownUserId: string;
  botId: string | undefined;
  /** The workspace's address, with a slash at its end. */
  workspaceUrl: string;
  enterprise: string | null;
}

/** Who we are in Slack. Throws with all that is missing (scopes, invitations), so that it can be mended in one go. */
export async function checkStart(
  client: SlackClient,
  channels: readonly string[],
  reviewerGroup: string | null,
): Promise<OwnIdentity> {
  const auth = await client.call('auth.test', {});
  const missing = missingScopes(auth.response_metadata?.scopes, reviewerGroup);
  for (const channel of new Set(channels)) missing.push(...(await channelProblems(client, channel)));
  if (reviewerGroup !== null) missing.push(...(await groupProblems(client, reviewerGroup)));
  if (missing.length > 0) {
    throw new StepcheckError('slack_setup', 'person', `Slack is not set up yet:\n- ${missing.join('\n- ')}`);
  }
  return {
    team: auth.team_id,
    ownUserId: auth.user_id,
    botId: auth.bot_id,
    workspaceUrl: auth.url ?? 'https://slack.com/',
    enterprise: auth.enterprise_id ?? null,
  };
}

/** Slack names a token's scopes in a header of its answers; without it the first call that needs one will tell. */
function missingScopes(granted: string[] | undefined, reviewerGroup: string | null): string[] {
  if (!granted) return [];
  // Only who decides by a user group needs to read one.
  const needed = botScopes().filter((scope) => scope !== 'usergroups:read' || reviewerGroup !== null);
  const missing = needed.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return [];
  const advice =
    'Add them to the app (npm run -s slack-manifest prints the whole manifest) and install it again.';
  return [`The app lacks the scopes ${missing.join(', ')}. ${advice}`];
}

async function channelProblems(client: SlackClient, id: string): Promise<string[]> {
  try {
    const { channel } = await client.call('conversations.info', { channel: id });
    const name = channel.name ? `#${channel.name} (${id})` : id;
    if (channel.is_archived) return [`The channel ${name} is archived. Unarchive it, or set another one.`];
    if (channel.is_member === false) return [`The bot is not in ${name}. Write /invite @stepcheck there.`];
    return [];
  } catch (error) {
    if (!(error instanceof StepcheckError) || error.turn === 'retry') throw error;
    return [`The channel ${id} cannot be seen. ${error.message}`];
  }
}

async function groupProblems(client: SlackClient, usergroup: string): Promise<string[]> {
  try {
    const { users } = await client.call('usergroups.users.list', { usergroup });
    return users.length > 0 ? [] : [`The user group ${usergroup} of REVIEWERS has no members.`];
  } catch (error) {
    if (!(error instanceof StepcheckError) || error.turn === 'retry') throw error;
    return [`The user group ${usergroup} of REVIEWERS cannot be read. ${error.message}`];
  }
}
