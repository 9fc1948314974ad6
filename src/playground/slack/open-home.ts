import { viewPayload } from './modals.ts';
import type { Parts } from './parts.ts';
import { eventCallback } from './payloads/event.ts';
import { newId } from './store.ts';

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
  await parts.delivery.event(eventCallback(event, newId('Ev'), ts));
}
