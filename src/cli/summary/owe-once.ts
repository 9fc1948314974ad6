import type { Log, Records } from '../../core/ports.ts';
import { newSend, sendId } from '../../core/send.ts';
import { summaryId } from '../../core/summary-id.ts';
import { dueJob } from '../../core/transition.ts';
import { transact } from '../../jobs/transact.ts';

export interface OweOptions {
  records: Records;
  /** Post it although it was posted already. */
  again: boolean;
  now: () => number;
  log: Log;
}

/** Owes the post of a week's summary; the desk's sweep takes it up. Returns null, or why nothing was done. */
export async function oweOnce(
  week: string,
  { records, again, now, log }: OweOptions,
): Promise<string | null> {
  const queue = { enqueue: async () => undefined };
  let refused: string | null = null;
  await transact({ records, queue, log }, async () => {
    refused = null;
    const { id, last } = await nextId(records, week);
    if (last === 'due') refused = `The summary of ${week} is about to be posted.`;
    else if (last !== null && !again) {
      refused = `The summary of ${week} was posted already. To post it once more, add --again.`;
    }
    if (refused !== null) return null;
    const at = now();
    const record = newSend({ id: sendId.summary(id), kind: 'summary', ticketId: null, dueAt: at });
    return { writes: [{ kind: 'send', record }], due: [dueJob('summarise-week', id, 1, at)] };
  });
  return refused;
}

/** The first id that is free, and in which state the posting before it is. */
async function nextId(records: Records, week: string) {
  let last: string | null = null;
  for (let nth = 1; ; nth++) {
    const id = summaryId(week, nth);
    const send = await records.send(sendId.summary(id));
    if (!send) return { id, last };
    last = send.state;
  }
}
