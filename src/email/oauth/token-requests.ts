import { z } from 'zod';
import { StepcheckError } from '../../core/errors.ts';

const TIMEOUT_MS = 15_000;

/** The parts of a token endpoint's answer (RFC 6749, 5) that we look at ourselves. */
const Body = z.object({
  error: z.string().default(''),
  error_description: z.string().default(''),
  refresh_token: z.string().optional(),
});

export interface TokenAnswer {
  status: number;
  error: string;
  description: string;
  refreshToken: string | null;
  retryAfterMs: number | null;
}

/** A provider by name, and what to do about what it answers. */
export interface Advice {
  provider: string;
  advise: (answer: TokenAnswer) => string;
}

/**
 * The requests that a library makes to get one token. They are watched, so that a failure can be told by what the
 * provider said and not by how the library puts it; and they end, which neither library sees to.
 */
export function createTokenRequests(fetch: typeof globalThis.fetch) {
  let asked = false;
  let failure = '';
  let answer: TokenAnswer | null = null;

  const watched: typeof globalThis.fetch = async (input, init) => {
    asked = true;
    answer = null;
    const limit = AbortSignal.timeout(TIMEOUT_MS);
    const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
    try {
      const response = await fetch(input, { ...init, signal });
      answer = await answerOf(response.clone());
      return response;
    } catch (error) {
      failure = reasonOf(error);
      throw error;
    }
  };

  /** What the library threw, in our words. It is not kept as the cause: it may hold the secret or the token. */
  function problem(thrown: unknown, { provider, advise }: Advice): StepcheckError {
    if (!asked) {
      const text = `${provider} was not asked for an access token, for the settings are not usable: ${reasonOf(thrown)}`;
      return new StepcheckError('oauth_settings', 'person', text);
    }
    if (answer === null) {
      const text = `${provider} could not be reached for a new access token (${failure}). It is tried again by itself.`;
      return new StepcheckError('oauth_unreachable', 'retry', text);
    }
    const { status, error, description, retryAfterMs } = answer;
    if (status < 400 || status === 408 || status === 429 || status >= 500) {
      const text = `${provider} gave no access token just now (status ${status}). It is tried again by itself.`;
      return new StepcheckError('oauth_busy', 'retry', text, { retryAfterMs: retryAfterMs ?? undefined });
    }
    const said = [error, firstLine(description)].filter((part) => part !== '').join(': ');
    const text = `${provider} refused an access token (${said || `status ${status}`}). ${advise(answer)}`;
    return new StepcheckError('oauth_refused', 'person', text);
  }

  return { fetch: watched, problem, answer: () => answer };
}

async function answerOf(response: Response): Promise<TokenAnswer> {
  const body = Body.safeParse(await response.json().catch(() => null));
  const seconds = Number(response.headers.get('retry-after') ?? '');
  return {
    status: response.status,
    error: body.data?.error ?? '',
    description: body.data?.error_description ?? '',
    refreshToken: body.data?.refresh_token ?? null,
    retryAfterMs: seconds > 0 ? seconds * 1000 : null,
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // "fetch failed" says nothing; why it did is in the cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function firstLine(text: string): string {
  return (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/ Trace ID:.*/, '').slice(0, 200);
}
