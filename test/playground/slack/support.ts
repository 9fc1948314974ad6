import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';
import { onTestFinished, vi } from 'vitest';
import type { Log } from '../../../src/core/ports.ts';
import { type StandInOptions, startSlackStandIn } from '../../../src/playground/slack/server.ts';
import type { SlackStandIn } from '../../../src/playground/slack/stand-in.ts';

export const ANA = 'U07ANARUIZ';
export const MIA = 'U07MIACHEN';
export const TOM = 'U07TOMFULL';
export const REVIEW = 'C07TRIAGE1';
export const HELP = 'C07JUMPHLP';

export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => 'error' as never,
};

/** A stand-in that is closed with the test. Tests of what comes too late shorten Slack's waits themselves. */
export async function startSlack(options: Partial<StandInOptions> = {}): Promise<SlackStandIn> {
  const slack = await startSlackStandIn({ port: 0, folder: null, log: quiet, ...options });
  onTestFinished(() => slack.close());
  return slack;
}

/** Slack's own Web API client, which does not try again by itself. */
export function webClient(slack: SlackStandIn, token = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

export interface SocketEvent {
  type: string;
  body: Record<string, unknown>;
  event?: Record<string, unknown>;
  retry_num?: number;
  retry_reason?: string;
  ack: (response?: object) => Promise<void>;
}

/** Slack's own Socket Mode client, connected; `handle` gets whatever arrives. */
export async function connect(
  slack: SlackStandIn,
  handle: (event: SocketEvent) => unknown = (event) => event.ack(),
  pingTimeout = 3000,
): Promise<SocketModeClient> {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    // Also what the client waits before it connects again.
    clientPingTimeout: pingTimeout,
    logger: silent,
  });
  client.on('slack_event', handle);
  await client.start();
  onTestFinished(() => client.disconnect());
  return client;
}

/** Everything that arrives, acknowledged at once. */
export async function listen(
  slack: SlackStandIn,
  pingTimeout?: number,
): Promise<{ events: SocketEvent[]; client: SocketModeClient }> {
  const events: SocketEvent[] = [];
  const take = async (event: SocketEvent) => {
    events.push(event);
    await event.ack();
  };
  return { events, client: await connect(slack, take, pingTimeout) };
}

export function eventsOf(events: readonly SocketEvent[]): Record<string, unknown>[] {
  return events.map((event) => event.body.event as Record<string, unknown>);
}

export async function eventually(check: () => void): Promise<void> {
  await vi.waitFor(check, { timeout: 5000, interval: 10 });
}

/** The error that a call of the Web API was answered with. */
export async function refusal(call: Promise<unknown>): Promise<{ error: string; messages: string[] }> {
  try {
    await call;
  } catch (error) {
    const data = (error as { data?: { error: string; response_metadata?: { messages?: string[] } } }).data;
    if (data === undefined) throw error;
    return { error: data.error, messages: data.response_metadata?.messages ?? [] };
  }
  throw new Error('The call was not refused.');
}
