/** What a model found, as `prompts/read.md` asks for it. */
export interface Found {
  about?: { fits: string; problem: string; quote: string };
  claims?: { step: string; status: string; quote: string }[];
}

const NOT_SAID = { fits: 'unsure', problem: '', quote: '' };

/** The words of an answer about a message. */
export function found({ about = NOT_SAID, claims = [] }: Found = {}): string {
  return JSON.stringify({ about, claims });
}

/** A chat completion in the form in which OpenAI answers. */
export function completion(
  content: string | null,
  {
    message = {},
    finishReason = 'stop',
    ...change
  }: { message?: object; finishReason?: string; choices?: []; usage?: object | undefined } = {},
): object {
  return {
    id: 'chatcmpl-CQ1rM0xkEo5Zs2tqYc0a7N8dVbXw3',
    object: 'chat.completion',
    created: 1_795_000_000,
    model: 'reader-1-2026-04-14',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null, annotations: [], ...message },
        logprobs: null,
        finish_reason: finishReason,
      },
    ],
    usage: {
      prompt_tokens: 1400,
      completion_tokens: 50,
      total_tokens: 1450,
      prompt_tokens_details: { cached_tokens: 1000, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    service_tier: 'default',
    system_fingerprint: 'fp_0123456789',
    ...change,
  };
}

/** An error in the form in which OpenAI answers. */
export function refusedCall(
  message: string,
  code: string | null = null,
  type = 'invalid_request_error',
): object {
  return { error: { message, type, param: null, code } };
}
