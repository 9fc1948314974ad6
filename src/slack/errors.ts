import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { StepcheckError } from '../core/errors.ts';

/** Slack surely did not take it: asked us to wait, or could not be reached at all. */
export const NOT_TAKEN: ReadonlySet<string> = new Set(['slack_rate_limited', 'slack_unreachable']);
/** Nobody knows whether Slack took it. */
export const NO_ANSWER = 'slack_no_answer';

// https://docs.slack.dev/reference/methods/chat.postMessage: "some aspect of the operation may have succeeded".
const UNSURE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

// Asked while a message is received: what Slack answers here never makes a message one to give up.
const WHILE_RECEIVING = new Set([
  'users.info',
  'usergroups.users.list',
  'conversations.members',
  'files.info',
]);

const INVITE = 'Invite the bot there (/invite @stepcheck) and check the channel id in the settings.';
const TOKEN = 'Check the Slack tokens in the settings; the app page of Slack shows the valid ones.';
const WHAT_TO_DO: Record<string, string> = {
  not_in_channel: INVITE,
  channel_not_found: INVITE,
  is_archived: 'The channel is archived: unarchive it, or set another one.',
  restricted_action: 'Somebody who may post there must allow the bot to.',
  invalid_auth: TOKEN,
  not_authed: TOKEN,
  account_inactive: TOKEN,
  token_revoked: TOKEN,
  token_expired: TOKEN,
  not_allowed_token_type: TOKEN,
  no_permission: 'Install the app again with the scopes of `npm run -s slack-manifest`.',
  no_such_subteam: 'Check the user group in REVIEWERS; its id stands at the end of its link in Slack.',
  ekm_access_denied: 'An administrator of the workspace must allow the app.',
};

/** What went wrong in a call, with whose turn it is. */
export function slackError(method: string, error: unknown): StepcheckError {
  if (error instanceof StepcheckError) return error;
  if (error instanceof WebAPIRateLimitedError) return rateLimited(method, error.retryAfter * 1000, error);
  if (error instanceof WebAPIPlatformError) return refusal(method, error);
  if (error instanceof WebAPIRequestError) return noConnection(method, error);
  if (error instanceof WebAPIHTTPError && error.statusCode < 500) {
    const message = `Slack answered ${method} with HTTP ${error.statusCode}. Check the address of Slack's API.`;
    return new StepcheckError('slack_http_error', 'person', message, { cause: error });
  }
  return noAnswer(method, error);
}

function refusal(method: string, error: WebAPIPlatformError): StepcheckError {
  const { error: reason, needed } = error.data as { error: string; needed?: unknown };
  if (reason === 'ratelimited' || reason === 'rate_limited') return rateLimited(method, undefined, error);
  // The client puts an answer that is no JSON into `error` as it came.
  if (UNSURE.has(reason) || !/^[a-z0-9_]+$/.test(reason)) return noAnswer(method, error);
  if (reason === 'missing_scope') {
    const message = `Slack refused ${method}: the app lacks the scope ${String(needed ?? 'it needs')}. Add it (npm run -s slack-manifest prints the whole manifest) and install the app again.`;
    return new StepcheckError('slack_missing_scope', 'person', message, { cause: error });
  }
  const advice = WHAT_TO_DO[reason];
  const message = `Slack refused ${method}: ${reason}.${advice ? ` ${advice}` : ''}`;
  const turn = advice || WHILE_RECEIVING.has(method) ? 'person' : 'never';
  return new StepcheckError(`slack_${reason}`, turn, message, { cause: error });
}

function rateLimited(method: string, retryAfterMs: number | undefined, cause: unknown): StepcheckError {
  const message = `Slack asks to wait before ${method} is called again. It is tried again by itself.`;
  return new StepcheckError('slack_rate_limited', 'retry', message, { cause, retryAfterMs });
}

function noConnection(method: string, error: WebAPIRequestError): StepcheckError {
  if (!NO_CONNECTION.has(causeCode(error.original))) return noAnswer(method, error);
  const message = `Slack could not be reached for ${method}. It is tried again by itself; check the network if this stays.`;
  return new StepcheckError('slack_unreachable', 'retry', message, { cause: error });
}

function noAnswer(method: string, cause: unknown): StepcheckError {
  const message = `Slack gave no usable answer to ${method}. Whether it was done is not known.`;
  return new StepcheckError(NO_ANSWER, 'retry', message, { cause });
}

/** fetch wraps the system's error, and that one may be the first of several addresses tried. */
function causeCode(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  if (error instanceof AggregateError) return causeCode(error.errors[0]);
  return causeCode(error.cause);
}
