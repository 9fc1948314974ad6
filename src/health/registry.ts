import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../core/metrics.ts';
import type { Fact } from '../core/transition.ts';

const CARD_SECONDS = [0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200];
const WORK_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60];

/** The figures of one process, in a registry of its own. */
export function createRegistry(): { registry: Registry; metrics: Metrics } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `stepcheck_${name}`, help, labelNames, registers: [registry] });
  const histogram = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name: `stepcheck_${name}`, help, labelNames, buckets, registers: [registry] });

  const events = counter('events_total', 'What happened to cases, by the type of the fact', ['type']);
  const sends = counter('sends_total', 'Sends by kind and outcome: sent, failed or unknown', [
    'kind',
    'outcome',
  ]);
  const refusals = counter('refusals_total', 'What was not done, by what and why', ['what', 'reason']);
  const toCard = histogram(
    'time_to_card_seconds',
    'From opening a case to its card in Slack',
    [],
    CARD_SECONDS,
  );
  const work = histogram('work_seconds', 'Time of OCR and of model calls', ['what', 'outcome'], WORK_SECONDS);
  const tokens = counter('model_tokens_total', 'Tokens that the model counted', ['direction']);
  const cost = counter('model_cost_usd_total', 'Cost of the model in US dollars, by the prices set', []);

  const count = ({ type, fields }: Fact) => {
    events.inc({ type });
    const { kind, state, ms, reason, why } = fields;
    if (type === 'sent' || type === 'send_failed') {
      sends.inc({ kind: nameIn(kind), outcome: type === 'sent' ? 'sent' : nameIn(state) });
    }
    if (type === 'ack_refused') refusals.inc({ what: 'acknowledgement', reason: refusalIn(reason) });
    if (type === 'refused') refusals.inc({ what: nameIn(kind), reason: nameIn(why) });
    if (kind === 'card' && typeof ms === 'number') toCard.observe(ms / 1_000);
  };

  return {
    registry,
    metrics: {
      happened: (facts) => facts.forEach(count),
      took: (what, ms, failed) => work.observe({ what, outcome: failed ? 'failed' : 'done' }, ms / 1_000),
      modelUsed({ inputTokens, cachedTokens, outputTokens, costUsd }) {
        tokens.inc({ direction: 'input' }, inputTokens - cachedTokens);
        tokens.inc({ direction: 'cached' }, cachedTokens);
        tokens.inc({ direction: 'output' }, outputTokens);
        if (costUsd !== null) cost.inc(costUsd);
      },
    },
  };
}

/** A name of ours. Anything else could be somebody's words: it is no label. */
function nameIn(value: unknown): string {
  const name = String(value ?? '').replaceAll(' ', '_');
  return /^[a-z_]{1,30}$/.test(name) ? name : 'other';
}

/** Reasons are sentences, some with figures or a server's answer in them: few kinds of them are told apart. */
const REFUSALS: readonly [RegExp, string][] = [
  [/\bmailing list\b/, 'mailing_list'],
  [/automatic|a machine wrote it|nobody reads/, 'automatic'],
  [/delivery report|came back/, 'bounce'],
  [/desk|mail of ours/, 'loop'],
  [/\b(?:an hour|a day|minutes)\b/, 'cap'],
  [/paused|on hold/, 'paused'],
  [/sender|address/, 'sender'],
  [/switched off|\boff\b/, 'switched_off'],
];

function refusalIn(reason: unknown): string {
  return REFUSALS.find(([words]) => words.test(String(reason)))?.[1] ?? 'other';
}
