/** Whose turn it is after a failure: ours again later, nobody's, or a person's. */
export type Turn = 'retry' | 'never' | 'person';

export interface ErrorOptions {
  cause?: unknown;
  /** How long to wait before the next try, where the other side said so. */
  retryAfterMs?: number;
}

/** The one error type of the product. `message` says what happened and what to do next. */
export class StepcheckError extends Error {
  readonly code: string;
  readonly turn: Turn;
  readonly retryAfterMs: number | null;

  constructor(code: string, turn: Turn, message: string, options: ErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'StepcheckError';
    this.code = code;
    this.turn = turn;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** Any thrown value as one of ours; what we do not know is worth another try. */
export function asStepcheckError(error: unknown): StepcheckError {
  if (error instanceof StepcheckError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StepcheckError('unexpected', 'retry', message, { cause: error });
}
