import type { Article } from '../core/article.ts';
import type { Draft } from '../core/draft.ts';
import type { Message } from '../core/message.ts';
import type { Reading } from '../core/reading.ts';
import type { Send } from '../core/send.ts';
import type { DeskSettings } from '../core/settings.ts';
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

/** What of the messages could not be read. */
export function messageWarnings(messages: readonly Message[]): string[] {
  return messages.flatMap((message) => [
    ...message.problems,
    ...message.attachments
      .filter((file) => file.problem !== null && !file.picture)
      .map((file) => `${file.name}: ${file.problem}`),
  ]);
}

/** Who in Cc did not get the reply, as the mail server said: "Cc not delivered to bob@firm.example (550 ...)". */
export function missedCopies(reply: Send | null): string[] {
  if (reply?.state !== 'sent') return [];
  return (reply.outcome?.detail ?? '').match(/Cc not delivered to [^;]+/g) ?? [];
}

/** The mail itself is all there is to go by. */
export function unreadableWarning({ unreadable }: Ticket): string[] {
  if (unreadable.length === 0) return [];
  if (unreadable.length === 1)
    return ["Could not read this mail: it lies in this card's thread as a file, just as it came."];
  return [
    `Could not read ${unreadable.length} mails: they lie in this card's thread as files, just as they came.`,
  ];
}

/** Automatic mail in the case's thread is no message of the customer's. */
export function asideWarning({ aside, asideMore }: Ticket): string[] {
  if (asideMore > 0) {
    const all = (aside.length + asideMore).toLocaleString('en-US');
    return [
      `${all} automatic mails came in; the first ones are in this card's thread, the others are kept and only counted.`,
    ];
  }
  if (aside.length === 0) return [];
  if (aside.length === 1) return ["1 automatic mail came in; it is in this card's thread."];
  return [`${aside.length} automatic mails came in; they are in this card's thread.`];
}

/** Where the reply is in another language than its customer's, or than the agents'. */
export function languageWarning(
  reading: Reading | null,
  { content }: Draft,
  { language: desk }: Pick<DeskSettings, 'language'>,
): string[] {
  const reply = languageName(content.language);
  const theirs = reading?.language ?? content.language;
  const other =
    theirs === content.language
      ? []
      : [`The customer writes in ${languageName(theirs)}; this reply is in ${reply}.`];
  if (content.inDeskLanguage === null || content.language === desk) return other;
  return [...other, `This reply is in ${reply}; the same in ${languageName(desk)} is in this card's thread.`];
}

/** "Draft 2 in English": what stands above a draft in the agents' language. */
export function draftHeading({ version }: Draft, { language }: Pick<DeskSettings, 'language'>): string {
  return `Draft ${version} in ${languageName(language)}`;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    // Not a language code that Intl knows.
    return code;
  }
}
