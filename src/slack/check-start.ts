import { StepcheckError } from '../core/errors.ts';
import { botScopes } from './api-table.ts';
import type { SlackClient } from './client.ts';

export interface OwnIdentity {
  team: string;
  ownUserId: string;
  botId: string | undefined;
  /** The workspace's address, with a slash at its end. */
  workspaceUrl: string;
}

/** Who we are in Slack. Throws with all that is missing (scopes, invitations), so that it can be mended in one go. */
export async function checkStart(client: SlackClient, channels: readonly string[]): Promise<OwnIdentity> {
  const auth = await client.call('auth.test', {});
  const missing = missingScopes(auth.response_metadata?.scopes);
  for (const channel of new Set(channels)) missing.push(...(await channelProblems(client, channel)));
  if (missing.length > 0) {
    throw new StepcheckError('slack_setup', 'person', `Slack is not set up yet:\n- ${missing.join('\n- ')}`);
  }
  return {
    team: auth.team_id,
    ownUserId: auth.user_id,
    botId: auth.bot_id,
    workspaceUrl: auth.url ?? 'https://slack.com/',
  };
}

/** Slack names a token's scopes in a header of its answers; without it the first call that needs one will tell. */
function missingScopes(granted: string[] | undefined): string[] {
  if (!granted) return [];
  const missing = botScopes().filter((scope) => !granted.includes(scope));
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
