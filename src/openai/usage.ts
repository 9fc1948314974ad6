import { z } from 'zod';

/** US dollars a million tokens. */
export interface Prices {
  input: number;
  /** Input that the server had in its cache. */
  cached: number;
  output: number;
}

interface Tokens {
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
}

const count = z.number().int().nonnegative();
/** As chat completions have it. Compatible servers may leave out any of it. */
const Usage = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
});

// A rough rule for European languages; a little more than there are.
const LETTERS_A_TOKEN = 3.5;
/** What a large picture comes to at the dearer models. */
const TOKENS_A_PICTURE = 1_500;

/** What a call took. A server that does not say is counted by us, so that a budget holds with it too. */
export function tokensOf(
  usage: unknown,
  sent: { letters: number; pictures: number },
  answer: string,
): Tokens {
  const { data } = Usage.safeParse(usage);
  if (data) {
    return {
      inputTokens: data.prompt_tokens,
      cachedTokens: Math.min(data.prompt_tokens_details?.cached_tokens ?? 0, data.prompt_tokens),
      outputTokens: data.completion_tokens,
    };
  }
  return {
    inputTokens: Math.ceil(sent.letters / LETTERS_A_TOKEN) + sent.pictures * TOKENS_A_PICTURE,
    cachedTokens: 0,
    outputTokens: Math.ceil(answer.length / LETTERS_A_TOKEN),
  };
}

/** In US dollars; null where no prices are set. */
export function costOf(
  { inputTokens, cachedTokens, outputTokens }: Tokens,
  prices: Prices | null,
): number | null {
  if (!prices) return null;
  const { input, cached, output } = prices;
  return ((inputTokens - cachedTokens) * input + cachedTokens * cached + outputTokens * output) / 1_000_000;
}
