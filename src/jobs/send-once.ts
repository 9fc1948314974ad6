import { asStepcheckError, StepcheckError } from '../core/errors.ts';
import type { SendOutcome } from '../core/ports.ts';
import { moveSend, type Send } from '../core/send.ts';
import { dueJob, type Fact, indexTable, type JobName, type Transition } from '../core/transition.ts';
import type { Parts } from './parts.ts';
import { SEND_TRIES, waitBeforeSendTry } from './retry-policies.ts';
import { transact } from './transact.ts';

/** Redis may be away just when an outcome is known: forgetting it would make it unknown for good. */
const RECORD_TRIES = 60;
const RECORD_WAIT_MS = 500;

export interface OneSend {
  job: JobName;
  /** Why it must not go out any more; null where it may. */
  stopped(send: Send): Promise<string | null>;
  act(send: Send): Promise<SendOutcome>;
  /** What became of a send whose claimer died. */
  lost(send: Send): Promise<SendOutcome>;
  /** What else the outcome changes, committed together with it; and how long the customer had waited for it. */
  settle(send: Send): Promise<Transition & { waitedMs?: number }>;
}

/** Claims, acts, records: whatever dies in between, the send happens at most once (promise 4). */
export async function sendOnce(parts: Parts, id: string, plan: OneSend): Promise<void> {
  const token = parts.random();
  const claimed = await claim(parts, id, token, plan);
  if (!claimed) return;
  const outcome = claimed.deserted ? await plan.lost(claimed.send) : await plan.act(claimed.send);
  await recordPatiently(parts, id, token, outcome, plan);
}

interface Claimed {
  send: Send;
  /** True where somebody had claimed it before and was not heard of since: it may or may not have gone out. */
  deserted: boolean;
}

async function claim(parts: Parts, id: string, token: string, plan: OneSend): Promise<Claimed | null> {
  const found: { claimed: Claimed | null } = { claimed: null };
  await transact(parts, async () => {
    found.claimed = null;
    const send = await parts.records.send(id);
    if (send?.state !== 'due' && send?.state !== 'claimed') return null;
    const deserted = send.state === 'claimed';
    if (deserted) waitForClaimer(parts, send);
    const reason = deserted ? null : await plan.stopped(send);
    if (reason !== null) return settled(parts, moveSend(send, 'cancelled', outcomeOf(parts, reason)), plan);
    const change = { claim: { token, at: parts.clock.now() }, claims: send.claims + 1 };
    const mine = moveSend(send, 'claimed', change);
    found.claimed = { send: mine, deserted };
    return { writes: [{ kind: 'send', record: mine }], index: ownMailIndex(mine) };
  });
  return found.claimed;
}

/** A claim just made may still be at work elsewhere: whoever finds it waits before calling it deserted. */
function waitForClaimer(parts: Parts, send: Send): void {
  const left = (send.claim?.at ?? 0) + parts.deadAfterMs - parts.clock.now();
  if (left <= 0) return;
  throw new StepcheckError('claimed_elsewhere', 'retry', 'Somebody else is sending this.', {
    retryAfterMs: left,
  });
}

async function recordPatiently(
  parts: Parts,
  id: string,
  token: string,
  outcome: SendOutcome,
  plan: OneSend,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await record(parts, id, token, outcome, plan);
      return;
    } catch (thrown) {
      if (attempt === RECORD_TRIES) throw thrown;
      parts.log.warn(
        { send: id, reason: asStepcheckError(thrown).message },
        'An outcome waits to be recorded',
      );
      await new Promise((resolve) => setTimeout(resolve, RECORD_WAIT_MS));
    }
  }
}

async function record(
  parts: Parts,
  id: string,
  token: string,
  outcome: SendOutcome,
  plan: OneSend,
): Promise<void> {
  await transact(parts, async () => {
    const send = await parts.records.send(id);
    // Whoever was taken for dead may still bring good news, and nothing else.
    const mine = send?.state === 'claimed' && send.claim?.token === token;
    const lateNews = send?.state === 'unknown' && outcome.kind === 'sent';
    if (!send || !(mine || lateNews)) return null;
    return settled(parts, afterOutcome(parts, send, outcome), plan);
  });
}

function afterOutcome(parts: Parts, send: Send, outcome: SendOutcome): Send {
  const told = outcomeOf(parts, outcome.detail);
  if (outcome.kind === 'sent') return moveSend(send, 'sent', told);
  if (outcome.kind === 'refused') return moveSend(send, 'failed', told);
  if (outcome.kind === 'unknown') return moveSend(send, 'unknown', told);
  const now = parts.clock.now();
  // Whoever says when to come again is not failing: it uses up no try.
  if (outcome.kind === 'not_taken' && outcome.retryAfterMs) {
    return moveSend(send, 'due', { ...told, claim: null, dueAt: now + outcome.retryAfterMs });
  }
  const tries = send.tries + 1;
  if (tries >= SEND_TRIES) return moveSend(send, 'failed', { ...told, tries });
  const dueAt = now + waitBeforeSendTry(tries);
  return moveSend(send, 'due', { ...told, tries, claim: null, dueAt });
}

async function settled(parts: Parts, send: Send, plan: OneSend): Promise<Transition> {
  const { waitedMs, ...also } = await plan.settle(send);
  const again = send.state === 'due' ? [dueJob(plan.job, send.id, send.rev + 1, send.dueAt)] : [];
  const fact = factOf(parts, send, waitedMs === undefined ? {} : { ms: waitedMs });
  return {
    ...also,
    writes: [{ kind: 'send', record: send }, ...also.writes],
    due: [...(also.due ?? []), ...again],
    facts: [...(also.facts ?? []), ...(fact ? [fact] : [])],
  };
}

function factOf(parts: Parts, send: Send, also: Fact['fields']) {
  if (!send.ticketId || !['sent', 'failed', 'unknown'].includes(send.state)) return null;
  const type = send.state === 'sent' ? ('sent' as const) : ('send_failed' as const);
  return {
    at: parts.clock.now(),
    type,
    ticketId: send.ticketId,
    fields: { kind: send.kind, state: send.state, ...also },
  };
}

function outcomeOf(parts: Parts, detail: string): Pick<Send, 'outcome'> {
  return { outcome: { at: parts.clock.now(), detail } };
}

function ownMailIndex(send: Send) {
  if (!send.messageId || !send.ticketId) return [];
  return [{ table: indexTable.ownMail, key: send.messageId, value: send.ticketId }];
}
