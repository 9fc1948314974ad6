import type { StandInUser } from './stand-in.ts';

// A web address, a mail address or "@name": what Slack's composer turns into marks of its own.
const MARK =
  /(?<url>\bhttps?:\/\/[^\s<>]*[^\s<>.,;:!?)'"])|(?<mail>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<!\w)@(?<name>\w[\w.-]*\w)/g;

/**
 * What a person typed, as Slack passes it on: `&`, `<` and `>` escaped, addresses as `<...>`, "@name" as a mention
 * where there is somebody of that name.
 */
export function typedText(text: string, users: readonly StandInUser[]): string {
  let passed = '';
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    passed += escapeText(text.slice(end, match.index)) + mark(match, users);
    end = match.index + match[0].length;
  }
  return passed + escapeText(text.slice(end));
}

/** The reverse of the escaping alone. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function mark(match: RegExpExecArray, users: readonly StandInUser[]): string {
  const { url, mail, name } = match.groups ?? {};
  if (url !== undefined) return `<${escapeText(url)}>`;
  if (mail !== undefined) return `<mailto:${mail}|${mail}>`;
  const user = users.find((known) => known.name === name);
  return user === undefined ? escapeText(match[0]) : `<@${user.id}>`;
}
