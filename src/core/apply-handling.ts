import type { AgentStep } from './agent-step.ts';
import { type Applied, accept, refuse } from './applied.ts';
import type { CaseNow } from './case-now.ts';
import type { Decision } from './decision.ts';
import { isSettled, notSeen, whoDecided } from './refusals.ts';
import type { Ticket } from './ticket.ts';
import { dueJob, type Fact } from './transition.ts';
import { voidDraft } from './void-draft.ts';

export type Handling = Decision & {
  kind:
    | 'take'
    | 'release'
    | 'escalate'
    | 'snooze'
    | 'wake'
    | 'not_this_article'
    | 'article_fits'
    | 'set_steps';
};

const HANDLINGS = [
  'take',
  'release',
  'escalate',
  'snooze',
  'wake',
  'not_this_article',
  'article_fits',
  'set_steps',
] as const satisfies readonly Handling['kind'][];

const MAX_SNOOZE_MS = 90 * 24 * 3600 * 1000;

/** Whether a decision is about who works on a case, when, and from what, not about a draft. */
export function isHandling(decision: Decision): decision is Handling {
  return HANDLINGS.some((kind) => kind === decision.kind);
}

/** What such a decision changes, or why it cannot be taken. `at`: ms since 1970. */
export function applyHandling(now: CaseNow, decision: Handling, at: number): Applied {
  const { state } = now.ticket;
  if (state === 'closed') return refuse('This case is closed already, so nothing was changed.');
  if (state === 'parked') return refuse('This mail was set aside. Open it as a case first.');
  switch (decision.kind) {
    case 'take':
      return take(now, decision, at);
    case 'release':
      return release(now, decision, at);
    case 'escalate':
      return escalate(now, decision, at);
    case 'snooze':
      return snooze(now, decision, at);
    case 'wake':
      return wake(now, decision, at);
    case 'not_this_article':
      return notThisArticle(now, decision, at);
    case 'article_fits':
      return articleFits(now, decision, at);
    case 'set_steps':
      return setSteps(now, decision, at);
  }
}

function take(now: CaseNow, { by, from }: Handling & { kind: 'take' }, at: number): Applied {
  const { owner } = now.ticket;
  if (owner?.id === by.id) return refuse('You have this case already.');
  // Whom the card showed: of two who take it at once the second hears of the first.
  if ((owner?.id ?? null) !== from) {
    return refuse(
      owner
        ? `${owner.name} has taken this case in the meantime. To take it over, click again.`
        : 'Nobody has this case any more. To take it, click again.',
    );
  }
  const what = owner ? `took the case over from ${owner.name}` : 'took the case';
  return accept(now, at, by, what, { writes: [], due: [], fact: { kind: 'take' } });
}

function release(now: CaseNow, { by }: Handling, at: number): Applied {
  if (!now.ticket.owner) return refuse('Nobody has this case, so there is nothing to give back.');
  const change = { ticket: { owner: null }, writes: [], due: [], fact: { kind: 'release' } };
  return accept(now, at, by, 'gave the case back', change);
}

function escalate(now: CaseNow, { by, to, note }: Handling & { kind: 'escalate' }, at: number): Applied {
  const owner = to.kind === 'user' ? { id: to.id, name: to.name } : null;
  return accept(now, at, by, `escalated the case to ${to.name}`, {
    ticket: { escalation: { to, note, by, at }, owner, snoozedUntil: null },
    writes: [],
    due: [],
    fact: { kind: 'escalate' },
  });
}

function snooze(now: CaseNow, { by, until }: Handling & { kind: 'snooze' }, at: number): Applied {
  if (until <= at) return refuse('That time has passed already. Choose a later one.');
  if (until - at > MAX_SNOOZE_MS) return refuse('A case can be snoozed for 90 days at most.');
  if (isSettled(now) && now.reply?.state !== 'sent') return refuse('The reply is on its way already.');
  const { id, rev } = now.ticket;
  return accept(now, at, by, 'snoozed the case', {
    ticket: { snoozedUntil: until },
    writes: [],
    due: [dueJob('wake', id, rev + 1, until)],
    fact: { kind: 'snooze' },
  });
}

function wake(now: CaseNow, { by }: Handling, at: number): Applied {
  if (now.ticket.snoozedUntil === null) return refuse('This case is not snoozed.');
  const change = { ticket: { snoozedUntil: null }, writes: [], due: [], fact: { kind: 'wake' } };
  return accept(now, at, by, 'woke the case', change);
}

function notThisArticle(now: CaseNow, decision: Handling, at: number): Applied {
  const article = now.ticket.reading?.article?.id;
  if (article === undefined) return refuse('No article is chosen for this case.');
  const notArticles = [...new Set([...now.ticket.notArticles, article])];
  const fact = { kind: 'not_this_article', article };
  return readAnew(now, decision, at, { notArticles }, 'said that the article does not fit', fact);
}

function articleFits(now: CaseNow, decision: Handling, at: number): Applied {
  const { notArticles } = now.ticket;
  if (notArticles.length === 0) return refuse('No article was ruled out for this case.');
  const fact = { kind: 'article_fits', article: notArticles.join(', ') };
  return readAnew(now, decision, at, { notArticles: [] }, 'said that the article fits after all', fact);
}

function setSteps(now: CaseNow, decision: Handling & { kind: 'set_steps' }, at: number): Applied {
  const { ticket } = now;
  const changed = labelled(ticket, decision, at);
  if (changed.steps.length === 0) return refuse('No step was changed.');
  // An id in words: the titles are the article's, which nothing here knows.
  const what = `corrected ${changed.steps.map(({ step }) => step.replaceAll('_', ' ')).join(', ')}`;
  const change = { agentSteps: changed.agentSteps };
  return readAnew(now, decision, at, change, what, { kind: 'set_steps' }, changed.facts);
}

/** Reads the case again with what the person said; the draft that was is void. */
function readAnew(
  now: CaseNow,
  decision: Handling,
  at: number,
  change: Partial<Ticket>,
  what: string,
  fact: Fact['fields'],
  facts: Fact[] = [],
): Applied {
  const { ticket, draft, newest, reply } = now;
  const why = notSeen(now, decision);
  if (why !== null) return refuse(why);
  if (draft && isSettled(now)) return refuse(whoDecided(draft));
  const before = voidDraft(newest, reply, at, 'the case was read again before it was sent');
  return accept(now, at, decision.by, `${what}${before.what}`, {
    ticket: { ...change, readMessages: 0 },
    writes: before.writes,
    due: [dueJob('triage', ticket.id, ticket.rev + 1, at)],
    fact,
    facts,
  });
}

/** The steps that an agent sees otherwise than the reading: kept on the ticket, and counted as labels. */
export function labelled(
  ticket: Ticket,
  decision: Pick<Decision & { kind: 'set_steps' }, 'steps' | 'by'>,
  at: number,
): { steps: AgentStep[]; agentSteps: AgentStep[]; facts: Fact[] } {
  const ledger = ticket.reading?.ledger ?? [];
  const changed = decision.steps.flatMap(({ step, status }) => {
    const held = ledger.find((entry) => entry.step === step);
    return held && held.status !== status ? [{ step, status, from: held.status }] : [];
  });
  const messages = ticket.messages.length;
  const steps = changed.map(({ step, status }) => ({ step, status, by: decision.by.name, at, messages }));
  const kept = ticket.agentSteps.filter(({ step }) => !steps.some((set) => set.step === step));
  const facts = changed.map(({ step, status, from }): Fact => {
    const fields = { step, from, to: status, article: ticket.reading?.article?.id ?? 'none' };
    return { at, type: 'step_set', ticketId: ticket.id, fields };
  });
  return { steps, agentSteps: [...kept, ...steps], facts };
}
