import { canonicalLine } from '../core/canonical-text.ts';

const LONGEST = 150;
// "Re" in the languages whose mail programs write their own, repeated or counted ("Re[2]:").
const REPLY_PREFIXES = /^((re|aw|antw|sv|vs|odp|rif|res|ref)(\[\d+\]|\(\d+\))?\s*[:：]\s*)+/iu;

/** The subject of a reply: "Re: " once, on one line, bounded. */
export function replySubject(subject: string, withoutSubject = 'your message'): string {
  const bare = bareSubject(subject);
  return bounded(`Re: ${bare === '' ? withoutSubject : bare}`);
}

/** The subject of an acknowledgement: links are taken out, so that nobody can have us mail theirs to a third person. */
export function acknowledgementSubject(subject: string, ticketId: string): string {
  const harmless = canonicalLine(bareSubject(subject).replace(LINK, ''));
  const end = ` [${oneLine(ticketId)}]`;
  return bounded(`Re: ${harmless === '' ? 'your message' : harmless}`, LONGEST - end.length) + end;
}

const LINK = /\S*(:\/\/|www\.|[\p{L}\p{N}]\.\p{L}{2,})\S*/giu;

function bareSubject(subject: string): string {
  return oneLine(subject).replace(REPLY_PREFIXES, '').trim();
}

function oneLine(text: string): string {
  return canonicalLine(text.slice(0, 1000).replaceAll('\0', ' '));
}

function bounded(text: string, longest = LONGEST): string {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
