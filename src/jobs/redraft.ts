import type { StepSet } from '../core/agent-step.ts';
import { labelled } from '../core/apply-handling.ts';
import type { Redrafted } from '../core/review.ts';
import type { Person, Ticket } from '../core/ticket.ts';
import { loadMessages } from './case-files.ts';
import type { Parts } from './parts.ts';
import { knownPictures } from './read-pictures.ts';
import { templateOf } from './template-of.ts';

/**
 * The reply as it would be if the steps stood where an agent says. Read by the rules alone, so that nobody waits for
 * it, and nothing is saved: the agent may still change their mind.
 */
export async function redraft(
  parts: Parts,
  ticketId: string,
  steps: readonly StepSet[],
  by: Person,
): Promise<Redrafted | { gone: string }> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket) return { gone: `The case ${ticketId} no longer exists.` };
  const messages = await loadMessages(parts, ticket);
  const { agentSteps } = labelled(ticket, { steps: [...steps], by }, parts.clock.now());
  const reading = await parts.reader.read({
    messages,
    pictures: (await knownPictures(parts, messages)) ?? undefined,
    deskUserIds: await parts.deskUserIds(),
    allFromCustomer: true,
    agentSteps: [...agentSteps],
    notArticles: ticket.notArticles,
  });
  const written = templateOf(parts, ticket, reading);
  return 'draft' in written ? { text: written.draft.text } : { gone: noDraft(ticket, written.noDraft) };
}

function noDraft({ id }: Ticket, why: string): string {
  return `The article has no reply for ${id} with these steps: ${why}`;
}
