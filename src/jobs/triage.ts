import type { LoadedArticle } from '../core/article.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import { asStepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { Claim, Reading } from '../core/reading.ts';
import type { ReadPicture } from '../core/screen.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type JobName, type RecordWrite, type Transition } from '../core/transition.ts';
import { writeDraft } from '../writing/draft.ts';
import { checkDraft } from '../writing/guards.ts';
import { loadMessages } from './case-files.ts';
import type { Parts } from './parts.ts';
import { knownPictures, picturesReader } from './read-pictures.ts';
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
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    if (!ticket || ticket.mergedInto || ticket.readMessages === ticket.messages.length) return null;
    const messages = await loadMessages(parts, ticket);
    const pictures = await picturesOf(messages);
    if (!pictures)
      return { writes: [], due: [forCase('read-pictures', ticket, ticket.rev, messages, parts)] };
    const { reading, problem } = await read(parts, ticket, messages, pictures);
    return withReading(parts, ticket, messages, reading, problem);
  });
}

async function read(
  parts: Parts,
  ticket: Ticket,
  messages: Message[],
  pictures: ReadPicture[],
): Promise<{ reading: Reading; problem: string | null }> {
  const base = {
    messages,
    pictures,
    deskUserIds: await parts.deskUserIds(),
    allFromCustomer: ticket.state !== 'parked',
  };
  const byRules = await parts.reader.read(base);
  const article = byRules.article && parts.articles.byId(byRules.article.id);
  if (!parts.model || !article) return { reading: byRules, problem: null };
  try {
    const modelClaims = await claimsOf(parts.model, messages, article);
    const reading = await parts.reader.read({ ...base, modelClaims, modelName: parts.model.name });
    return { reading, problem: null };
  } catch (thrown) {
    const error = asStepcheckError(thrown);
    parts.log.warn(
      { code: error.code, reason: error.message },
      'The model could not read a case; the rules did',
    );
    return { reading: byRules, problem: 'The model did not answer, so this was read by the rules alone.' };
  }
}

async function claimsOf(
  model: NonNullable<Parts['model']>,
  messages: Message[],
  article: LoadedArticle,
): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const message of messages) claims.push(...(await model.read(message, article)));
  return claims;
}

async function withReading(
  parts: Parts,
  before: Ticket,
  messages: Message[],
  reading: Reading,
  problem: string | null,
): Promise<Transition> {
  const now = parts.clock.now();
  const written = writeReply(parts, before, reading);
  const version = before.draftVersion + 1;
  const ticket: Ticket = {
    ...before,
    updatedAt: now,
    reading,
    readMessages: messages.length,
    draftVersion: 'draft' in written ? version : before.draftVersion,
    noDraftReason: 'draft' in written ? null : written.noDraft,
    problems: problem && !before.problems.includes(problem) ? [...before.problems, problem] : before.problems,
  };
  const writes: RecordWrite[] = [{ kind: 'ticket', record: ticket }];
  if ('draft' in written) {
    writes.push({ kind: 'draft', record: newDraft(ticket, written.draft, written.warnings, now) });
  }
  return {
    writes,
    history: [
      { ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what: historyWords(reading, ticket) } },
    ],
    due: [forCase('request-review', ticket, before.rev + 1, messages, parts)],
    facts: [{ at: now, type: 'read', ticketId: ticket.id, fields: factFields(reading) }],
  };
}

/** What is owed to an imported case lets the others pass. */
function forCase(job: JobName, { id }: Ticket, rev: number, messages: readonly Message[], { clock }: Parts) {
  return { ...dueJob(job, id, rev, clock.now()), backlog: messages.every(isOld) };
}

/** Whether a message was read from a file, not received. */
function isOld({ origin }: Message): boolean {
  return origin === 'file';
}

type Written = { draft: DraftContent; warnings: string[] } | { noDraft: string };

function writeReply(parts: Parts, ticket: Ticket, reading: Reading): Written {
  const article = reading.article && parts.articles.byId(reading.article.id);
  const written = writeDraft({
    reading,
    article,
    recipientName: ticket.customer.name,
    subject: ticket.subject,
    deskName: parts.settings.deskName,
  });
  if (ticket.unreadable.length > 0 && ('noDraft' in written || !article)) {
    return { noDraft: 'The mail could not be read.' };
  }
  if ('noDraft' in written) return written;
  return { draft: written.draft, warnings: article ? checkDraft(written.draft, reading, article) : [] };
}

function newDraft(ticket: Ticket, content: DraftContent, warnings: string[], now: number): Draft {
  return {
    v: 1,
    rev: 0,
    ticketId: ticket.id,
    version: ticket.draftVersion,
    state: 'current',
    createdAt: now,
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

function factFields(reading: Reading): Record<string, string> {
  return {
    stage: reading.stage,
    article: reading.article?.id ?? 'none',
    confidence: reading.article?.confidence ?? 'none',
    missing: reading.missingSteps.join(','),
  };
}
