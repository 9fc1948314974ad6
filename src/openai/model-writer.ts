import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import type { ModelWriter } from '../core/ports.ts';
import { parseJson } from './answer.ts';
import { type ChatMessage, type ChatOptions, createChat } from './chat.ts';
import { fenced } from './data-fence.ts';
import { loadPrompt, type Prompt } from './prompt.ts';

export interface ModelWriterOptions extends ChatOptions {
  /** The text of `prompts/draft.md`. */
  prompt: string;
}

const Reworded = z.object({ text: z.string() });
const PLACES = ['app', 'title'] as const;
const FORMAT = zodResponseFormat(Reworded, 'reply');

/** Checks the prompt file. */
export function loadDraftPrompt(source: string): Prompt<(typeof PLACES)[number]> {
  return loadPrompt('draft.md', source, PLACES);
}

/** A writer that asks a model for better words; one call each time. */
export function createModelWriter(options: ModelWriterOptions): ModelWriter {
  const prompt = loadDraftPrompt(options.prompt);
  const chat = createChat(options, prompt.version);
  return {
    async reword({ text, language }, { app, title }, findings) {
      const messages: ChatMessage[] = [
        { role: 'system', content: prompt.fill({ app, title }) },
        { role: 'user', content: `Language: ${language}\n\n${fenced(text, prompt.version)}` },
      ];
      if (findings.length > 0) messages.push({ role: 'user', content: refused(findings) });
      const { content, cutOff, use } = await chat.ask(messages, FORMAT);
      const reworded = parseJson(content, Reworded);
      if (reworded) return { text: reworded.text, use };
      const how = cutOff ? 'Its answer was cut off.' : 'It gave no answer that can be read.';
      throw new StepcheckError('model_answer', 'never', how);
    },
  };
}

function refused(findings: readonly string[]): string {
  const list = findings.map((finding) => `- ${finding}`).join('\n');
  return `Your last version of this reply was refused:\n${list}\nWrite it anew from the original, without these faults.`;
}
