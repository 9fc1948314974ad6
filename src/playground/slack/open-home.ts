import { viewPayload } from './modals.ts';
import type { Parts } from './parts.ts';
import { newId } from './store.ts';
import { seconds } from './timestamp.ts';
import { BOT, TEAM } from './workspace.ts';

/** A person opens the app's Home: https://docs.slack.dev/reference/events/app_home_opened */
export async function openHome(parts: Parts, userId: string): Promise<void> {
  const home = parts.homes.of(userId);
  const ts = parts.store.newTs();
  const event = {
    type: 'app_home_opened',
    user: userId,
    channel: `D${userId.slice(1)}`,
    tab: 'home',
    event_ts: ts,
    ...(home === null ? {} : { view: viewPayload(home) }),
  };
  const eventId = newId('Ev');
  await parts.delivery.event({
    token: 'verification',
    team_id: TEAM.id,
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
  });
}
