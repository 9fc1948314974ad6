import OpenAI from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { Article } from '../core/article.ts';
import { StepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { ModelReader } from '../core/ports.ts';
import { Answer, parseAnswer } from './answer.ts';
import { modelError } from './model-error.ts';
import { loadPrompt } from './prompt.ts';
import { toClaims } from './to-claims.ts';

export interface ModelReaderOptions {
  apiKey: string;
  /** Any server that speaks chat completions; null for OpenAI itself. */
  baseUrl: string | null;
  model: string;
  timeoutMs: number;
  /** The text of `prompts/read.md`. */
  prompt: string;
}

type Chat = OpenAI.Chat.Completions.ChatCompletionMessageParam;

const OPENAI_URL = 'https://api.openai.com/v1';
const MAX_TEXT = 24_000;
const MAX_ANSWER_TOKENS = 4_000;
const PLACES = ['app', 'title', 'steps'] as const;

/** A reader that asks a model for claims, each with a quote that is looked up in the message. */
export function createModelReader(options: ModelReaderOptions): ModelReader {
  const prompt = loadPrompt(options.prompt, PLACES);
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl ?? OPENAI_URL,
    organization: null,
    project: null,
    timeout: options.timeoutMs,
    // A case does not wait for a model: on any failure the rules carry it, so there is no second try.
    maxRetries: 0,
    logLevel: 'off',
  });

  async function ask(messages: Chat[]): Promise<string> {
    const completion = await client.chat.completions.create({
      model: options.model,
      messages,
      response_format: zodResponseFormat(Answer, 'claims'),
      max_completion_tokens: MAX_ANSWER_TOKENS,
    });
    const choice = completion.choices?.[0];
    if (choice?.message?.refusal || choice?.finish_reason === 'content_filter') {
      throw new StepcheckError('model_declined', 'never', 'The model declined to read this message.');
    }
    return choice?.message?.content ?? '';
  }

  return {
    name: options.model,
    async read(message, article) {
      try {
        const messages = conversation(prompt(articleValues(article)), message);
        const answer = await answerWithOneRepair(ask, messages);
        return toClaims(answer, message, article);
      } catch (error) {
        throw modelError(error, options.model);
      }
    },
  };
}

/** The article comes first and is the same for every message, so that the server can cache it. */
function conversation(system: string, message: Message): Chat[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: fencedMessage(message) },
  ];
}

/** The code is made of the message itself, so nobody can write a message that holds its own. */
function fencedMessage(message: Message): string {
  const fence = `===== ${message.id} =====`;
  return [fence, `Subject: ${message.subject}`, '', message.text.slice(0, MAX_TEXT), fence].join('\n');
}

async function answerWithOneRepair(
  ask: (messages: Chat[]) => Promise<string>,
  messages: Chat[],
): Promise<Answer> {
  const first = await ask(messages);
  const answer = parseAnswer(first);
  if (answer) return answer;
  const second = await ask([
    ...messages,
    { role: 'assistant', content: first.slice(0, MAX_TEXT) },
    { role: 'user', content: REPAIR },
  ]);
  const repaired = parseAnswer(second);
  if (repaired) return repaired;
  throw new StepcheckError('model_answer', 'never', 'The model gave no answer that can be read, twice.');
}

const REPAIR =
  'That was not complete JSON of the form asked for. Answer again with the whole JSON object and nothing else; fewer claims if need be.';

function articleValues(article: Article): Record<(typeof PLACES)[number], string> {
  return {
    app: article.app,
    title: article.title,
    steps: article.steps.map((step) => `- \`${step.id}\`: ${step.title}. ${step.user}`).join('\n'),
  };
}
