import type { LoadedArticle } from '../core/article.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import type { Evidence } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import type { ReviewCard } from '../core/review.ts';
import type { Send } from '../core/send.ts';
import type { DeskSettings } from '../core/settings.ts';
import type { ReplyRoute, Ticket } from '../core/ticket.ts';
import {
  aboutLine,
  acknowledgementLine,
  asideWarning,
  countLine,
  fileLines,
  fullName,
  languageWarning,
  messageWarnings,
  pictureLine,
  progressLine,
  strangerWarning,
} from './card-lines.ts';
import { cardStatus, wroteAgain } from './card-status.ts';

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
}

/** Enough to know what one answers; the whole lies in the card's thread. */
const EXCERPT_LENGTH = 320;

/** All that an agent sees of a case, in words: a pure function of its records. */
export function reviewCard(input: ReviewCardInput): ReviewCard {
  const { ticket, article, messages, acknowledgement } = input;
  const { reading, customer } = ticket;
  const name = customer.name ?? customer.address ?? customer.id;
  const draft = input.draft?.state === 'superseded' ? null : input.draft;
  return {
    ticketId: ticket.id,
    rev: ticket.rev,
    draftVersion: ticket.draftVersion,
    messages: ticket.messages.length,
    title: [ticket.id, name, ticket.subject].filter(Boolean).join(' · '),
    sender: fullName(customer),
    channel: messages[0]?.thread.channel ?? ticket.route?.channel ?? 'email',
    subject: ticket.subject,
    excerpt: input.newestWords.replace(/\s+/g, ' ').slice(0, EXCERPT_LENGTH),
    warnings: warningsOf(input),
    about: aboutLine(reading, article),
    progress: progressLine(reading),
    steps: stepsOf(input),
    count: countLine(reading, article),
    pictures: reading ? reading.screenshots.map(pictureLine) : [],
    files: fileLines(messages),
    acknowledgement: acknowledgementLine(ticket, acknowledgement),
    draft: draft && {
      to: recipient(ticket.route),
      // A Slack thread has no subject.
      subject: ticket.route?.channel === 'slack' ? '' : draft.content.subject,
      text: draft.content.text,
      source: sourceOf(draft),
    },
    draftWarnings: draft ? [...draft.warnings, ...languageWarning(reading, draft)] : [],
    ...cardStatus(input),
  };
}

function warningsOf(input: ReviewCardInput): string[] {
  const { ticket, messages } = input;
  const again = wroteAgain(input) ? ['The customer has written again.'] : [];
  const noRoute = ticket.route ? [] : ['There is no address that an answer could go to.'];
  const warnings = [
    ...again,
    ...(ticket.state === 'parked' ? [] : noRoute),
    ...strangerWarning(ticket, messages),
    ...asideWarning(ticket),
    ...messageWarnings(messages),
    ...(ticket.reading?.warnings ?? []),
    ...ticket.problems,
  ];
  return [...new Set(warnings)];
}

function stepsOf({ ticket, article, quoteOf }: ReviewCardInput): ReviewCard['steps'] {
  if (!ticket.reading || !article) return [];
  return ticket.reading.ledger.map(({ step, status, basis, evidence }) => ({
    title: article.steps.find(({ id }) => id === step)?.title ?? step,
    status,
    basis,
    quote: evidence.map((one) => quoteOf(one)).find((quote) => quote !== '') ?? null,
  }));
}

function recipient(route: ReplyRoute | null): string {
  if (!route) return 'nobody';
  if (route.channel === 'slack') return 'their Slack thread';
  return route.toName ? `${route.toName} <${route.to}>` : route.to;
}

function sourceOf({ content, decided }: Draft): string {
  const words: Record<DraftContent['source'], string> = {
    template: 'written from the article',
    openai: 'written from the article, reworded by the model',
    agent: `written by ${decided?.by.name ?? 'an agent'}`,
  };
  return words[content.source];
}
