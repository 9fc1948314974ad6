import type { LoadedArticle } from '../core/article.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import type { Evidence } from '../core/ledger.ts';
import type { Address, Message } from '../core/message.ts';
import type { Pause } from '../core/office.ts';
import { wordsIn } from '../core/refusals.ts';
import type { ReviewCard } from '../core/review.ts';
import type { Send } from '../core/send.ts';
import type { DeskSettings } from '../core/settings.ts';
import type { ReplyRoute, Ticket } from '../core/ticket.ts';
import { answersGiven } from './answers.ts';
import { handlingOf } from './card-handling.ts';
import {
  aboutLine,
  acknowledgementLine,
  asideWarning,
  languageWarning,
  messageWarnings,
  missedCopies,
  progressLine,
  unreadableWarning,
} from './card-lines.ts';
import { cardStatus, wroteAgain } from './card-status.ts';
import { cardSteps } from './card-steps.ts';
import { countLine } from './count-line.ts';
import { silentWarning } from './nudge.ts';
import { fileLines, pictureLines } from './picture-lines.ts';
import {
  forwardedWarning,
  fullName,
  possiblyWarning,
  replyToWarning,
  senderCheckWarnings,
  strangerWarning,
} from './sender-warnings.ts';

export interface ReviewCardInput {
  ticket: Ticket;
  /** The ticket's newest draft, its reply's send, and the acknowledgement's. */
  draft: Draft | null;
  reply: Send | null;
  acknowledgement: Send | null;
  article: LoadedArticle | null;
  messages: readonly Message[];
  quoteOf: (evidence: Evidence) => string;
  /** What the customer added in the newest message, quotes left out. */
  newestWords: string;
  settings: DeskSettings;
  /** What the reading found odd about who wrote. */
  senderWarnings?: readonly string[];
  /** The first of the tickets that this one possibly belongs to. */
  possibly?: Ticket | null;
  /** Who has paused all sending, and since when. */
  pause?: Pause | null;
  /** Other open cases of the same firm that wait for the same thing. */
  sameFirm?: readonly string[];
}

/** Enough to know what one answers; the whole lies in the card's thread. */
const EXCERPT_LENGTH = 320;
const UNREAD_EXCERPT_LENGTH = 80;

/** All that an agent sees of a case, in words: a pure function of its records. */
export function reviewCard(input: ReviewCardInput): ReviewCard {
  const { ticket, article, messages, acknowledgement, quoteOf, settings } = input;
  const { reading, customer } = ticket;
  const name = customer.name ?? customer.address ?? customer.id;
  const unread = ticket.unreadable.length > 0 ? 'Could not read this mail' : '';
  const draft = input.draft?.state === 'superseded' || ticket.mergedInto ? null : input.draft;
  const standing = cardStatus(input);
  return {
    ticketId: ticket.id,
    rev: ticket.rev,
    draftVersion: ticket.draftVersion,
    messages: wordsIn(ticket),
    title: [ticket.id, unread, name, ticket.subject].filter(Boolean).join(' · '),
    sender: fullName(customer),
    channel: messages[0]?.thread.channel ?? ticket.route?.channel ?? 'email',
    subject: ticket.subject,
    excerpt: excerptOf(input),
    warnings: warningsOf(input),
    about: aboutLine(reading, article),
    progress: progressLine(reading),
    steps: reading && article ? cardSteps(reading, article, quoteOf) : [],
    questions: ticket.mergedInto ? [] : questionsOf(input, draft),
    count: countLine(reading, article),
    pictures: pictureLines(reading),
    files: fileLines(messages, reading),
    acknowledgement: acknowledgementLine(ticket, acknowledgement),
    draft: draft && {
      to: recipient(ticket.route, draft),
      cc: draft.recipients?.cc.map(nameAndAddress).join(', ') ?? '',
      // A Slack thread has no subject.
      subject: ticket.route?.channel === 'slack' ? '' : draft.content.subject,
      text: draft.content.text,
      source: sourceOf(draft),
    },
    draftWarnings: draft ? [...draft.warnings, ...languageWarning(reading, draft, settings)] : [],
    linkTo: linkTo(input),
    owner: ticket.owner,
    snoozedUntil: ticket.snoozedUntil,
    escalation: ticket.escalation,
    news: ticket.news,
    sameFirm: [...(input.sameFirm ?? [])],
    ...standing,
    handling: handlingOf(ticket, standing.status),
  };
}

/** Of what nobody could read only a glance: it may be no words at all. */
function excerptOf({ newestWords, messages }: ReviewCardInput): string {
  const length = messages.at(-1)?.readable === false ? UNREAD_EXCERPT_LENGTH : EXCERPT_LENGTH;
  return newestWords.replace(/\s+/g, ' ').slice(0, length);
}

function warningsOf(input: ReviewCardInput): string[] {
  const { ticket, messages, senderWarnings = [] } = input;
  // All that is left to know of it is said where it belongs.
  if (ticket.mergedInto) return [];
  const picked = input.draft?.recipients
    ? []
    : [...forwardedWarning(ticket), ...replyToWarning(ticket, messages)];
  const again = wroteAgain(input) ? ['The customer has written again.'] : [];
  const noRoute = ticket.route ? [] : ['There is no address that an answer could go to.'];
  const warnings = [
    ...unreadableWarning(ticket),
    ...again,
    ...silentWarning(ticket, input.draft),
    ...(ticket.state === 'parked' ? [] : noRoute),
    ...possiblyWarning(ticket, messages),
    ...missedCopies(input.reply),
    ...senderCheckWarnings(messages),
    ...senderWarnings,
    ...strangerWarning(ticket, messages),
    ...picked,
    ...messageWarnings(messages),
    ...(ticket.reading?.warnings ?? []),
    ...ticket.problems,
    ...asideWarning(ticket),
  ];
  return [...new Set(warnings)];
}

/** Of old cases no question was taken out; what an agent wrote is taken to answer what was asked. */
function questionsOf(
  { ticket, article, quoteOf }: ReviewCardInput,
  draft: Draft | null,
): ReviewCard['questions'] {
  const { reading } = ticket;
  if (!reading) return [];
  const given = article ? answersGiven(reading, article).map(({ id }) => id) : [];
  return reading.questions
    .map(({ evidence, answer }) => ({
      text: quoteOf(evidence),
      answered:
        draft !== null && (draft.content.source === 'agent' || (answer !== null && given.includes(answer))),
    }))
    .filter(({ text }) => text !== '');
}

function linkTo({ ticket, possibly = null }: ReviewCardInput): ReviewCard['linkTo'] {
  const [ticketId] = ticket.possibly;
  if (!ticketId || ticket.mergedInto) return null;
  return { ticketId, customer: possibly?.id === ticketId ? fullName(possibly.customer) : null };
}

function recipient(route: ReplyRoute | null, { recipients }: Draft): string {
  if (!route) return 'nobody';
  if (route.channel === 'slack') return 'their Slack thread';
  return nameAndAddress(recipients?.to ?? { name: route.toName, address: route.to });
}

function nameAndAddress({ name, address }: Address): string {
  return name ? `${name} <${address}>` : address;
}

function sourceOf({ content, decided }: Draft): string {
  const words: Record<DraftContent['source'], string> = {
    template: 'written from the article',
    openai: 'written from the article, reworded by the model',
    agent: `written by ${decided?.by.name ?? 'an agent'}`,
  };
  return words[content.source];
}
