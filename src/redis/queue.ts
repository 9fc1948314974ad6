import type { RequestListener } from 'node:http';
import { Queue as BullQueue, type Job, type JobsOptions, UnrecoverableError, Worker } from 'bullmq';
import { asStepcheckError, type StepcheckError } from '../core/errors.ts';
import type { Log, Queue } from '../core/ports.ts';
import type { DueJob, JobName } from '../core/transition.ts';
import type { LaneState } from '../core/vitals.ts';
import type { RedisConnections } from './connect.ts';
import { createDashboard, type DashboardOptions } from './dashboard.ts';

export interface RetryPolicy {
  attempts: number;
  /** Wait before the second try; doubles with each further one. */
  firstWaitMs: number;
}

export interface LanePlan {
  name: string;
  jobs: readonly JobName[];
  concurrency: number;
  /** One at a time over all processes, where the order counts. */
  alone?: boolean;
  rate?: { max: number; perMs: number };
  retry: RetryPolicy;
}

export interface QueueOptions {
  /** After this long without a sign of life a worker counts as dead and its jobs go to another. */
  deadAfterMs: number;
  connections: RedisConnections;
  prefix: string;
  lanes: readonly LanePlan[];
  /** Does the work. `data` is as it came out of the queue: not to be trusted. */
  run(data: unknown): Promise<void>;
  /** After the last try. */
  gaveUp(data: unknown, error: StepcheckError): Promise<void>;
  log: Log;
}

export interface RunningQueue extends Queue {
  /** Makes it ready to take jobs, and starts the workers where this process has them. */
  start(works?: boolean): Promise<void>;
  /** How each lane is just now. */
  state(): Promise<LaneState[]>;
  /** Pages that show the jobs, behind a password. */
  dashboard(options: DashboardOptions): RequestListener;
  /** Finishes what is in hand, then stops; at once where Redis is away. */
  close(): Promise<void>;
}

/** Jobs on BullMQ: a queue ("lane") for each kind of pace. The records are the truth; the queue only hands out work. */
export function createQueue(options: QueueOptions): RunningQueue {
  const { commands } = options.connections;
  const lanes = options.lanes.map((plan) => ({
    plan,
    queue: new BullQueue(plan.name, {
      connection: commands,
      prefix: options.prefix,
      skipWaitingForReady: true,
    }),
  }));
  for (const { queue } of lanes) queue.on('error', (error) => options.log.debug({ error }, 'Queue error'));
  let workers: Worker[] = [];

  return {
    async enqueue(job) {
      const lane = lanes.find(({ plan }) => plan.jobs.includes(job.job));
      if (!lane) throw new Error(`No lane for the job ${job.job}.`);
      await lane.queue.add(job.job, { v: 1, job }, jobOptions(job, lane.plan.retry));
    },
    async start(works = true) {
      // A queue that could not look at its Redis when it was made stays broken for good: better not to start.
      await Promise.all(lanes.map(({ queue }) => queue.waitUntilReady()));
      if (!works) return;
      for (const { plan, queue } of lanes) if (plan.alone) await queue.setGlobalConcurrency(1);
      workers = lanes.map(({ plan, queue }) => startWorker(plan, queue, options));
    },
    dashboard: (shown) =>
      createDashboard(
        lanes.map(({ queue }) => queue),
        shown,
      ),
    state: () => Promise.all(lanes.map(({ queue }) => stateOf(queue))),
    async close() {
      // With Redis away nothing in hand can be ended: it would be waited for until Redis is back.
      const away = commands.status !== 'ready';
      await Promise.all(workers.map((worker) => worker.close(away)));
      await Promise.all(lanes.map(({ queue }) => queue.close()));
    },
  };
}

async function stateOf(queue: BullQueue): Promise<LaneState> {
  const [counts, [next], [after]] = await Promise.all([
    queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed'),
    queue.getJobs(['waiting'], 0, 0, true),
    queue.getJobs(['prioritized'], 0, 0, true),
  ]);
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0 } = counts;
  const oldest = next ?? after;
  const oldestMs = oldest ? Math.max(0, Date.now() - oldest.timestamp - oldest.delay) : 0;
  return { name: queue.name, waiting: waiting + prioritized, active, delayed, oldestMs };
}

/** BullMQ takes what has no priority first, whatever waits with one. */
const GIVES_WAY = 10;

function jobOptions(job: DueJob, retry: RetryPolicy): JobsOptions {
  return {
    // A colon splits keys inside BullMQ.
    jobId: job.key.replaceAll(':', '_'),
    delay: Math.max(0, job.at - Date.now()),
    attempts: retry.attempts,
    ...(job.backlog ? { priority: GIVES_WAY } : {}),
    backoff: { type: 'asked' },
    // The `due` set remembers what is owed; a finished job's id must not stand in the way of the next.
    removeOnComplete: true,
    removeOnFail: true,
  };
}

function startWorker(plan: LanePlan, queue: BullQueue, options: QueueOptions): Worker {
  const worker = new Worker(
    plan.name,
    async (job) => {
      try {
        await options.run(job.data);
      } catch (thrown) {
        const error = asStepcheckError(thrown);
        if (error.turn === 'retry' && plan.rate && error.retryAfterMs !== null) {
          // The whole lane waits, at its head, for as long as the other side asked.
          await queue.rateLimit(error.retryAfterMs);
          throw Worker.RateLimitError();
        }
        await noteFailure(job, error, plan, options);
        if (error.turn === 'retry') throw error;
        throw Object.assign(new UnrecoverableError(error.message), { cause: error });
      }
    },
    {
      connection: options.connections.waiting,
      prefix: options.prefix,
      concurrency: plan.concurrency,
      lockDuration: options.deadAfterMs,
      stalledInterval: Math.ceil(options.deadAfterMs / 3),
      // A job whose worker died is handed on as often as it takes: its claims keep it from acting twice.
      maxStalledCount: 1000,
      limiter: plan.rate && { max: plan.rate.max, duration: plan.rate.perMs },
      settings: {
        backoffStrategy: (attempts: number, _type, thrown) =>
          asStepcheckError(thrown).retryAfterMs ?? plan.retry.firstWaitMs * 2 ** (attempts - 1),
      },
    },
  );
  worker.on('error', (error) => options.log.debug({ reason: error.message }, 'Worker error'));
  return worker;
}

/** What a last try leaves is noted while its job is still there: the sweep cannot queue it once more meanwhile. */
async function noteFailure(
  job: Job,
  error: StepcheckError,
  plan: LanePlan,
  { gaveUp, log }: QueueOptions,
): Promise<void> {
  const attempt = job.attemptsMade + 1;
  const fields = { job: job.id, code: error.code, reason: error.message, attempt };
  if (error.turn === 'retry' && attempt < plan.retry.attempts) {
    log.info(fields, 'A job failed and will be tried again');
    return;
  }
  try {
    await gaveUp(job.data, error);
  } catch (fault) {
    log.error({ ...fields, fault }, 'Could not note a failed job');
  }
}
