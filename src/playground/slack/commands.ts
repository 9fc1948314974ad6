import { noticeActions, shortcutPayload, viewActions } from './more-interactions.ts';
import type { Parts } from './parts.ts';
import { elementIn, noAnswer, noSuch } from './people.ts';
import type { PressedElement } from './stand-in.ts';
import { type Block, channelById, messageAt } from './state.ts';
import { typedText } from './typed-text.ts';
import { BOT, TEAM } from './workspace.ts';

/** A person types a slash command: https://docs.slack.dev/interactivity/implementing-slash-commands */
export async function typeCommand(
  parts: Parts,
  userId: string,
  channelId: string,
  typed: string,
  window = '',
): Promise<void> {
  const channel = channelById(parts.store.state, channelId);
  if (!channel?.members.includes(userId)) throw noSuch('channel that this person is a member of');
  const user = parts.store.state.users.find(({ id }) => id === userId);
  const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const answer = await parts.delivery.command({
    token: 'verification',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channelId,
    channel_name: channel.name,
    user_id: userId,
    user_name: user?.name ?? userId,
    command,
    text: typedText(text, parts.store.state.users),
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url:
      parts.origin() + parts.responseUrls.issue({ userId, channelId, noticeId: null }, parts.clock.now()),
    trigger_id: parts.triggers.issue({ userId, window }),
  });
  if (answer === null) throw noAnswer();
}

/** A person picks one of the app's shortcuts in a message's menu. */
export async function useShortcut(
  parts: Parts,
  userId: string,
  place: { channelId: string; ts: string },
  callbackId: string,
  window = '',
): Promise<void> {
  const message = messageAt(parts.store.state, place.channelId, place.ts);
  if (message === null) throw noSuch('message');
  const payload = shortcutPayload(parts, userId, message, callbackId, window);
  if ((await parts.delivery.interaction(payload, false)) === null) throw noAnswer();
}

/** A person presses a button on the app's Home. */
export async function pressHome(parts: Parts, userId: string, button: PressedElement): Promise<void> {
  const home = parts.homes.of(userId);
  const element = home && elementIn(home.view.blocks as Block[], button);
  if (!home || !element) throw noSuch('button on the Home');
  if ((await parts.delivery.interaction(viewActions(parts, home, button, element), false)) === null)
    throw noAnswer();
}

/** A person presses a button of something that only they see. */
export async function pressNotice(
  parts: Parts,
  userId: string,
  noticeId: string,
  button: PressedElement,
): Promise<void> {
  const notice = parts.notices.of(userId).find(({ id }) => id === noticeId);
  const element = notice && elementIn(notice.blocks as Block[], button);
  if (!notice || !element) throw noSuch('button');
  const payload = noticeActions(parts, userId, notice, button, element);
  if ((await parts.delivery.interaction(payload, false)) === null) throw noAnswer();
}
