import type { ServerResponse } from 'node:http';
import type { Failure } from './stand-in.ts';

/** Failures that tests have ordered, by method. */
export interface Faults {
  order(method: string, failure: Failure, times: number): void;
  /** The failure that this call meets, or null. */
  take(method: string): Failure | null;
}

export function createFaults(): Faults {
  const ordered = new Map<string, Failure[]>();
  return {
    order(method, failure, times) {
      ordered.set(method, [...(ordered.get(method) ?? []), ...Array<Failure>(times).fill(failure)]);
    },
    take: (method) => ordered.get(method)?.shift() ?? null,
  };
}

/** Answers with the failure that was ordered. */
export function fail(failure: Failure, response: ServerResponse): void {
  if (failure.status === 0) {
    response.destroy();
    return;
  }
  const retry =
    failure.retryAfterSeconds === undefined ? {} : { 'retry-after': String(failure.retryAfterSeconds) };
  const error = failure.error ?? (failure.status === 429 ? 'ratelimited' : 'internal_error');
  response.writeHead(failure.status, { 'content-type': 'application/json', ...retry });
  response.end(JSON.stringify({ ok: false, error }));
}
