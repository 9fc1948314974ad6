import type { BusinessTime } from '../core/business-time.ts';
import { localDate } from '../core/local-date.ts';
import { draftUse } from '../core/text-ratio.ts';
import type { Fact } from '../core/transition.ts';
import { count, nameIn, type Tally } from './tally.ts';
import { newTimes, type TakenTimes, type Times } from './times.ts';

/** A week's figures. */
export interface WeekNumbers {
  /** By channel. */
  opened: Tally;
  /** The same for each day from Monday on. */
  openedByDay: Tally[];
  joined: number;
  parked: Tally;
  acknowledged: number;
  notAcknowledged: Tally;
  readings: number;
  readingsWithoutArticle: number;
  /** At the first reading of a case: its stage, and the first step that was missing. */
  stages: Tally;
  firstMissing: Tally;
  /** How many readings found a step or some evidence missing. */
  missing: Tally;
  evidenceMissing: Tally;
  /** By step: how long cases that went on had stood at it. */
  left: Record<string, Times>;
  decided: { approve: number; edit: number; reject: number; undo: number };
  rejectReasons: Tally;
  /** Of the edited drafts: how much of them stayed, and what was wrong. */
  draftUses: { used: number; edited: number; rewritten: number };
  editReasons: Tally;
  answeredElsewhere: number;
  /** Steps that agents saw otherwise, and those of them that the reading took for done. */
  stepsSet: number;
  falseDone: Tally;
  repliesSent: number;
  sendsFailed: number;
  /** From the customer's message on. */
  times: Record<TimedWhat, Times>;
}

export type TimedWhat = 'acknowledgement' | 'card' | 'decision' | 'reply';

export interface WeekFrame {
  /** The Monday, as its beginning in UTC (ms). */
  monday: number;
  timeZone: string;
  /** Null: no business hours are set. */
  businessTime: BusinessTime | null;
}

const DAY = 86_400_000;

/** Adds up a week's facts one by one: what it holds does not grow with the week. */
export async function weekNumbers(facts: AsyncIterable<Fact>, frame: WeekFrame): Promise<WeekNumbers> {
  const taken = () => newTimes(frame.businessTime);
  const times: Record<TimedWhat, TakenTimes> = {
    acknowledgement: taken(),
    card: taken(),
    decision: taken(),
    reply: taken(),
  };
  const left: Record<string, TakenTimes> = {};
  const numbers = nothing();
  for await (const fact of facts) {
    add(numbers, fact, frame);
    takeTime(times, fact);
    const { left: step, leftMs } = fact.fields;
    if (fact.type !== 'read' || typeof step !== 'string' || typeof leftMs !== 'number') continue;
    const name = nameIn(left, step);
    if (!Object.hasOwn(left, name)) left[name] = taken();
    left[name]?.add(fact.at, leftMs);
  }
  return {
    ...numbers,
    times: {
      acknowledgement: times.acknowledgement.times(),
      card: times.card.times(),
      decision: times.decision.times(),
      reply: times.reply.times(),
    },
    left: Object.fromEntries(Object.entries(left).map(([step, one]) => [step, one.times()])),
  };
}

type Counted = Omit<WeekNumbers, 'times' | 'left'>;

function nothing(): Counted {
  return {
    opened: {},
    openedByDay: Array.from({ length: 7 }, () => ({})),
    joined: 0,
    parked: {},
    acknowledged: 0,
    notAcknowledged: {},
    readings: 0,
    readingsWithoutArticle: 0,
    stages: {},
    firstMissing: {},
    missing: {},
    evidenceMissing: {},
    decided: { approve: 0, edit: 0, reject: 0, undo: 0 },
    rejectReasons: {},
    draftUses: { used: 0, edited: 0, rewritten: 0 },
    editReasons: {},
    answeredElsewhere: 0,
    stepsSet: 0,
    falseDone: {},
    repliesSent: 0,
    sendsFailed: 0,
  };
}

function takeTime(times: Record<TimedWhat, TakenTimes>, { at, type, fields }: Fact): void {
  if (type === 'decided' && fields.kind !== 'undo') times.decision.add(at, fields.waitedMs);
  if (type !== 'sent') return;
  if (fields.kind === 'reply') times.reply.add(at, fields.ms);
  if (fields.kind === 'card') times.card.add(at, fields.ms);
  if (fields.kind === 'acknowledgement') times.acknowledgement.add(at, fields.ms);
}

function add(numbers: Counted, fact: Fact, frame: WeekFrame): void {
  switch (fact.type) {
    case 'ticket_opened':
      count(numbers.opened, text(fact, 'channel'));
      count(numbers.openedByDay[dayOf(fact, frame)] ?? {}, text(fact, 'channel'));
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
    case 'step_set':
      numbers.stepsSet += 1;
      if (fact.fields.from === 'done') count(numbers.falseDone, text(fact, 'step'));
      break;
    case 'answered_elsewhere':
      numbers.answeredElsewhere += 1;
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

function addReading(numbers: Counted, fact: Fact): void {
  numbers.readings += 1;
  if (['none', 'unknown'].includes(text(fact, 'article'))) numbers.readingsWithoutArticle += 1;
  const missing = listOf(fact, 'missing');
  for (const step of missing) count(numbers.missing, step);
  for (const evidence of listOf(fact, 'evidence')) count(numbers.evidenceMissing, evidence);
  if (fact.fields.nth !== 'first') return;
  count(numbers.stages, text(fact, 'stage'));
  if (missing[0] !== undefined) count(numbers.firstMissing, missing[0]);
}

function addDecision(numbers: Counted, fact: Fact): void {
  const kind = text(fact, 'kind');
  if (!isDecision(kind)) return;
  numbers.decided[kind] += 1;
  if (kind === 'reject') count(numbers.rejectReasons, text(fact, 'reason'));
  if (kind !== 'edit') return;
  for (const reason of listOf(fact, 'reasons')) count(numbers.editReasons, reason);
  if (typeof fact.fields.ratio === 'number') numbers.draftUses[draftUse(fact.fields.ratio)] += 1;
}

function isDecision(kind: string): kind is keyof WeekNumbers['decided'] {
  return kind === 'approve' || kind === 'edit' || kind === 'reject' || kind === 'undo';
}

function dayOf({ at }: Fact, { monday, timeZone }: WeekFrame): number {
  return Math.round((localDate(at, timeZone).getTime() - monday) / DAY);
}

function listOf(fact: Fact, field: string): string[] {
  const value = fact.fields[field];
  return typeof value === 'string' ? value.split(',').filter((one) => one !== '') : [];
}

function text(fact: Fact, field: string): string {
  return String(fact.fields[field] ?? 'unknown');
}
