import type { DraftContent } from '../core/draft.ts';
import { firstName } from './first-name.ts';
import { phrasesOf } from './phrases.ts';

interface Greeted {
  /** The draft that the text was made from. */
  draft: Pick<DraftContent, 'text' | 'language'>;
  /** Display names of whom the draft greets, and of whom the reply goes to now. */
  before: string | null;
  now: string | null;
}

/**
 * An agent's text with a greeting for whom it goes to now, where its first line is still our own greeting for
 * somebody else. A greeting that the agent wrote or changed stays as it is.
 */
export function greetRecipient(text: string, { draft, before, now }: Greeted): string {
  const { greeting } = phrasesOf(draft.language);
  const ours = greeting(firstName(before));
  const line = firstLine(text);
  if (line !== ours || firstLine(draft.text) !== ours) return text;
  return text.replace(line, () => greeting(firstName(now)));
}

function firstLine(text: string): string {
  return text.trimStart().split(/\r?\n/, 1)[0]?.trimEnd() ?? '';
}
