import { afterEach, describe, expect, it } from 'vitest';
import type { Vitals } from '../../src/core/vitals.ts';
import { createRegistry } from '../../src/health/registry.ts';
import { startHealthServer } from '../../src/health/server.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const MINUTE = 60_000;

const well: Vitals = {
  redisAnswers: async () => true,
  slackConnected: () => null,
  mailboxes: () => [],
  lanes: async () => [{ name: 'work', waiting: 3, active: 1, delayed: 0, oldestMs: 90_000 }],
  tickets: async () => ({ open: 2, parked: 5 }),
  overdueJobs: async () => 4,
  sendingPaused: async () => true,
};

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

async function start(vitals: Partial<Vitals>, listen = { port: 0, mayMove: false }) {
  const { registry, metrics } = createRegistry();
  const options = { registry, clock: { now: () => 100 * MINUTE }, log: quiet };
  const server = await startHealthServer({
    ...options,
    listen: { host: '127.0.0.1', ...listen },
    vitals: { ...well, ...vitals },
  });
  closing.push(server.close);
  const ask = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);
  return { port: server.port, ask, metrics, text: async () => (await ask('/metrics')).text() };
}

describe('metrics', () => {
  it('tell how the desk is when they are asked for', async () => {
    const { text } = await start({});
    const said = await text();
    expect(said).toContain('stepcheck_queue_jobs{lane="work",state="waiting"} 3');
    expect(said).toContain('stepcheck_queue_oldest_seconds{lane="work"} 90');
    expect(said).toContain('stepcheck_tickets{state="parked"} 5');
    expect(said).toContain('stepcheck_overdue_jobs{desk="all"} 4');
    expect(said).toContain('stepcheck_sending_paused{desk="all"} 1');
    expect(said).not.toContain('stepcheck_slack_connected{');
  });

  it('name mailboxes by number, since their names are addresses', async () => {
    const failing = { since: 98 * MINUTE, reason: 'no' };
    const mailboxes = () => [{ name: 'help@firm.example', lastMailAt: 95 * MINUTE, failing }];
    const { text, ask } = await start({ mailboxes });
    const said = await text();
    expect(said).toContain('stepcheck_mailbox_failing_seconds{mailbox="1"} 120');
    expect(said).toContain('stepcheck_mailbox_last_mail_seconds{mailbox="1"} 300');
    expect(said).not.toContain('firm.example');
    const ready = await ask('/readyz');
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { parts: { 'mailbox 1': 'does not work since 1970-01-01T01:38:00.000Z' } },
    ]);
  });

  it('count refusals by few reasons, never by somebody’s words', async () => {
    const { metrics, text } = await start({});
    const fact = { at: 1, ticketId: 'T1' };
    metrics.happened([
      { ...fact, type: 'ack_refused', fields: { reason: 'it came through a mailing list' } },
      { ...fact, type: 'ack_refused', fields: { reason: '550 no such user mia' } },
      { ...fact, type: 'refused', fields: { kind: 'approve', why: 'not a reviewer' } },
      { ...fact, type: 'send_failed', fields: { kind: 'reply', state: 'unknown' } },
    ]);
    const said = await text();
    expect(said).toContain('stepcheck_refusals_total{what="acknowledgement",reason="mailing_list"} 1');
    expect(said).toContain('stepcheck_refusals_total{what="acknowledgement",reason="other"} 1');
    expect(said).toContain('stepcheck_refusals_total{what="approve",reason="not_a_reviewer"} 1');
    expect(said).toContain('stepcheck_sends_total{kind="reply",outcome="unknown"} 1');
    expect(said).not.toContain('mia');
  });

  it('sum up what work took and what the model cost', async () => {
    const { metrics, text } = await start({});
    metrics.took('ocr', 700, false);
    const use = { model: 'm', promptVersion: 'p', calls: 1, outputTokens: 7, costUsd: 0.5 };
    metrics.modelUsed({ ...use, inputTokens: 100, cachedTokens: 40 });
    const said = await text();
    expect(said).toContain('stepcheck_work_seconds_sum{what="ocr",outcome="done"} 0.7');
    expect(said).toContain('stepcheck_model_tokens_total{direction="input"} 60');
    expect(said).toContain('stepcheck_model_tokens_total{direction="cached"} 40');
    expect(said).toContain('stepcheck_model_cost_usd_total 0.5');
  });

  it('are not there where they cannot be looked up, and are again afterwards', async () => {
    let broken = true;
    const lanes = async () => (broken ? Promise.reject(new Error('gone')) : []);
    const { ask } = await start({ lanes });
    expect((await ask('/metrics')).status).toBe(503);
    broken = false;
    expect((await ask('/metrics')).status).toBe(200);
  });
});

describe('the port', () => {
  it('that is taken is said with what to do, or left for a free one where nobody asked for it', async () => {
    const { port } = await start({});
    await expect(start({}, { port, mayMove: false })).rejects.toThrow('Set HEALTH_PORT to a free port');
    const moved = await start({}, { port, mayMove: true });
    expect(moved.port).not.toBe(port);
  });

  it('answers nothing else', async () => {
    const { ask } = await start({});
    expect((await ask('/etc')).status).toBe(404);
  });
});
