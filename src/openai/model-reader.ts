import { zodResponseFormat } from 'openai/helpers/zod';
import type { Article } from '../core/article.ts';
import { StepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import { type ModelUse, sumOfUse } from '../core/model-use.ts';
import type { ModelReader, PictureForModel } from '../core/ports.ts';
import { Answer, type Given, parseAnswer } from './answer.ts';
import { type Chat, type ChatMessage, type ChatOptions, createChat } from './chat.ts';
import { fenced } from './data-fence.ts';
import { quotesIn } from './locate-quote.ts';
import { loadPrompt, type Prompt } from './prompt.ts';
import { toClaims, toFit } from './to-claims.ts';

export interface ModelReaderOptions extends ChatOptions {
  /** The text of `prompts/read.md`. */
  prompt: string;
}

/** Longer mails are mostly old mails quoted again; their beginning is what is new. */
const MAX_TEXT = 24_000;
const MAX_SUBJECT = 500;
/** Of an answer that could not be read, enough to mend it. */
const MAX_REPAIRED = 8_000;
const PLACES = ['app', 'title', 'steps', 'problems'] as const;
const FORMAT = zodResponseFormat(Answer, 'reading');

/** Checks the prompt file. */
export function loadReadPrompt(source: string): Prompt<(typeof PLACES)[number]> {
  return loadPrompt('read.md', source, PLACES);
}

/** A reader that asks a model for claims, each with a quote that is looked up in the message. */
export function createModelReader(options: ModelReaderOptions): ModelReader {
  const prompt = loadReadPrompt(options.prompt);
  const chat = createChat(options, prompt.version);
  return {
    name: options.model,
    async read(message, article, pictures) {
      const shown = { subject: message.subject.slice(0, MAX_SUBJECT), text: message.text.slice(0, MAX_TEXT) };
      const messages = conversation(prompt.fill(articleValues(article)), message, shown, pictures);
      const { answer, use } = await answerWithOneRepair(chat, messages);
      const locate = quotesIn(shown);
      return {
        claims: toClaims(answer, message.id, locate, article),
        fit: toFit(answer, message.id, locate, article),
        use,
      };
    },
  };
}

/** The article comes first and is the same for every message, so that the server can cache it. */
function conversation(
  system: string,
  { id }: Message,
  { subject, text }: Pick<Message, 'subject' | 'text'>,
  pictures: readonly PictureForModel[],
): ChatMessage[] {
  const data = fenced(`Subject: ${subject}\n\n${text}`, id);
  if (pictures.length === 0) {
    return [
      { role: 'system', content: system },
      { role: 'user', content: data },
    ];
  }
  const shown = pictures.map(({ type, bytes }) => ({
    type: 'image_url' as const,
    image_url: { url: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` },
  }));
  return [
    { role: 'system', content: system },
    { role: 'user', content: [{ type: 'text', text: data }, ...shown] },
  ];
}

async function answerWithOneRepair(
  chat: Chat,
  messages: ChatMessage[],
): Promise<{ answer: Given; use: ModelUse }> {
  const first = await chat.ask(messages, FORMAT);
  const answer = parseAnswer(first.content);
  if (answer) return { answer, use: first.use };
  const second = await chat.ask(
    [
      ...messages,
      { role: 'assistant', content: first.content.slice(0, MAX_REPAIRED) },
      { role: 'user', content: REPAIR },
    ],
    FORMAT,
  );
  const repaired = parseAnswer(second.content);
  if (repaired) return { answer: repaired, use: sumOfUse([first.use, second.use]) ?? second.use };
  const how = second.cutOff ? 'Its answer was cut off' : 'It gave no answer that can be read';
  throw new StepcheckError('model_answer', 'never', `${how}, twice.`);
}

const REPAIR =
  'That was not complete JSON of the form asked for. Answer again with the whole JSON object and nothing else; fewer claims if need be.';

function articleValues(article: Article): Record<(typeof PLACES)[number], string> {
  const problems = article.vocabulary.other_problems.map(({ topic }) => `  - ${topic}`);
  return {
    app: article.app,
    title: article.title,
    steps: article.steps.map((step) => `- \`${step.id}\`: ${step.title}. ${step.user}`).join('\n'),
    problems: problems.length > 0 ? problems.join('\n') : '  - (none is listed)',
  };
}
