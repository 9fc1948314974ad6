import type { Home } from './homes.ts';
import { action, common } from './interactions.ts';
import { viewPayload } from './modals.ts';
import type { Parts } from './parts.ts';
import { messagePayload } from './payloads/message.ts';
import type { PressedElement, StandInNotice } from './stand-in.ts';
import { type Block, channelById, type StoredMessage } from './state.ts';

type Payload = Record<string, unknown>;

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function shortcutPayload(
  parts: Parts,
  userId: string,
  message: StoredMessage,
  callbackId: string,
  window: string,
): Payload {
  const { state } = parts.store;
  const { channelId } = message;
  const view = { origin: parts.origin(), metadata: false, thread: true };
  return {
    type: 'message_action',
    ...common(parts, userId),
    callback_id: callbackId,
    action_ts: seconds(parts),
    trigger_id: parts.triggers.issue({ userId, window }),
    response_url: address(parts, userId, channelId, null),
    channel: { id: channelId, name: channelById(state, channelId)?.name ?? '' },
    message_ts: message.ts,
    message: messagePayload(state, message, view),
  };
}

/** A button of a view: there is no message and no channel. */
export function viewActions(parts: Parts, home: Home, button: PressedElement, element: Block): Payload {
  const { userId } = home;
  return {
    type: 'block_actions',
    ...common(parts, userId),
    container: { type: 'view', view_id: home.id },
    trigger_id: parts.triggers.issue({ userId, window: button.window ?? '' }),
    view: viewPayload(home),
    actions: [action(button, element, parts.clock.now())],
  };
}

/** A button of an ephemeral message: the message itself does not come along. */
export function noticeActions(
  parts: Parts,
  userId: string,
  notice: StandInNotice,
  button: PressedElement,
  element: Block,
): Payload {
  const { channelId } = notice;
  return {
    type: 'block_actions',
    ...common(parts, userId),
    container: {
      type: 'message',
      message_ts: (notice.at / 1000).toFixed(6),
      channel_id: channelId,
      is_ephemeral: true,
      ...(notice.threadTs ? { thread_ts: notice.threadTs } : {}),
    },
    trigger_id: parts.triggers.issue({ userId, window: button.window ?? '' }),
    channel: { id: channelId, name: channelById(parts.store.state, channelId)?.name ?? '' },
    state: { values: {} },
    response_url: address(parts, userId, channelId, notice.id),
    actions: [action(button, element, parts.clock.now())],
  };
}

function address(parts: Parts, userId: string, channelId: string, noticeId: string | null): string {
  return parts.origin() + parts.responseUrls.issue({ userId, channelId, noticeId }, parts.clock.now());
}

function seconds({ clock }: Parts): string {
  return (clock.now() / 1000).toFixed(6);
}
