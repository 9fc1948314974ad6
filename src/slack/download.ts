import { StepcheckError } from '../core/errors.ts';
import type { SlackFile } from './answers.ts';
import type { SlackClient } from './client.ts';

const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;

/** The bytes, or why there are none, in words that follow the file's name. */
export type Downloaded = { bytes: Uint8Array } | { problem: string };

export interface DownloadOptions {
  client: SlackClient;
  botToken: string;
  apiUrl?: string;
  maxBytes: number;
}

/**
 * Gets a file that was shared in a channel. Throws StepcheckError (turn retry) where it may work later; what will
 * never work is said as a problem.
 */
export async function downloadFile(shared: SlackFile, options: DownloadOptions): Promise<Downloaded> {
  const file = await completed(shared, options.client);
  const problem = whyNotAsked(file, options.maxBytes);
  if (problem) return { problem };
  const url = file.url_private_download ?? file.url_private;
  if (!url || !URL.canParse(url)) return { problem: 'has no address to get it from' };
  return fetchFile(url, file, options);
}

/** Files from other organisations come without an address until they are asked for. */
async function completed(shared: SlackFile, client: SlackClient): Promise<SlackFile> {
  const { id } = shared;
  if (shared.file_access !== 'check_file_info' || !id) return shared;
  try {
    return (await client.call('files.info', { file: id })).file;
  } catch (error) {
    if (error instanceof StepcheckError && error.code.startsWith('slack_file_'))
      return { id, mode: 'tombstone' };
    throw error;
  }
}

function whyNotAsked(file: SlackFile, maxBytes: number): string | null {
  if (file.mode === 'tombstone') return 'was deleted in Slack';
  if (file.mode === 'hidden_by_limit') return 'is hidden by the limits of the Slack plan';
  if (file.is_external || file.mode === 'external')
    return 'is only a link to another service, which is not opened';
  if ((file.size ?? 0) > maxBytes) return tooLarge(maxBytes);
  return null;
}

function tooLarge(maxBytes: number): string {
  return `is larger than ${Math.floor(maxBytes / 1_000_000)} MB and was not taken in`;
}

async function fetchFile(url: string, file: SlackFile, options: DownloadOptions): Promise<Downloaded> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await follow(url, options, signal);
    if (!response) return { problem: 'lies outside Slack, where it is not opened' };
    return await readAnswer(response, file, options.maxBytes);
  } catch (error) {
    if (error instanceof StepcheckError) throw error;
    throw later('Slack did not hand out the file. It is asked again by itself.', error);
  }
}

/** Redirects are followed by hand: the token may go to Slack's own hosts and nowhere else. */
async function follow(
  start: string,
  options: DownloadOptions,
  signal: AbortSignal,
): Promise<Response | null> {
  let url = new URL(start);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    if (!isSlack(url, options.apiUrl)) return null;
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${options.botToken}` },
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !location) return response;
    await response.body?.cancel();
    url = new URL(location, url);
  }
  return null;
}

function isSlack(url: URL, apiUrl: string | undefined): boolean {
  if (apiUrl && url.origin === new URL(apiUrl).origin) return true;
  return url.protocol === 'https:' && (url.hostname === 'slack.com' || url.hostname.endsWith('.slack.com'));
}

async function readAnswer(response: Response, file: SlackFile, maxBytes: number): Promise<Downloaded> {
  const { status, headers } = response;
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after'));
    throw later(
      `Slack answered a download with HTTP ${status}. It is asked again by itself.`,
      undefined,
      seconds,
    );
  }
  if (status === 401 || status === 403) return { problem: NO_SCOPE };
  if (status !== 200) return { problem: `could not be had from Slack (HTTP ${status})` };
  const bytes = await readBounded(response, maxBytes);
  if (!bytes) return { problem: tooLarge(maxBytes) };
  return isSignInPage(bytes, headers, file) ? { problem: NO_SCOPE } : { bytes };
}

const NO_SCOPE =
  'was refused by Slack, which sent a sign-in page instead: give the app the scope files:read and install it again';

/** Without the scope Slack answers 200 with a web page. A web page that somebody shared has the size announced. */
function isSignInPage(bytes: Uint8Array, headers: Headers, file: SlackFile): boolean {
  if (bytes.length === file.size) return false;
  if (headers.get('content-type')?.startsWith('text/html')) return true;
  return /^\s*<(!doctype html|html)/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));
}

/** Null where more comes than we take. */
async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function later(message: string, cause: unknown, seconds?: number): StepcheckError {
  const retryAfterMs = seconds && seconds > 0 ? seconds * 1000 : undefined;
  return new StepcheckError('slack_download', 'retry', message, { cause, retryAfterMs });
}
