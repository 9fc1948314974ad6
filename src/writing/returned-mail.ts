import { canonicalLine } from '../core/canonical-text.ts';
import { mailName, type Send } from '../core/send.ts';

const MAX_SERVER_WORDS = 200;
const ABOUT_REPLY = /^(?:Your reply (?:did not reach|may not have reached) |Delivery of your reply )/;

interface Returned {
  /** The mail that it is about; null where only the case is known. */
  mail: Send | null;
  /** Somebody who was to get a copy of it; null for whom it was written to. */
  copyTo: string | null;
}

/** What a card says of a mail that did not arrive: why, and in the other server's own words. */
export function returnedProblem(returned: Returned, words: string, serverWords: string | null): string {
  const { mail, copyTo } = returned;
  const whom = copyTo ?? 'the customer';
  const said = canonicalLine(serverWords ?? '');
  const quoted = said === '' ? '' : ` Their server says: "${bounded(said)}"`;
  return `${capital(nameOf(mail))} did not reach ${whom}: ${words}.${quoted}`;
}

/** What a card says while another server goes on trying. */
export function delayedProblem({ mail, copyTo }: Returned): string {
  const whom = copyTo === null ? '' : ` to ${copyTo}`;
  return `Delivery of ${nameOf(mail)}${whom} is delayed: their server goes on trying.`;
}

/** What a card says where a mail server reported on a mail in words that we do not understand. */
export function unclearProblem(mail: Send | null): string {
  return `${capital(nameOf(mail))} may not have reached the customer: a mail server reported on it, see this card's thread.`;
}

/** The problems without what was said of a reply that has gone out (again) since. */
export function withoutReturned(problems: readonly string[]): string[] {
  return problems.filter((problem) => !ABOUT_REPLY.test(problem));
}

function nameOf(mail: Send | null): string {
  const name = mail && mailName(mail);
  if (name === null) return 'a mail of ours';
  return name === 'ack' ? 'the acknowledgement' : 'your reply';
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`;
}

function bounded(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_SERVER_WORDS
    ? text
    : `${characters.slice(0, MAX_SERVER_WORDS - 1).join('')}…`;
}
