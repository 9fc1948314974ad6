import type { Article } from '../core/article.ts';
import { failedSenderCheck } from '../core/authentication.ts';
import type { Draft } from '../core/draft.ts';
import type { Message } from '../core/message.ts';
import type { Reading, Screenshot } from '../core/reading.ts';
import type { Send } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';

const SURENESS = { high: 'sure', medium: 'fairly sure', low: 'not sure' };

export function aboutLine(reading: Reading | null, article: Article | null): string {
  if (!reading) return 'Not read yet';
  if (reading.article) {
    const { id, confidence, reason } = reading.article;
    const about = `${article?.title ?? id} · ${SURENESS[confidence]}`;
    // Only a doubt wants its reason read.
    return confidence === 'high' ? about : `${about}: ${reason}`;
  }
  return reading.topic === null
    ? 'No article fits'
    : `No article fits. It seems to be about: ${reading.topic}`;
}

export function progressLine(reading: Reading | null): string | null {
  if (!reading?.article) return null;
  const done = reading.ledger.filter((entry) => entry.status === 'done').length;
  return `${done} of ${reading.ledger.length} steps done · ${reading.stage.replaceAll('_', ' ')}`;
}

/** The count from the text, the count from a picture and the article's own, side by side. */
export function countLine(reading: Reading | null, article: Article | null): string | null {
  if (!reading || !article?.expected_counts) return null;
  const { reported, fromScreenshot, verdict } = reading.scopes;
  const { complete, without_calendar } = article.expected_counts;
  const expected = `expected: ${complete}, or ${without_calendar} without calendar`;
  if (reported === null && fromScreenshot === null) return `No count yet (${expected})`;
  const said = [
    ...(reported === null ? [] : [`the text says ${reported}`]),
    ...(fromScreenshot === null ? [] : [`a picture shows ${fromScreenshot}`]),
  ].join(', ');
  const verdicts = {
    complete: 'complete',
    complete_without_calendar: 'complete without calendar',
    unexpected: 'not a number we expect',
    conflict: 'the two differ',
    not_reported: 'too little to judge by',
  };
  return `${said[0]?.toUpperCase()}${said.slice(1)}: ${verdicts[verdict]} (${expected})`;
}

export function pictureLine(picture: Screenshot): string {
  const { name, screen, count, cutOff, problem } = picture;
  if (screen === 'unreadable') return `${name}: could not be read${problem ? ` (${problem})` : ''}`;
  if (problem === 'not read') return `${name}: contents not read`;
  const seen = screen === 'other' ? 'another picture' : screen.replaceAll('_', ' ');
  const counted = count === null ? '' : `, ${cutOff ? 'at least ' : ''}${count} permissions`;
  return `${name}: ${seen}${counted}${problem ? ` (${problem})` : ''}`;
}

export function acknowledgementLine(ticket: Ticket, send: Send | null): string {
  const reason = send?.outcome?.detail ?? ticket.acknowledge.reason;
  switch (send?.state) {
    case 'sent':
      return 'Acknowledged';
    case 'due':
    case 'claimed':
      return 'Acknowledgement on its way';
    case 'failed':
      return `Acknowledgement failed: ${reason}`;
    case 'unknown':
      return `Acknowledgement: nobody knows whether it went out (${reason})`;
    default:
      return reason === 'acknowledgements are off'
        ? 'Acknowledgements are off'
        : `Not acknowledged: ${reason}`;
  }
}

/** Files that are no pictures: nobody has read them. */
export function fileLines(messages: readonly Message[]): string[] {
  return messages
    .flatMap(({ attachments }) => attachments)
    .filter(({ picture }) => !picture)
    .map(({ name, problem }) => (problem === null ? name : `${name}: ${problem}`));
}

/** What makes the sender or the contents worth a second look, from the messages alone. */
export function messageWarnings(messages: readonly Message[]): string[] {
  return messages.flatMap((message) => [
    ...message.problems,
    ...message.attachments
      .filter((file) => file.problem !== null && !file.picture)
      .map((file) => `${file.name}: ${file.problem}`),
    ...senderCheckWarning(message),
    ...replyToWarning(message),
  ]);
}

/** Whoever knows of the case may write into it; the reply goes to its customer all the same. */
export function strangerWarning({ customer }: Ticket, messages: readonly Message[]): string[] {
  const sender = messages.at(-1)?.sender;
  if (!sender || sender.id === customer.id) return [];
  return [`The newest message is from ${fullName(sender)}, not from ${customer.name ?? fullName(customer)}.`];
}

/** Automatic mail in the case's thread is no message of the customer's. */
export function asideWarning({ aside }: Ticket): string[] {
  if (aside.length === 0) return [];
  if (aside.length === 1) return ["1 automatic reply came in; it is in this card's thread."];
  return [`${aside.length} automatic replies came in; they are in this card's thread.`];
}

/** "Name <address>", as far as they are known. */
export function fullName({ id, name, address }: Message['sender']): string {
  if (name && address) return `${name} <${address}>`;
  return name || address || id || 'somebody without a name';
}

export function languageWarning(reading: Reading | null, draft: Draft): string[] {
  if (!reading || reading.language === draft.content.language) return [];
  const [theirs, ours] = [languageName(reading.language), languageName(draft.content.language)];
  return [`The customer writes in ${theirs}; this reply is in ${ours}.`];
}

function senderCheckWarning(message: Message): string[] {
  const check = failedSenderCheck(message);
  if (check === null) return [];
  return [
    `The sender check (${check}) failed: this mail may not come from ${message.sender.address ?? 'its sender'}.`,
  ];
}

function replyToWarning({ thread, sender }: Message): string[] {
  if (thread.channel !== 'email' || !sender.address) return [];
  const from = sender.address.toLowerCase();
  const others = thread.replyTo
    .map(({ address }) => address)
    .filter((address) => address.toLowerCase() !== from);
  if (others.length === 0) return [];
  return [`The mail asks for answers to ${others.join(', ')}; ours goes to its sender, ${sender.address}.`];
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    // Not a language code that Intl knows.
    return code;
  }
}
