import type { Draft, DraftContent } from '../core/draft.ts';
import type { Message } from '../core/message.ts';
import type { Reading } from '../core/reading.ts';
import type { ReadPicture } from '../core/screen.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type JobName, type RecordWrite, type Transition } from '../core/transition.ts';
import { checkDraft } from '../writing/guards.ts';
import { newsOf } from '../writing/news.ts';
import { askModel } from './ask-model.ts';
import { loadMessages } from './case-files.ts';
import type { Parts } from './parts.ts';
import { knownPictures, picturesReader } from './read-pictures.ts';
import { readingFact, standingAt } from './reading-fact.ts';
import { asItIs, createRewording, type Rewording } from './reword-draft.ts';
import { templateOf } from './template-of.ts';
import { transact } from './transact.ts';

/**
 * Reads the case against the article, fills the ledger, and drafts the reply that the ledger calls for. A case with
 * pictures that nobody has read yet is left to another lane: no case waits for the pictures of others.
 */
export async function triage(parts: Parts, ticketId: string): Promise<void> {
  await triageWith(parts, ticketId, (messages) => knownPictures(parts, messages));
}

/** Reads the pictures of a case, and then the case. */
export async function triageWithPictures(parts: Parts, ticketId: string): Promise<void> {
  await triageWith(parts, ticketId, picturesReader(parts));
}

async function triageWith(
  parts: Parts,
  ticketId: string,
  picturesOf: (messages: readonly Message[]) => Promise<ReadPicture[] | null>,
): Promise<void> {
  const reword = createRewording(parts);
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    if (!ticket || ticket.mergedInto || ticket.readMessages === ticket.messages.length) return null;
    const messages = await loadMessages(parts, ticket);
    const pictures = await picturesOf(messages);
    if (!pictures)
      return { writes: [], due: [forCase('read-pictures', ticket, ticket.rev, messages, parts)] };
    const reading = await read(parts, ticket, messages, pictures);
    const written = await writeReply(parts, ticket, reading, reword);
    return withReading(parts, ticket, messages, reading, written);
  });
}

/** By the rules, and where a model is set and answers by both. */
async function read(
  parts: Parts,
  ticket: Ticket,
  messages: Message[],
  pictures: ReadPicture[],
): Promise<Reading> {
  const base = {
    messages,
    pictures,
    // A colleague's message may have been made a case: then it is the customer's.
    deskUserIds: (await parts.deskUserIds()).filter((id) => id !== ticket.customer.id),
    allFromCustomer: ticket.state !== 'parked',
    agentSteps: ticket.agentSteps,
    notArticles: ticket.notArticles,
  };
  const byRules = await parts.reader.read(base);
  const article = byRules.article && parts.articles.byId(byRules.article.id);
  const said = await askModel(parts, ticket, messages, byRules, article);
  if (!said) return byRules;
  if ('failed' in said) return withWarning(byRules, `${said.failed} This was read by the rules alone.`);
  const { use, ...claims } = said;
  return { ...(await parts.reader.read({ ...base, ...claims })), modelUse: use };
}

function withWarning(reading: Reading, warning: string): Reading {
  return { ...reading, warnings: [...reading.warnings, warning] };
}

function withReading(
  parts: Parts,
  before: Ticket,
  messages: Message[],
  read: Reading,
  written: Written,
): Transition {
  const now = parts.clock.now();
  const version = before.draftVersion + 1;
  const unworded = 'draft' in written ? written.unworded : null;
  const reading = unworded ? withWarning(read, unworded) : read;
  const ticket: Ticket = {
    ...before,
    updatedAt: now,
    reading,
    news: newsFor(parts, before, reading),
    readMessages: messages.length,
    draftVersion: 'draft' in written ? version : before.draftVersion,
    noDraftReason: 'draft' in written ? null : written.noDraft,
    standsAt: standingAt(before, reading, now),
  };
  const writes: RecordWrite[] = [{ kind: 'ticket', record: ticket }];
  if ('draft' in written) {
    writes.push({ kind: 'draft', record: { ...written.draft, version, createdAt: now } });
  }
  return {
    writes,
    history: [
      { ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what: historyWords(reading, ticket) } },
    ],
    due: [forCase('request-review', ticket, before.rev + 1, messages, parts)],
    facts: [
      { at: now, type: 'read', ticketId: ticket.id, fields: readingFact(before, ticket, reading, now) },
    ],
  };
}

/** Where it was read for other reasons than a further message, nothing is new. */
function newsFor({ articles }: Parts, before: Ticket, reading: Reading): string | null {
  const further = before.readMessages > 0 && before.readMessages < before.messages.length;
  const article = reading.article && articles.byId(reading.article.id);
  return further ? newsOf(before.reading, reading, article) : null;
}

/** What is owed to an imported case lets the others pass. */
function forCase(job: JobName, { id }: Ticket, rev: number, messages: readonly Message[], { clock }: Parts) {
  return { ...dueJob(job, id, rev, clock.now()), backlog: messages.every(isOld) };
}

/** Whether a message was read from a file, not received. */
function isOld({ origin }: Message): boolean {
  return origin === 'file';
}

/** `unworded`: why the model could not word it, for the card. */
type Written = { draft: Omit<Draft, 'version' | 'createdAt'>; unworded: string | null } | { noDraft: string };

/** From the article, and where a model words replies in its words. */
async function writeReply(
  parts: Parts,
  ticket: Ticket,
  reading: Reading,
  reword: Rewording,
): Promise<Written> {
  const article = reading.article && parts.articles.byId(reading.article.id);
  const written = templateOf(parts, ticket, reading);
  if (ticket.unreadable.length > 0 && ('noDraft' in written || !article)) {
    return { noDraft: 'The mail could not be read.' };
  }
  if ('noDraft' in written) return written;
  if (!article) return { draft: newDraft(ticket, written.draft, []), unworded: null };
  // Imported: nobody waits for other words.
  const { content, use, templateHash, failed } = ticket.cards
    ? await reword(written.draft, reading, article, await parts.records.draft(ticket.id, ticket.draftVersion))
    : asItIs(written.draft);
  const draft = newDraft(ticket, content, checkDraft(content, reading, article));
  return {
    draft: { ...draft, modelUse: use, templateHash },
    unworded: failed && `${failed} The reply stands as the article has it.`,
  };
}

function newDraft(
  ticket: Ticket,
  content: DraftContent,
  warnings: string[],
): Omit<Draft, 'version' | 'createdAt'> {
  return {
    v: 1,
    rev: 0,
    ticketId: ticket.id,
    state: 'current',
    content,
    recipients: null,
    warnings,
    modelUse: null,
    decided: null,
  };
}

function historyWords(reading: Reading, ticket: Ticket): string {
  const found = reading.article
    ? `stage ${reading.stage}, missing: ${reading.missingSteps.join(', ') || 'nothing'}`
    : 'no article fits';
  return `read the case (${found})${ticket.noDraftReason ? '; no draft' : `; draft ${ticket.draftVersion}`}`;
}
