import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { StepcheckError } from '../core/errors.ts';

/** A failed call in our own terms: whose turn it is, and what to do. */
export function modelError(cause: unknown, model: string): StepcheckError {
  if (cause instanceof StepcheckError) return cause;
  if (cause instanceof APIConnectionTimeoutError) {
    return new StepcheckError('model_timeout', 'retry', 'The model did not answer in time.', { cause });
  }
  if (cause instanceof APIConnectionError) {
    return new StepcheckError('model_away', 'retry', 'The model could not be reached.', { cause });
  }
  if (cause instanceof APIError) return statusError(cause, model);
  return new StepcheckError('model_failed', 'never', 'The call of the model failed.', { cause });
}

function statusError(cause: APIError, model: string): StepcheckError {
  const { status } = cause;
  if (status === 429 && cause.code !== 'insufficient_quota') {
    const retryAfterMs = retryAfter(cause.headers);
    return new StepcheckError('model_busy', 'retry', 'The model is asked too often just now.', {
      cause,
      retryAfterMs,
    });
  }
  if (status === 429)
    return person('model_quota', 'The account of the model has no quota left. Add some.', cause);
  if (status === 401 || status === 403) {
    return person('model_key', 'The model server does not accept the key. Check OPENAI_API_KEY.', cause);
  }
  if (status === 404) {
    return person(
      'model_unknown',
      `There is no model "${model}" at that address. Check OPENAI_MODEL.`,
      cause,
    );
  }
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new StepcheckError('model_down', 'retry', `The model server failed (${status ?? 'no status'}).`, {
      cause,
    });
  }
  return new StepcheckError('model_refused', 'never', `The model server refused the call (${status}).`, {
    cause,
  });
}

function person(code: string, message: string, cause: unknown): StepcheckError {
  return new StepcheckError(code, 'person', message, { cause });
}

/** RFC 9110, 10.2.3: seconds or a date. Some servers say it in milliseconds, in a header of their own. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const ms = Number(headers?.get('retry-after-ms') || Number.NaN);
  if (Number.isFinite(ms)) return Math.max(0, ms);
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
