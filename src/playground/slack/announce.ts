import type { Delivered } from './delivery.ts';
import type { Parts } from './parts.ts';
import { messageEvent } from './payloads/event.ts';
import { messagePayload } from './payloads/message.ts';
import { channelById, type StoredMessage } from './state.ts';
import { newId } from './store.ts';
import { BOT } from './workspace.ts';

/** Tells the app of a new message, as Slack does of every message in its channels, its own included. */
export function announceMessage(parts: Parts, message: StoredMessage): Promise<Delivered> {
  return deliver(parts, message, null);
}

/** Tells the app that a message was changed. */
export function announceEdit(parts: Parts, message: StoredMessage, old: StoredMessage): Promise<Delivered> {
  return deliver(parts, message, old);
}

async function deliver(parts: Parts, message: StoredMessage, old: StoredMessage | null): Promise<Delivered> {
  const channel = channelById(parts.store.state, message.channelId);
  if (!channel?.members.includes(BOT.userId)) return 'nobody_connected';
  const view = { origin: parts.origin(), metadata: false, thread: false };
  const payload = messagePayload(parts.store.state, message, view);
  const previous = old === null ? null : messagePayload(parts.store.state, old, view);
  return parts.delivery.event(messageEvent(message, payload, newId('Ev'), previous));
}
