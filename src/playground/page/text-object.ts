import { withEmoji, withEmojiNames } from './emoji.ts';
import { text } from './json.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import type { Json } from './state.ts';

/** A text object: mrkdwn is parsed as Slack does it, plain_text never is. */
export function textObject(json: Json | null, names: Names): Node[] {
  if (json === null) return [];
  if (json.type === 'mrkdwn') return mrkdwn(text(json, 'text'), names);
  return plain(json);
}

export function plain(json: Json | null): Node[] {
  if (json === null) return [];
  const words = text(json, 'text');
  return json.emoji === false ? withEmoji(words) : withEmojiNames(words);
}
