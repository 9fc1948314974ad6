import OpenAI from 'openai';
import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import type { ModelUse } from '../core/model-use.ts';
import type { ModelGate } from '../core/ports.ts';
import { modelError } from './model-error.ts';
import { costOf, type Prices, tokensOf } from './usage.ts';

export interface ChatOptions {
  apiKey: string;
  /** Any server that speaks chat completions; null for OpenAI itself. */
  baseUrl: string | null;
  model: string;
  timeoutMs: number;
  prices: Prices | null;
  /** Null: every call may be made. */
  gate?: ModelGate | null;
}

export type ChatMessage = OpenAI.Chat.Completions.ChatCompletionMessageParam;
type AnswerFormat = OpenAI.ResponseFormatJSONSchema;

/** What the model said in one call. */
export interface Said {
  content: string;
  /** It had more to say than it may. */
  cutOff: boolean;
  use: ModelUse;
}

export interface Chat {
  /** One call, never tried again. Throws StepcheckError where there is no answer at all. */
  ask(messages: ChatMessage[], format: AnswerFormat): Promise<Said>;
}

export const OPENAI_URL = 'https://api.openai.com/v1';
// Room for the thinking of models that think before they answer, which counts as output.
const MAX_ANSWER_TOKENS = 6_000;

/** As much of a chat completion as we look at. Whatever else a compatible server sends or leaves out is its own affair. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.unknown().optional(),
});

/** Calls of one model, each counted and let through by the gate. */
export function createChat(options: ChatOptions, promptVersion: string): Chat {
  const { model, timeoutMs, prices, gate = null } = options;
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? OPENAI_URL,
    organization: null,
    project: null,
    timeout: timeoutMs,
    // A case does not wait for a model: on any failure the rules carry it, so there is no second try.
    maxRetries: 0,
    logLevel: 'off',
  });

  async function call(messages: ChatMessage[], format: AnswerFormat): Promise<unknown> {
    const body = {
      model,
      messages,
      response_format: format,
      max_completion_tokens: MAX_ANSWER_TOKENS,
    };
    // The client's own time-out ends with the first byte of the answer; this one covers the whole of it.
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await client.chat.completions.create(body, { signal });
    } catch (thrown) {
      const timedOut = signal.aborted;
      const error = modelError(thrown, { model, timedOut });
      // It was asked and may have worked all along.
      const costUsd = timedOut ? costOf(tokensOf(null, sizeOf(messages), ''), prices) : null;
      await gate?.leave({ costUsd, error });
      throw error;
    }
  }

  return {
    async ask(messages, format) {
      await gate?.enter();
      const answer = await call(messages, format);
      const completion = Completion.safeParse(answer).data;
      const choice = completion?.choices[0];
      const content = choice?.message.content ?? '';
      const tokens = tokensOf(completion?.usage, sizeOf(messages), content);
      const costUsd = costOf(tokens, prices);
      const error = choice ? null : notChat();
      await gate?.leave({ costUsd, error });
      if (error) throw error;
      if (choice?.message.refusal || choice?.finish_reason === 'content_filter') {
        throw new StepcheckError('model_declined', 'never', 'The model declined to answer.');
      }
      return {
        content,
        cutOff: choice?.finish_reason === 'length',
        use: { model, promptVersion, calls: 1, ...tokens, costUsd },
      };
    },
  };
}

function notChat(): StepcheckError {
  return new StepcheckError(
    'model_server',
    'person',
    'The model server does not answer as chat completions do. Check OPENAI_BASE_URL: it mostly ends in /v1.',
  );
}

/** How much was sent, pictures apart. */
function sizeOf(messages: readonly ChatMessage[]): { letters: number; pictures: number } {
  let [letters, pictures] = [0, 0];
  for (const { content } of messages) {
    if (typeof content === 'string') letters += content.length;
    else {
      for (const part of content ?? []) {
        if (part.type === 'text') letters += part.text.length;
        if (part.type === 'image_url') pictures += 1;
      }
    }
  }
  return { letters, pictures };
}
