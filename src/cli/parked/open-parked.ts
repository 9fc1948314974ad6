import { userInfo } from 'node:os';
import { applyDecision } from '../../core/apply-decision.ts';
import type { Decision } from '../../core/decision.ts';
import type { Log, Records } from '../../core/ports.ts';
import { wordsIn } from '../../core/refusals.ts';
import type { DeskSettings } from '../../core/settings.ts';
import type { Person } from '../../core/ticket.ts';
import { transact } from '../../jobs/transact.ts';

export interface OpenParkedOptions {
  records: Records;
  settings: DeskSettings;
  now: () => number;
  log: Log;
}

/**
 * Opens parked mail as a case, as the button on its card does. The jobs that this owes are taken up by the desk's
 * sweep. Returns null, or why nothing was done.
 */
export async function openParked(ticketId: string, options: OpenParkedOptions): Promise<string | null> {
  const { records, settings, now, log } = options;
  const queue = { enqueue: async () => undefined };
  let refused: string | null = null;
  await transact({ records, queue, log }, async () => {
    refused = null;
    const ticket = await records.ticket(ticketId);
    if (!ticket) {
      refused = `There is no case ${ticketId}.`;
      return null;
    }
    const decision: Decision = {
      kind: 'open_case',
      ticketId,
      draftVersion: ticket.draftVersion,
      seenMessages: wordsIn(ticket),
      by: whoAsks(),
    };
    const caseNow = { ticket, draft: null, newest: null, reply: null };
    const context = { now: now(), settings, newMessageId: unasked, contentOf: unasked, warningsOf: unasked };
    const applied = applyDecision(caseNow, decision, context);
    if ('transition' in applied) return applied.transition;
    refused = `${ticketId}: ${applied.refused.told}`;
    return null;
  });
  return refused;
}

/** Nothing is written when a case is opened. */
function unasked(): never {
  throw new Error('Opening a case writes no reply.');
}

function whoAsks(): Person {
  const name = userName() ?? 'command line';
  return { id: `os:${name}`, name };
}

/** Null where the user has no name on this machine, as in some containers. */
function userName(): string | null {
  try {
    return userInfo().username || null;
  } catch {
    return null;
  }
}
