import { type TransferListItem, Worker } from 'node:worker_threads';

/** Why there is no answer: it took too long, too much memory, or broke in another way. */
export interface NoAnswer {
  failed: 'too_long' | 'too_heavy' | 'broken';
  reason: string;
}

export type Outcome<Answer> = { answer: Answer } | NoAnswer;

export interface ThreadLimits {
  timeoutMs: number;
  maxMemoryMb: number;
}

export interface WarmThread<Request, Answer> {
  /** One request at a time: whoever has several lets them wait (`inOrder`). */
  ask(
    request: Request,
    how?: { timeoutMs?: number; transfer?: TransferListItem[] },
  ): Promise<Outcome<Answer>>;
  close(): Promise<void>;
}

/**
 * A worker thread that is ready before it is asked, and is replaced when it dies or takes too long. `data` is what
 * each of them is given at its start.
 */
export function createWarmThread<Request, Answer>(
  script: URL,
  limits: ThreadLimits,
  data?: unknown,
): WarmThread<Request, Answer> {
  let worker: Worker | null = start();

  function start(): Worker {
    const started = new Worker(script, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.maxMemoryMb },
    });
    // Idle, it neither keeps the process alive nor brings it down.
    started.unref();
    started.on('error', () => undefined);
    started.once('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  /** Not waited for: what a thread does inside of a library call cannot be broken off. */
  function abandon(given: Worker): void {
    worker = null;
    given.terminate().catch(() => undefined);
  }

  return {
    async ask(request, { timeoutMs = limits.timeoutMs, transfer = [] } = {}) {
      const current = worker ?? start();
      worker = current;
      const outcome = await call<Request, Answer>(current, request, timeoutMs, transfer);
      if ('failed' in outcome) abandon(current);
      return outcome;
    },
    async close() {
      await worker?.terminate();
      worker = null;
    },
  };
}

function call<Request, Answer>(
  worker: Worker,
  request: Request,
  timeoutMs: number,
  transfer: TransferListItem[],
): Promise<Outcome<Answer>> {
  return new Promise((resolve) => {
    const late: NoAnswer = { failed: 'too_long', reason: `more than ${timeoutMs / 1000} seconds` };
    const timer = setTimeout(() => done(late), timeoutMs);
    function done(outcome: Outcome<Answer>): void {
      clearTimeout(timer);
      worker.off('message', answered);
      worker.off('error', died);
      worker.off('exit', died);
      worker.unref();
      resolve(outcome);
    }
    function answered(answer: Answer): void {
      done({ answer });
    }
    function died(cause: unknown): void {
      const reason = cause instanceof Error ? cause.message : `the thread ended with code ${cause}`;
      done({ failed: isOutOfMemory(cause) ? 'too_heavy' : 'broken', reason });
    }
    worker.ref();
    worker.once('message', answered);
    worker.once('error', died);
    worker.once('exit', died);
    worker.postMessage(request, transfer);
  });
}

function isOutOfMemory(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
