import { canonicalText } from '../core/canonical-text.ts';

const TOKEN = /<([^<>\n]+)>/g;

/** Ids of the people whom a text mentions. */
export function mentioned(text: string): string[] {
  return [...new Set([...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((match) => match[1] ?? ''))];
}

/**
 * A message's text as a person reads it: Slack's escapes and its `<...>` marks resolved, in canonical form.
 * https://docs.slack.dev/messaging/formatting-message-text#parsing
 */
export function readableText(text: string, names: ReadonlyMap<string, string>): string {
  return canonicalText(unescapeEntities(text.replace(TOKEN, (_, token: string) => resolve(token, names))));
}

function resolve(token: string, names: ReadonlyMap<string, string>): string {
  const bar = token.indexOf('|');
  const target = bar === -1 ? token : token.slice(0, bar);
  const label = bar === -1 ? '' : token.slice(bar + 1);
  if (target.startsWith('@')) return `@${names.get(target.slice(1)) ?? (label || target.slice(1))}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return special(target.slice(1), label);
  return link(target, label);
}

function special(target: string, label: string): string {
  if (/^(channel|here|everyone)$/.test(target)) return `@${target}`;
  return label || target;
}

/** A label that is no part of the address does not show it: the address stays beside it. */
function link(address: string, label: string): string {
  const bare = address.replace(/^(mailto|tel):/, '');
  if (label === '') return bare;
  return bare.includes(label) ? label : `${label} (${bare})`;
}

function unescapeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
