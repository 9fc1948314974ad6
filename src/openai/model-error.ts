import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { StepcheckError } from '../core/errors.ts';

/** A failed call in our own terms: whose turn it is, and what to do. What the server said is kept out: it may quote us. */
export function modelError(
  cause: unknown,
  { model, timedOut }: { model: string; timedOut: boolean },
): StepcheckError {
  if (cause instanceof StepcheckError) return cause;
  if (timedOut || cause instanceof APIConnectionTimeoutError) {
    return new StepcheckError('model_timeout', 'retry', 'The model did not answer in time.', { cause });
  }
  if (cause instanceof APIConnectionError) {
    return new StepcheckError('model_away', 'retry', 'The model could not be reached.', { cause });
  }
  if (cause instanceof APIError) return statusError(cause, model);
  return new StepcheckError('model_failed', 'retry', 'The call of the model failed.', { cause });
}

function statusError(cause: APIError, model: string): StepcheckError {
  const { status } = cause;
  if (status === 429 && !/insufficient_quota|billing/.test(`${cause.code} ${cause.type}`)) {
    const retryAfterMs = retryAfter(cause.headers);
    return new StepcheckError('model_busy', 'retry', 'The model is asked too often just now.', {
      cause,
      retryAfterMs,
    });
  }
  if (status === 429 || status === 402)
    return person('model_quota', 'The account of the model has no quota left. Add some.', cause);
  if (status === 401 || status === 403) {
    return person('model_key', 'The model server does not accept the key. Check OPENAI_API_KEY.', cause);
  }
  if (status === 404) {
    return person(
      'model_unknown',
      `There is no model "${model}" at that address. Check OPENAI_MODEL and OPENAI_BASE_URL.`,
      cause,
    );
  }
  if (status === undefined || status >= 500 || status === 408 || status === 409) {
    return new StepcheckError('model_down', 'retry', `The model server failed (${status ?? 'no status'}).`, {
      cause,
    });
  }
  return refusal(cause, status);
}

/** A call that the server does not take. */
function refusal(cause: APIError, status: number): StepcheckError {
  const said = `${cause.param} ${cause.code} ${cause.message}`.toLowerCase();
  if (/response_format|json_schema|structured output/.test(said)) {
    return person(
      'model_format',
      'The model or its server knows no structured output (response_format with a JSON schema). Set OPENAI_MODEL to one that does.',
      cause,
    );
  }
  if (/image_url|\bimages?\b|vision/.test(said)) {
    return person('model_blind', 'The model takes no pictures. Set OPENAI_PICTURES=off.', cause);
  }
  if (/context_length|context length|too long|too large|maximum context/.test(said) || status === 413) {
    return new StepcheckError('model_too_long', 'never', 'The message is too long for the model.', { cause });
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
