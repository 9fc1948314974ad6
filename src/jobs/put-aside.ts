import type { Ticket } from '../core/ticket.ts';
import {
  type DueJob,
  dueJob,
  type Fact,
  type IndexEntry,
  indexTable,
  type RecordWrite,
  type Transition,
} from '../core/transition.ts';
import { type Arrival, kindWords } from './arrival.ts';
import { isArchived } from './backlog.ts';
import { senderIndex } from './thread-index.ts';

/** So many automatic mails of a case are shown. A loop or a flood of bounces brings thousands: these are counted. */
const MOST_SHOWN = 20;
/** For so long nothing is acknowledged to an address that mail came back from for good. */
const BOUNCED_SECONDS = 7 * 24 * 3600;
/** Within such a time the card is asked for once. */
const TOGETHER_MS = { shown: 2_000, counted: 2 * 60_000 };

/** What a report of a mail server changes besides. */
interface Consequences {
  problem?: string;
  writes?: RecordWrite[];
  /** Whether the case waits for us again. */
  reopens?: boolean;
  bouncedAddress?: string | null;
  fact?: Fact;
}

/** Puts an automatic mail beside its case: shown in the card's thread, never read as the customer's words. */
export function putAside(
  ticket: Ticket,
  arrival: Arrival,
  kept: RecordWrite,
  consequences: Consequences = {},
): Transition {
  const { message, now, kind } = arrival;
  const { problem, writes = [], reopens = false, bouncedAddress = null, fact } = consequences;
  const changes = writes.length > 0;
  const isShown = changes || ticket.aside.length < MOST_SHOWN;
  const isNew = isShown && problem !== undefined && !ticket.problems.includes(problem);
  const rests = ticket.state === 'waiting_customer' || ticket.state === 'closed';
  const record: Ticket = {
    ...ticket,
    state: reopens && rests ? 'open' : ticket.state,
    updatedAt: now,
    problems: isNew ? [...ticket.problems, problem] : ticket.problems,
    ...(isShown ? { aside: [...ticket.aside, message.id] } : { asideMore: ticket.asideMore + 1 }),
  };
  const isQuiet = !ticket.cards || isArchived(arrival.item);
  const parked: Fact = { at: now, type: 'parked', ticketId: ticket.id, fields: { kind } };
  return {
    writes: [{ kind: 'ticket', record }, kept, ...writes],
    history: historyOf(ticket, arrival, { isShown, changes }),
    due: isQuiet ? [] : [cardJob(ticket, now, { isShown, changes })],
    index: [...senderIndex(message, ticket.id), ...bouncedIndex(ticket, bouncedAddress)],
    facts: [...(isQuiet ? [] : [parked]), ...(fact ? [fact] : [])],
  };
}

interface Weight {
  isShown: boolean;
  /** Whether other records change by it. */
  changes: boolean;
}

/** Of those only counted, one line for all. */
function historyOf(ticket: Ticket, arrival: Arrival, { isShown, changes }: Weight): Transition['history'] {
  const why = isArchived(arrival.item) ? 'imported' : kindWords(arrival);
  const back = changes ? '; it counts as not sent' : '';
  const what = isShown ? `put aside: ${why}${back}` : 'further automatic mail is kept and only counted';
  const isSaid = isShown || ticket.asideMore === 0;
  return isSaid ? [{ ticketId: ticket.id, entry: { at: arrival.now, by: 'stepcheck', what } }] : [];
}

/** The review lane posts about once a second: what changes nothing asks for the card together with its like. */
function cardJob(ticket: Ticket, now: number, { isShown, changes }: Weight): DueJob {
  if (changes) return dueJob('request-review', ticket.id, ticket.rev + 1, now);
  const everyMs = isShown ? TOGETHER_MS.shown : TOGETHER_MS.counted;
  const span = Math.floor(now / everyMs);
  // One span later than need be: what is committed late still comes before the job that shows it.
  const at = (span + 2) * everyMs;
  return { job: 'request-review', id: ticket.id, key: `request-review.${ticket.id}.aside.${at}`, at };
}

function bouncedIndex({ id }: Ticket, address: string | null): IndexEntry[] {
  if (address === null) return [];
  const key = address.toLowerCase();
  return [{ table: indexTable.bouncedAddress, key, value: id, ttlSeconds: BOUNCED_SECONDS }];
}
