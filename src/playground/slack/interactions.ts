import { type OpenModal, viewPayload } from './modals.ts';
import type { Parts } from './parts.ts';
import { messagePayload } from './payloads/message.ts';
import type { PressedButton } from './stand-in.ts';
import { type Block, channelById, type StoredMessage } from './state.ts';
import { BOT, TEAM } from './workspace.ts';

type Payload = Record<string, unknown>;

/** A person used a button or a menu of a message. */
export function blockActions(
  parts: Parts,
  userId: string,
  message: StoredMessage,
  button: PressedButton,
  element: Block,
): Payload {
  const { state } = parts.store;
  const channel = channelById(state, message.channelId);
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  const view = { origin: parts.origin(), metadata: true, thread: true };
  return {
    type: 'block_actions',
    ...common(parts, userId),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: false,
      ...thread,
    },
    trigger_id: parts.triggers.issue({ userId, window: button.window ?? '' }),
    channel: { id: message.channelId, name: channel?.name ?? '' },
    message: messagePayload(state, message, view),
    state: { values: {} },
    actions: [action(button, element, parts.clock.now())],
  };
}

/** A person used a button or a menu in a modal that is open for them: it comes with all that stands in the modal. */
export function viewActions(
  parts: Parts,
  modal: OpenModal,
  pressed: PressedElement,
  element: Block,
  values: Payload,
): Payload {
  return {
    type: 'block_actions',
    ...common(parts, modal.userId),
    container: { type: 'view', view_id: modal.id },
    trigger_id: parts.triggers.issue(modal),
    view: viewPayload(modal, values),
    actions: [action(pressed, element, parts.clock.now())],
  };
}

/** What of a press tells which element it was. */
type PressedElement = Pick<PressedButton, 'blockId' | 'actionId' | 'selected'>;

/** A person sent off or gave up a modal. */
export function viewInteraction(
  parts: Parts,
  type: 'view_submission' | 'view_closed',
  modal: OpenModal,
  values: Payload,
): Payload {
  const more =
    type === 'view_submission'
      ? { trigger_id: parts.triggers.issue(modal), response_urls: [] }
      : { is_cleared: false };
  return { type, ...common(parts, modal.userId), ...more, view: viewPayload(modal, values) };
}

export function common(parts: Parts, userId: string): Payload {
  const user = parts.store.state.users.find((known) => known.id === userId);
  return {
    user: { id: userId, username: user?.name ?? userId, name: user?.name ?? userId, team_id: TEAM.id },
    team: { id: TEAM.id, domain: TEAM.domain },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: BOT.appId,
    token: 'verification',
  };
}

export function action(button: PressedElement, element: Block, now: number): Payload {
  const at = { action_id: button.actionId, block_id: button.blockId, type: element.type };
  const time = { action_ts: (now / 1000).toFixed(6) };
  if (element.type !== 'button') {
    return { ...at, selected_option: optionOf(element, button.selected), ...time };
  }
  const { text, value, style } = element;
  return {
    ...at,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...time,
  };
}

function optionOf(element: Block, value: string | undefined): unknown {
  const options = Array.isArray(element.options) ? (element.options as Block[]) : [];
  return options.find((option) => option.value === value) ?? null;
}
