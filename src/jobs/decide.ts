import { applyDecision, type DecisionContext } from '../core/apply-decision.ts';
import type { CaseNow } from '../core/case-now.ts';
import type { Decision, DecisionResult } from '../core/decision.ts';
import type { Draft, DraftContent } from '../core/draft.ts';
import { asStepcheckError } from '../core/errors.ts';
import type { Address } from '../core/message.ts';
import { pickRecipients } from '../core/pick-recipients.ts';
import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { greetRecipient } from '../writing/greet-recipient.ts';
import { checkDraft } from '../writing/guards.ts';
import { textToHtml } from '../writing/html.ts';
import { replySubject } from '../writing/subject.ts';
import { loadLinking } from './load-linking.ts';
import { newMessageId } from './new-message-id.ts';
import { withReminder } from './owed-reminder.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

/**
 * A person's decision on a draft. Of two at once one wins; the other hears who was first. Never throws: what went
 * wrong is told to the person who clicked.
 */
export async function decide(parts: Parts, decision: Decision): Promise<DecisionResult> {
  try {
    return await decideOrThrow(parts, decision);
  } catch (thrown) {
    const error = asStepcheckError(thrown);
    parts.log.error(
      { ticket: decision.ticketId, code: error.code, reason: error.message },
      'A decision failed',
    );
    return {
      accepted: false,
      told: 'That did not work just now and nothing was changed. Please try again in a minute.',
    };
  }
}

async function decideOrThrow(parts: Parts, decision: Decision): Promise<DecisionResult> {
  let result: DecisionResult = { accepted: true };
  await transact(parts, async () => {
    result = { accepted: true };
    const ticket = await parts.records.ticket(decision.ticketId);
    if (!ticket) {
      result = {
        accepted: false,
        told: `The case ${decision.ticketId} no longer exists, so nothing was done.`,
      };
      return null;
    }
    const now = await caseNow(parts, ticket, decision);
    const applied = applyDecision(now, decision, await contextOf(parts, now, decision));
    if ('transition' in applied) return withReminder(parts, applied.transition, parts.clock.now());
    result = applied.refused;
    return null;
  });
  return result;
}

async function caseNow({ records }: Parts, ticket: Ticket, decision: Decision): Promise<CaseNow> {
  // To link a case is no decision on a draft: whatever is newest is stopped.
  const version = decision.kind === 'link' ? ticket.draftVersion : decision.draftVersion;
  const [draft, newest, reply, linking] = await Promise.all([
    records.draft(ticket.id, version),
    records.draft(ticket.id, ticket.draftVersion),
    records.send(sendId.reply(ticket.id, version)),
    decision.kind === 'link' ? loadLinking(records, ticket) : undefined,
  ]);
  return { ticket, draft, newest, reply, linking };
}

async function contextOf(
  parts: Parts,
  { ticket, draft }: CaseNow,
  decision: Decision,
): Promise<DecisionContext> {
  const newest = await parts.records.message(ticket.messages.at(-1) ?? '');
  return {
    now: parts.clock.now(),
    arrivedAt: newest?.receivedAt ?? null,
    settings: parts.settings,
    newMessageId: (version) => newMessageId(parts, ticket.id, String(version)),
    contentOf: (text) => agentContent(ticket, greeted(text, ticket, draft, decision)),
    warningsOf: (content) => warningsOf(parts, ticket, content),
  };
}

/** The draft greets its first recipient; the agent may have picked another one. */
function greeted(text: string, ticket: Ticket, draft: Draft | null, decision: Decision): string {
  if (!draft || decision.kind !== 'edit' || ticket.route?.channel !== 'email') return text;
  const picked = pickRecipients(ticket, decision.to, decision.cc);
  if ('wrong' in picked) return text;
  const standard: Address = { address: ticket.route.to, name: ticket.route.toName };
  const [before, now] = [draft.recipients?.to ?? standard, picked.recipients?.to ?? standard];
  if (before.address.toLowerCase() === now.address.toLowerCase()) return text;
  const nameOf = (person: Address) => (isCustomer(ticket, person) ? ticket.customer.name : person.name);
  // Unless somebody else was picked before, the greeting is for whoever wrote.
  const greets = draft.recipients ? nameOf(before) : ticket.customer.name;
  return greetRecipient(text, { draft: draft.content, before: greets, now: nameOf(now) });
}

function isCustomer({ customer }: Ticket, { address }: Address): boolean {
  return customer.address?.toLowerCase() === address.toLowerCase();
}

function warningsOf(parts: Parts, { reading }: Ticket, content: DraftContent): string[] {
  const article = reading?.article ? parts.articles.byId(reading.article.id) : null;
  return reading && article ? checkDraft(content, reading, article) : [];
}

function agentContent(ticket: Ticket, text: string): DraftContent {
  return {
    subject: replySubject(ticket.subject),
    text,
    html: textToHtml(text),
    language: ticket.reading?.language ?? 'en',
    source: 'agent',
    inDeskLanguage: null,
  };
}
