import type { Fact } from '../core/transition.ts';

/** Names with how often each came. */
export type Tally = Record<string, number>;

/** A week's figures. Times are in ms and are upper bounds: half of the replies went out within `halfWithin`. */
export interface WeekNumbers {
  opened: Tally;
  joined: number;
  parked: Tally;
  acknowledged: number;
  notAcknowledged: Tally;
  readings: number;
  readingsWithoutArticle: number;
  /** How many readings found a step missing. */
  missing: Tally;
  decided: { approve: number; edit: number; reject: number; undo: number };
  rejectReasons: Tally;
  repliesSent: number;
  sendsFailed: number;
  replyHalfWithin: number | null;
  decisionHalfWithin: number | null;
}

/** More names than this in one tally can only be a fault: the rest is counted as "other". */
const MOST_NAMES = 50;

const MINUTE = 60_000;
const BOUNDS = [1, 5, 15, 30, 60, 120, 240, 480, 1440, 2880, 10_080].map((minutes) => minutes * MINUTE);

/** Adds up a week's facts one by one: what it holds does not grow with the week. */
export async function weekNumbers(facts: AsyncIterable<Fact>): Promise<WeekNumbers> {
  const numbers: WeekNumbers = {
    opened: {},
    joined: 0,
    parked: {},
    acknowledged: 0,
    notAcknowledged: {},
    readings: 0,
    readingsWithoutArticle: 0,
    missing: {},
    decided: { approve: 0, edit: 0, reject: 0, undo: 0 },
    rejectReasons: {},
    repliesSent: 0,
    sendsFailed: 0,
    replyHalfWithin: null,
    decisionHalfWithin: null,
  };
  const replyTimes = histogram();
  const decisionTimes = histogram();
  for await (const fact of facts) {
    add(numbers, fact);
    const kind = text(fact, 'kind');
    if (fact.type === 'sent' && kind === 'reply') record(replyTimes, fact.fields.ms);
    if (fact.type === 'decided' && isDecision(kind) && kind !== 'undo') record(decisionTimes, fact.fields.ms);
  }
  return { ...numbers, replyHalfWithin: half(replyTimes), decisionHalfWithin: half(decisionTimes) };
}

function add(numbers: WeekNumbers, fact: Fact): void {
  switch (fact.type) {
    case 'ticket_opened':
      count(numbers.opened, text(fact, 'channel'));
      break;
    case 'message_joined':
      numbers.joined += 1;
      break;
    case 'parked':
      count(numbers.parked, text(fact, 'kind'));
      break;
    case 'ack_refused':
      count(numbers.notAcknowledged, text(fact, 'reason'));
      break;
    case 'read':
      addReading(numbers, fact);
      break;
    case 'decided':
      addDecision(numbers, fact);
      break;
    case 'sent':
      if (text(fact, 'kind') === 'acknowledgement') numbers.acknowledged += 1;
      if (text(fact, 'kind') === 'reply') numbers.repliesSent += 1;
      break;
    case 'send_failed':
      numbers.sendsFailed += 1;
      break;
  }
}

function addReading(numbers: WeekNumbers, fact: Fact): void {
  numbers.readings += 1;
  if (['none', 'unknown'].includes(text(fact, 'article'))) numbers.readingsWithoutArticle += 1;
  const missing = fact.fields.missing;
  if (typeof missing !== 'string') return;
  for (const step of missing.split(',')) if (step !== '') count(numbers.missing, step);
}

function addDecision(numbers: WeekNumbers, fact: Fact): void {
  const kind = text(fact, 'kind');
  if (!isDecision(kind)) return;
  numbers.decided[kind] += 1;
  if (kind === 'reject') count(numbers.rejectReasons, text(fact, 'reason'));
}

function isDecision(kind: string): kind is keyof WeekNumbers['decided'] {
  return kind === 'approve' || kind === 'edit' || kind === 'reject' || kind === 'undo';
}

function text(fact: Fact, field: string): string {
  return String(fact.fields[field] ?? 'unknown');
}

function count(tally: Tally, name: string): void {
  const known = Object.hasOwn(tally, name) || Object.keys(tally).length < MOST_NAMES;
  const key = known ? name : 'other';
  tally[key] = (Object.hasOwn(tally, key) ? (tally[key] ?? 0) : 0) + 1;
}

function histogram(): number[] {
  return new Array<number>(BOUNDS.length + 1).fill(0);
}

function record(bins: number[], ms: string | number | undefined): void {
  if (typeof ms !== 'number') return;
  const found = BOUNDS.findIndex((bound) => ms <= bound);
  const at = found === -1 ? BOUNDS.length : found;
  bins[at] = (bins[at] ?? 0) + 1;
}

/** The first bound within which half of them lie; null where there are none, or half took longer than any bound. */
function half(bins: number[]): number | null {
  const all = bins.reduce((sum, bin) => sum + bin, 0);
  const at = bins.findIndex(
    (_, index) => bins.slice(0, index + 1).reduce((sum, bin) => sum + bin, 0) * 2 >= all,
  );
  return all === 0 ? null : (BOUNDS[at] ?? null);
}
