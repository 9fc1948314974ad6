import { WebClient } from '@slack/web-api';
import type { Log } from '../core/ports.ts';
import { SOCKET_METHOD } from './api-table.ts';
import { slackError } from './errors.ts';
import { libraryLogger } from './logger.ts';

/** Asks for the address of a connection, and opens none. Throws StepcheckError where the app-level token is not taken. */
export async function checkAppToken(token: string, apiUrl: string | undefined, log: Log): Promise<void> {
  const web = new WebClient(token, {
    slackApiUrl: apiUrl,
    logger: libraryLogger(log),
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
  try {
    await web.apiCall(SOCKET_METHOD.method);
  } catch (error) {
    throw slackError(SOCKET_METHOD.method, error);
  }
}
