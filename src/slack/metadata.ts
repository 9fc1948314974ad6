import type { StoredMessage } from './answers.ts';

/** What each kind of post of ours carries, so that it is found again by ids and never by its words. */
export interface PostMetadata {
  stepcheck_card: { ticket: string; version: number };
  stepcheck_original: { ticket: string; message: string };
  stepcheck_note: { ticket: string; key: string };
  stepcheck_reply: { send: string };
  stepcheck_notice: { key: string };
}
export type PostType = keyof PostMetadata;

export function metadataOf<T extends PostType>(type: T, payload: PostMetadata[T]) {
  return { event_type: type as string, event_payload: { ...payload } };
}

/** Whether a message is our own post of this kind. Others may write metadata too: theirs is not believed. */
export function isPost<T extends PostType>(
  message: StoredMessage,
  ownUserId: string,
  type: T,
  wanted: Partial<PostMetadata[T]>,
): boolean {
  const { metadata } = message;
  if (message.user !== ownUserId || metadata?.event_type !== type) return false;
  return Object.entries(wanted).every(([key, value]) => metadata.event_payload[key] === value);
}
