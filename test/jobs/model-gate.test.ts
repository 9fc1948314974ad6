import { describe, expect, it, vi } from 'vitest';
import { StepcheckError } from '../../src/core/errors.ts';
import { createModelGate, type ModelGateOptions } from '../../src/jobs/model-gate.ts';
import { quiet } from '../support/desk.ts';
import { spendingInMemory } from '../support/spending.ts';

const MINUTE = 60_000;
const wrongKey = new StepcheckError('model_key', 'person', 'The key is wrong.');
const down = new StepcheckError('model_down', 'retry', 'The model server failed (500).');

function gateWith(change: Partial<ModelGateOptions> = {}) {
  let now = Date.parse('2026-11-23T10:00:00Z');
  const told: { key: string; text: string; since: number }[] = [];
  const gate = createModelGate({
    budget: { day: null, month: null },
    spending: spendingInMemory('UTC'),
    timeZone: 'UTC',
    announce: async (key, text, since) => {
      told.push({ key, text, since });
    },
    clock: { now: () => now },
    log: quiet,
    ...change,
  });
  return {
    gate,
    told,
    /** Lets time pass. */
    pass(ms: number) {
      now += ms;
    },
    async fail(error: StepcheckError) {
      await gate.enter();
      await gate.leave({ costUsd: null, error });
    },
    async pay(costUsd: number | null) {
      await gate.enter();
      await gate.leave({ costUsd, error: null });
    },
  };
}

describe('the budget of a model', () => {
  it('of a day is over until the next, and the desk is told once', async () => {
    const { gate, told, pay, pass } = gateWith({ budget: { day: 1, month: null } });
    await pay(0.6);
    await pay(0.6);
    const shut = { code: 'model_budget', message: "The model's budget for today is spent." };
    await expect(gate.enter()).rejects.toMatchObject(shut);
    await expect(gate.enter()).rejects.toMatchObject(shut);
    expect(told.map(({ key, text }) => [key, text])).toEqual([
      [
        'model-budget.2026-11-23',
        "The model's budget for today is spent. It was 1.00 US dollars (OPENAI_BUDGET_DAY). The rules carry on alone until the next day begins.",
      ],
    ]);
    pass(14 * 60 * MINUTE);
    await pay(1.1);
    await expect(gate.enter()).rejects.toMatchObject(shut);
    expect(told.map(({ key }) => key)).toEqual(['model-budget.2026-11-23', 'model-budget.2026-11-24']);
  });

  it('of a month is over on the next day too', async () => {
    const { gate, told, pay, pass } = gateWith({ budget: { day: 5, month: 6 } });
    await pay(4.9);
    pass(24 * 60 * MINUTE);
    await pay(1.2);
    await expect(gate.enter()).rejects.toMatchObject({ message: expect.stringContaining('this month') });
    pass(24 * 60 * MINUTE);
    await expect(gate.enter()).rejects.toMatchObject({ code: 'model_budget' });
    expect(told.map(({ key }) => key)).toEqual(['model-budget.2026-11']);
    pass(7 * 24 * 60 * MINUTE);
    await expect(gate.enter()).resolves.toBeUndefined();
  });

  it('is told once a day even over restarts: what was told before is looked for', async () => {
    const { told, gate, pay } = gateWith({ budget: { day: 0.1, month: null } });
    await pay(0.2);
    await gate.enter().catch(() => {});
    expect(told[0]?.since).toBe(Date.parse('2026-11-22T10:00:00Z'));
  });

  it('counts what failed calls cost', async () => {
    const { gate } = gateWith({ budget: { day: 0.1, month: null } });
    const timeout = new StepcheckError('model_timeout', 'retry', 'The model did not answer in time.');
    await gate.leave({ costUsd: 0.2, error: timeout });
    await expect(gate.enter()).rejects.toMatchObject({ code: 'model_budget' });
  });

  it('that could not be told is told the next time', async () => {
    const announce = vi.fn<ModelGateOptions['announce']>().mockRejectedValueOnce(new Error('Slack is away.'));
    const { gate, pay } = gateWith({ budget: { day: 0.1, month: null }, announce });
    await pay(0.2);
    await gate.enter().catch(() => {});
    await vi.waitFor(async () => {
      await gate.enter().catch(() => {});
      expect(announce).toHaveBeenCalledTimes(2);
    });
  });

  it('never loses an answer because the sum could not be kept', async () => {
    const spending = { ...spendingInMemory('UTC'), add: () => Promise.reject(new Error('Redis is away.')) };
    await expect(gateWith({ spending }).pay(1)).resolves.toBeUndefined();
  });
});

describe('a model that fails', () => {
  it('by a wrong key is left alone for 15 minutes, and the desk is told once', async () => {
    const { gate, told, fail, pass } = gateWith();
    await fail(wrongKey);
    const shut = {
      code: 'model_key',
      turn: 'retry',
      message: 'The key is wrong.',
      retryAfterMs: 15 * MINUTE,
    };
    await expect(gate.enter()).rejects.toMatchObject(shut);
    pass(15 * MINUTE);
    await fail(wrongKey);
    await expect(gate.enter()).rejects.toMatchObject({ code: 'model_key' });
    expect(told.map(({ text }) => text)).toEqual([
      'The model cannot be used: The key is wrong. Cases are read by the rules alone until it answers; it is tried again every 15 minutes.',
    ]);
  });

  it('by being asked too often is left alone for as long as it says', async () => {
    const { gate, told, fail, pass } = gateWith();
    await fail(new StepcheckError('model_busy', 'retry', 'Asked too often.', { retryAfterMs: 5_000 }));
    await expect(gate.enter()).rejects.toMatchObject({ code: 'model_busy', retryAfterMs: 5_000 });
    pass(4_999);
    await expect(gate.enter()).rejects.toMatchObject({ retryAfterMs: 1 });
    pass(1);
    await expect(gate.enter()).resolves.toBeUndefined();
    expect(told).toEqual([]);
  });

  it('now and then is asked again at once', async () => {
    const { gate, told, fail, pay } = gateWith();
    for (let count = 0; count < 5; count += 1) {
      await fail(down);
      await fail(down);
      await pay(null);
    }
    await expect(gate.enter()).resolves.toBeUndefined();
    expect(told).toEqual([]);
  });

  it('three times in a row is left alone for a minute, and the desk hears of its end too', async () => {
    const { gate, told, fail, pass, pay } = gateWith();
    for (let count = 0; count < 3; count += 1) await fail(down);
    await expect(gate.enter()).rejects.toMatchObject({ code: 'model_down', retryAfterMs: MINUTE });
    pass(MINUTE);
    await fail(down);
    await expect(gate.enter()).rejects.toMatchObject({ code: 'model_down' });
    pass(MINUTE);
    await pay(null);
    await expect(gate.enter()).resolves.toBeUndefined();
    expect(told.map(({ text }) => text)).toEqual([
      'The model cannot be used: The model server failed (500). Cases are read by the rules alone until it answers; it is tried again every minute.',
      'The model answers again.',
    ]);
  });

  it('on one message only is asked about the next one', async () => {
    const { gate, fail } = gateWith();
    for (let count = 0; count < 5; count += 1)
      await fail(new StepcheckError('model_refused', 'never', 'No.'));
    await expect(gate.enter()).resolves.toBeUndefined();
  });
});
