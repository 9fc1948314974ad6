import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import { DueJob, dueJob } from '../core/transition.ts';
import { fileUnread } from './file-unread.ts';
import type { Parts } from './parts.ts';
import { NOT_UNDERSTOOD } from './receive.ts';
import { CLOCK_DIFFERENCE_MS, OWED_AGAIN_MS } from './retry-policies.ts';
import { CASE_NOT_READ } from './show-originals.ts';
import { jobTable } from './table.ts';
import { transact } from './transact.ts';

/** What lies in the queue: ids only, with the version of its form. */
const Payload = z.strictObject({ v: z.literal(1), job: DueJob });

/** Does one job as it comes out of the queue, and then strikes it off the jobs owed. */
export async function runJob(parts: Parts, data: unknown): Promise<void> {
  const { job } = payloadOf(data);
  await jobTable[job.job](parts, job.id);
  await parts.due.complete(job.key);
}

/** A job whose last try failed: owed again later, or struck off where another try can change nothing. */
export async function giveUp(parts: Parts, data: unknown, error: StepcheckError): Promise<void> {
  parts.log.error({ code: error.code, turn: error.turn, reason: error.message, data }, 'A job gave up');
  const parsed = Payload.safeParse(data);
  if (!parsed.success) return;
  const { job } = parsed.data;
  if (error.turn === 'never') await parts.due.complete(job.key);
  else await parts.due.postpone(job.key, parts.clock.now() + OWED_AGAIN_MS[error.turn]);
  if (job.job === 'triage' || job.job === 'read-pictures') await tellDesk(parts, job.id, error);
  if (job.job === 'receive' && isHopeless(error)) await fileUnread(parts, job.id, error);
  if (job.job === 'request-review' && error.turn === 'never') await tellWithoutCard(parts, job.id, error);
}

/** Whether it is the item itself that cannot be received: an outage passes, this does not. */
function isHopeless({ turn, code }: StepcheckError): boolean {
  return turn === 'never' || code === NOT_UNDERSTOOD;
}

function payloadOf(data: unknown): z.infer<typeof Payload> {
  const parsed = Payload.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new StepcheckError(
    'bad_payload',
    'never',
    'A job in the queue is not of a form this version knows.',
    {
      cause: parsed.error,
    },
  );
}

/** A case that cannot be read is shown all the same, with the reason. */
async function tellDesk(parts: Parts, ticketId: string, error: StepcheckError): Promise<void> {
  const problem = `${CASE_NOT_READ} (${error.code}: ${error.message})`;
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(ticketId);
    if (!ticket || ticket.problems.includes(problem)) return null;
    const now = parts.clock.now();
    return {
      writes: [
        { kind: 'ticket', record: { ...ticket, updatedAt: now, problems: [...ticket.problems, problem] } },
      ],
      due: [dueJob('request-review', ticket.id, ticket.rev + 1, now)],
    };
  });
}

async function tellWithoutCard(parts: Parts, ticketId: string, error: StepcheckError): Promise<void> {
  const text = `The card of ${ticketId} could not be shown: ${error.message} Please look after this case by hand.`;
  await parts.review.announce(`card.${ticketId}`, text, parts.clock.now() - CLOCK_DIFFERENCE_MS);
}
