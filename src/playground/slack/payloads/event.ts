import type { StoredMessage } from '../state.ts';
import { seconds } from '../timestamp.ts';
import { BOT, TEAM } from '../workspace.ts';

type Payload = Record<string, unknown>;

/** `event_callback` around a new or changed message. */
export function messageEvent(
  message: StoredMessage,
  payload: Payload,
  eventId: string,
  previous: Payload | null,
): Payload {
  const place = {
    channel: message.channelId,
    channel_type: 'channel',
    event_ts: message.editedTs ?? message.ts,
  };
  const event =
    previous === null
      ? { ...payload, ...place }
      : {
          type: 'message',
          subtype: 'message_changed',
          hidden: true,
          ts: message.editedTs ?? message.ts,
          message: payload,
          previous_message: previous,
          ...place,
        };
  return eventCallback(event, eventId, place.event_ts);
}

/** What Slack puts around every event. */
export function eventCallback(event: Payload, eventId: string, ts: string): Payload {
  return {
    token: 'verification',
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: BOT.appId,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: seconds(ts),
    authorizations: [
      {
        enterprise_id: null,
        team_id: TEAM.id,
        user_id: BOT.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}
