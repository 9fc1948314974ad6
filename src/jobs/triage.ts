import type { LoadedArticle } from '../core/article.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import { asStepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { Claim, Reading } from '../core/reading.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { writeDraft } from '../writing/draft.ts';
import { checkDraft } from '../writing/guards.ts';
import { loadMessages } from './case-files.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

/** Reads the case against the article, fills the ledger, and drafts the reply that the ledger calls for. */
export async function triage(parts: Parts, ticketId: string): Promise<void> {
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    if (!ticket || ticket.mergedInto || ticket.readMessages === ticket.messages.length) return null;
    const messages = await loadMessages(parts, ticket);
    const { reading, problem } = await read(parts, ticket, messages);
    return withReading(parts, ticket, messages, reading, problem);
  });
}

async function read(
  parts: Parts,
  ticket: Ticket,
  messages: Message[],
): Promise<{ reading: Reading; problem: string | null }> {
  const base = {
    messages,
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
    // A card of an imported case lets the others pass.
    due: [{ ...dueJob('request-review', ticket.id, before.rev + 1, now), backlog: messages.every(isOld) }],
    facts: [{ at: now, type: 'read', ticketId: ticket.id, fields: factFields(reading) }],
  };
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
  if ('noDraft' in written || !article) {
    if (ticket.unreadable.length > 0) return { noDraft: 'The mail could not be read.' };
    return 'noDraft' in written ? written : { noDraft: 'no article fits' };
  }
  return { draft: written.draft, warnings: checkDraft(written.draft, reading, article) };
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
