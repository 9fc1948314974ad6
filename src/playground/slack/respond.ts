import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { checkMessageBlocks } from './blocks/check.ts';
import { fillIds } from './blocks/fill-ids.ts';
import type { Parts } from './parts.ts';
import { readBody } from './request-body.ts';
import { Block } from './state.ts';

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
