import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { dueJob, type RecordWrite, type Transition } from '../core/transition.ts';
import { checkNudge, writeNudge } from '../writing/nudge.ts';
import type { Parts } from './parts.ts';

/**
 * A friendly question as the case's new draft, for a person to approve; where the article has none, or another draft
 * waits already, the card only says that the customer is silent.
 */
export async function suggestNudge(parts: Parts, ticket: Ticket, now: number): Promise<Transition> {
  const { records, articles, settings } = parts;
  const { reading } = ticket;
  const [draft, reply] = await Promise.all([
    records.draft(ticket.id, ticket.draftVersion),
    records.send(sendId.reply(ticket.id, ticket.draftVersion)),
  ]);
  const article = reading?.article ? articles.byId(reading.article.id) : null;
  const isOpen = draft?.state === 'approved' && reply?.state !== 'sent';
  const content =
    reading && article && !isOpen && ticket.route
      ? writeNudge({
          reading,
          article,
          recipientName: ticket.customer.name,
          subject: ticket.subject,
          deskName: settings.deskName,
          deskLanguage: settings.language,
        })
      : null;
  const version = ticket.draftVersion + 1;
  const writes: RecordWrite[] = [];
  if (content && reading && article) {
    // What a colleague's answer by another way left over is old by now.
    if (draft?.state === 'current') writes.push({ kind: 'draft', record: { ...draft, state: 'superseded' } });
    writes.push({
      kind: 'draft',
      record: {
        v: 1,
        rev: 0,
        ticketId: ticket.id,
        version,
        state: 'current',
        createdAt: now,
        content,
        // To whom the last reply went.
        recipients: draft?.recipients ?? null,
        warnings: checkNudge(content, reading, article),
        modelUse: null,
        decided: null,
      },
    });
  }
  const record: Ticket = {
    ...ticket,
    updatedAt: now,
    reminded: { of: 'silent', at: now },
    ...(content ? { draftVersion: version, noDraftReason: null, answeredElsewhere: null } : {}),
  };
  const what = content ? `suggested a nudge; draft ${version}` : 'said that the customer is silent';
  return {
    writes: [{ kind: 'ticket', record }, ...writes],
    history: [{ ticketId: ticket.id, entry: { at: now, by: 'stepcheck', what } }],
    due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
  };
}
