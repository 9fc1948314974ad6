import type { StandInChannel, StandInUser } from '../stand-in.ts';
import { BOT, TEAM } from '../workspace.ts';

type Payload = Record<string, unknown>;

export function userPayload(user: StandInUser): Payload {
  return {
    id: user.id,
    team_id: isOfOthers(user) ? 'T07OTHERORG' : TEAM.id,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: 'Etc/UTC',
    tz_offset: 0,
    profile: {
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      team: TEAM.id,
      ...(user.isBot ? { bot_id: BOT.botId, api_app_id: BOT.appId } : { email: user.email }),
    },
    is_admin: false,
    is_owner: false,
    is_restricted: user.standing === 'restricted' || user.standing === 'ultra_restricted',
    is_ultra_restricted: user.standing === 'ultra_restricted',
    ...(isOfOthers(user) ? { is_stranger: user.standing === 'stranger' } : {}),
    is_bot: user.isBot,
    is_app_user: false,
  };
}

export function channelPayload(channel: StandInChannel): Payload {
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_mpim: false,
    is_private: false,
    is_archived: false,
    is_general: false,
    is_shared: channel.isShared ?? false,
    is_ext_shared: channel.isShared ?? false,
    is_org_shared: false,
    is_member: channel.members.includes(BOT.userId),
    context_team_id: TEAM.id,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

function isOfOthers({ standing }: StandInUser): boolean {
  return standing === 'stranger' || standing === 'other_team';
}
