import { asStepcheckError, StepcheckError } from '../core/errors.ts';
import { localDate } from '../core/local-date.ts';
import type { Clock, Log, ModelGate, Spending } from '../core/ports.ts';
import type { ReviewChannel } from '../core/review.ts';

export interface ModelGateOptions {
  /** In US dollars; null: no limit. */
  budget: { day: number | null; month: number | null };
  spending: Spending;
  /** The desk's. */
  timeZone: string;
  announce: ReviewChannel['announce'];
  clock: Clock;
  log: Log;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Where a person must act: a wrong key, no quota, no such model. */
const PERSON_PAUSE_MS = 15 * MINUTE;
/** Asked too often, by a server that does not say how long to wait. */
const BUSY_PAUSE_MS = MINUTE / 3;
/** No answer several times in a row: each try would hold a case up for as long as the time-out. */
const DOWN_PAUSE_MS = MINUTE;
const FAILURES_IN_A_ROW = 3;

/**
 * Lets calls of a model through while the budget lasts and the model works, and tells the desk once where not. Calls
 * that are under way together may pass the budget by what they cost themselves.
 */
export function createModelGate(options: ModelGateOptions): ModelGate {
  const { budget, spending, announce, clock, log } = options;
  let pause: { until: number; error: StepcheckError } | null = null;
  let failures = 0;
  /** Code of the failure that the desk was told of, until the model works again. */
  let outage: string | null = null;
  const toldOfBudget = new Set<string>();

  /** Never in the way of a case. What could not be told is told the next time. */
  function tell(key: string, text: string, since: number, untold: () => void): void {
    announce(key, text, since).catch((thrown: unknown) => {
      log.warn({ reason: asStepcheckError(thrown).message }, 'The desk could not be told about the model');
      untold();
    });
  }

  async function checkBudget(now: number): Promise<void> {
    if (budget.day === null && budget.month === null) return;
    const spent = await spending.spent(now);
    const passed = (['month', 'day'] as const).find(
      (period) => spent[period] >= (budget[period] ?? Infinity),
    );
    if (!passed) return;
    const message = `The model's budget for ${THIS[passed]} is spent.`;
    const day = localDate(now, options.timeZone).toISOString().slice(0, 10);
    const key = `model-budget.${passed === 'day' ? day : day.slice(0, 7)}`;
    if (!toldOfBudget.has(key)) {
      toldOfBudget.add(key);
      const limit = `${(budget[passed] ?? 0).toFixed(2)} US dollars (OPENAI_BUDGET_${passed.toUpperCase()})`;
      const text = `${message} It was ${limit}. The rules carry on alone until the next ${passed} begins.`;
      // Not once a process but once a day or month: what was told before a restart is looked for.
      tell(key, text, now - LASTS[passed], () => toldOfBudget.delete(key));
    }
    throw new StepcheckError('model_budget', 'never', message);
  }

  function pauseFor(error: StepcheckError, ms: number): void {
    pause = { until: clock.now() + ms, error };
  }

  function failed(error: StepcheckError): void {
    if (error.code === 'model_busy') {
      pauseFor(error, Math.min(error.retryAfterMs ?? BUSY_PAUSE_MS, DAY));
      return;
    }
    if (error.turn === 'never') return;
    failures += 1;
    if (error.turn === 'retry' && failures < FAILURES_IN_A_ROW) return;
    const ms = error.turn === 'person' ? PERSON_PAUSE_MS : DOWN_PAUSE_MS;
    pauseFor(error, ms);
    if (outage === error.code) return;
    outage = error.code;
    const now = clock.now();
    const again = ms === DOWN_PAUSE_MS ? 'every minute' : 'every 15 minutes';
    const text = `The model cannot be used: ${error.message} Cases are read by the rules alone until it answers; it is tried again ${again}.`;
    tell(`model-failed.${error.code}.${now}`, text, now, () => {
      outage = null;
    });
  }

  function worked(): void {
    pause = null;
    failures = 0;
    if (outage === null) return;
    outage = null;
    const now = clock.now();
    tell(`model-works.${now}`, 'The model answers again.', now, () => {});
  }

  return {
    async enter() {
      const now = clock.now();
      if (pause && now < pause.until) {
        const { code, message } = pause.error;
        throw new StepcheckError(code, 'retry', message, { retryAfterMs: pause.until - now });
      }
      await checkBudget(now);
    },
    async leave({ costUsd, error }) {
      if (costUsd !== null) {
        await spending.add(costUsd, clock.now()).catch((thrown: unknown) => {
          log.error(
            { reason: asStepcheckError(thrown).message },
            'What the model cost could not be added up',
          );
        });
      }
      if (error) failed(error);
      else worked();
    },
  };
}

const THIS = { day: 'today', month: 'this month' };
const LASTS = { day: DAY, month: 31 * DAY };
