import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../core/ports.ts';
import type { Vitals } from '../core/vitals.ts';

/**
 * Figures that are looked up when somebody asks. What cannot be had is left out rather than shown as 0: an alert on
 * nothing queued must not rest while Redis is away.
 */
export function createGauges(registry: Registry, vitals: Vitals, clock: Clock): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `stepcheck_${name}`, help, labelNames, registers: [registry] });
  const redis = gauge('redis_up', '1 where Redis answers');
  const slack = gauge('slack_connected', '1 where the socket to Slack is open', ['socket']);
  const jobs = gauge('queue_jobs', 'Jobs in a lane of the queue', ['lane', 'state']);
  const oldest = gauge('queue_oldest_seconds', 'How long the next job of a lane has waited', ['lane']);
  const tickets = gauge('tickets', 'Cases that are not closed', ['state']);
  const overdue = gauge('overdue_jobs', 'Jobs owed that are more than a minute late', ['desk']);
  const paused = gauge('sending_paused', '1 where somebody has paused sending', ['desk']);
  const failing = gauge('mailbox_failing_seconds', 'How long a mailbox has not worked', ['mailbox']);
  const quiet = gauge('mailbox_last_mail_seconds', 'Time since the last mail of a mailbox', ['mailbox']);
  const lookedUp = [slack, jobs, oldest, tickets, overdue, paused, failing, quiet];

  function ofThisProcess(): void {
    const connected = vitals.slackConnected();
    if (connected !== null) slack.set({ socket: 'socket_mode' }, connected ? 1 : 0);
    const now = clock.now();
    // By number: a mailbox's name is an address.
    for (const [index, { failing: fault, lastMailAt }] of vitals.mailboxes().entries()) {
      const mailbox = String(index + 1);
      failing.set({ mailbox }, fault ? (now - fault.since) / 1_000 : 0);
      if (lastMailAt !== null) quiet.set({ mailbox }, (now - lastMailAt) / 1_000);
    }
  }

  async function ofTheDesk(): Promise<void> {
    for (const { name: lane, oldestMs, ...counts } of await vitals.lanes()) {
      for (const [state, count] of Object.entries(counts)) jobs.set({ lane, state }, count);
      oldest.set({ lane }, oldestMs / 1_000);
    }
    for (const [state, count] of Object.entries(await vitals.tickets())) tickets.set({ state }, count);
    overdue.set({ desk: 'all' }, await vitals.overdueJobs());
    paused.set({ desk: 'all' }, (await vitals.sendingPaused()) ? 1 : 0);
  }

  return async () => {
    for (const one of lookedUp) one.reset();
    const up = await vitals.redisAnswers();
    redis.set(up ? 1 : 0);
    ofThisProcess();
    if (up) await ofTheDesk();
  };
}
