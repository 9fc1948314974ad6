import { z } from 'zod';
import { checkMessageBlocks } from '../blocks/check.ts';
import { fillIds } from '../blocks/fill-ids.ts';
import type { Parts } from '../parts.ts';
import type { StandInChannel } from '../stand-in.ts';
import { Block, channelById } from '../state.ts';
import { BOT } from '../workspace.ts';

export type Answer = Record<string, unknown>;

/** One method of the Web API. */
export interface Method {
  /** Whose token it takes: the bot's (xoxb) or the app's (xapp). */
  token: 'bot' | 'app';
  call(args: Answer, parts: Parts): Answer | Promise<Answer>;
}

/** Slack's way to say no: an error code, and for some errors what exactly is wrong. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];

  constructor(code: string, messages: readonly string[] = []) {
    super(code);
    this.name = 'ApiRefusal';
    this.code = code;
    this.messages = messages;
  }
}

export function method<Schema extends z.ZodType>(
  schema: Schema,
  run: (args: z.infer<Schema>, parts: Parts) => Answer | Promise<Answer>,
  token: 'bot' | 'app' = 'bot',
): Method {
  return {
    token,
    call(args, parts) {
      const parsed = schema.safeParse(args);
      if (!parsed.success) throw new ApiRefusal('invalid_arguments', parsed.error.issues.map(wording));
      return run(parsed.data, parts);
    },
  };
}

// A form-encoded body carries strings only: numbers and flags as words, anything deeper as JSON.
export const flag = z
  .preprocess((value) => [true, 1, '1', 'true'].includes(value as string), z.boolean())
  .optional();
export const count = z.coerce.number().int().positive().optional();
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(parseJson, schema);
}

/** The channel, of which the bot must be a member. */
export function botChannel(parts: Parts, channelId: string): StandInChannel {
  const channel = anyChannel(parts, channelId);
  if (!channel.members.includes(BOT.userId)) throw new ApiRefusal('not_in_channel');
  return channel;
}

export function anyChannel(parts: Parts, channelId: string): StandInChannel {
  const channel = channelById(parts.store.state, channelId);
  if (channel === null) throw new ApiRefusal('channel_not_found');
  return channel;
}

/** The blocks of a message as Slack keeps them, with ids; refused where Slack would refuse them. */
export function messageBlocks(given: unknown): Block[] {
  const blocks = z.array(Block).safeParse(parseJson(given));
  if (!blocks.success) throw new ApiRefusal('invalid_blocks_format');
  const fault = checkMessageBlocks(blocks.data);
  if (fault !== null) throw new ApiRefusal(fault.error, fault.messages);
  return fillIds(blocks.data);
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function wording(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  const pointer = issue.path.map(String).join('/');
  return missing
    ? `[ERROR] missing required field: ${pointer}`
    : `[ERROR] ${issue.message} [json-pointer:/${pointer}]`;
}
