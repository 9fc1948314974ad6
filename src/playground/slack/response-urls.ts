import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { checkMessageBlocks } from './blocks/check.ts';
import { fillIds } from './blocks/fill-ids.ts';
import type { Parts } from './parts.ts';
import { readBody } from './request-body.ts';
import { Block } from './state.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const USES = 5;
const LIFE_MS = 30 * 60_000;

/** For whom an address to answer at was given out, and in answer to which private notice. */
interface Address {
  userId: string;
  channelId: string;
  noticeId: string | null;
  at: number;
  used: number;
}

/** The addresses at which an app may answer a command, a shortcut or a button. */
export interface ResponseUrls {
  /** A path below the origin. */
  issue(place: Pick<Address, 'userId' | 'channelId' | 'noticeId'>, at: number): string;
  take(token: string, at: number): Address | null;
}

export function createResponseUrls(): ResponseUrls {
  const known = new Map<string, Address>();
  return {
    issue(place, at) {
      const token = randomBytes(16).toString('hex');
      known.set(token, { ...place, at, used: 0 });
      return `/respond/${token}`;
    },
    take(token, at) {
      const address = known.get(token);
      if (!address || address.used >= USES || at - address.at > LIFE_MS) return null;
      address.used += 1;
      return address;
    },
  };
}

const Answer = z.object({
  text: z.string().optional(),
  blocks: z.array(Block).optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/** The app answers at one of these addresses. Only private answers are known here. */
export async function respond(
  parts: Parts,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const now = parts.clock.now();
  parts.calls.add({ method: 'response_url', at: now, body: {} });
  const address = parts.responseUrls.take(token, now);
  if (!address) return say(response, 404, 'used_url');
  const { success, data } = Answer.safeParse(parse(body));
  if (!success || data.response_type !== 'ephemeral') return say(response, 400, 'invalid_payload');
  if (!data.text && !data.blocks?.length && !data.delete_original) return say(response, 400, 'no_text');
  const fault = checkMessageBlocks(data.blocks ?? []);
  if (fault) return say(response, 400, [fault.error, ...fault.messages].join(' '));
  if ((data.replace_original || data.delete_original) && address.noticeId !== null) {
    parts.notices.remove(address.userId, address.noticeId);
  }
  if (!data.delete_original) {
    const { channelId } = address;
    const blocks = fillIds(data.blocks ?? []);
    const threadTs = data.thread_ts ?? null;
    parts.notices.add(address.userId, { at: now, channelId, threadTs, text: data.text ?? '', blocks });
  }
  parts.store.changed();
  say(response, 200, 'ok');
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return null;
  }
}
