import type { TextPart } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import { type QuoteHeader, quoteHeaderAt } from './quote-headers.ts';
import { signatureStart } from './signature.ts';
import { type Line, linesOf } from './text-lines.ts';
import { type Author, type Voices, whoWrote } from './who-wrote.ts';

/** A stretch of the message's `text` that one person wrote. */
export interface Section {
  part: Exclude<TextPart, 'subject'>;
  author: Author | 'signature';
  start: number;
  end: number;
}

interface Voice {
  part: Section['part'];
  author: Author;
}

/** Splits the canonical text of a message into what is new, what is quoted and what is forwarded, and by whom. */
export function textParts(message: Message, voices: Voices): Section[] {
  const lines = linesOf(message.text);
  const forwards = /^(?:fwd?|wg|tr|rv|enc|i)\s?:/i.test(message.subject);
  const sections: Section[] = [];
  // The voice at each depth of ">": depth 0 is the mail itself until a header says that another mail begins.
  const stack: Voice[] = [{ part: 'new', author: 'customer' }];
  let introduced: { depth: number; voice: Voice } | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const header = quoteHeaderAt(lines, index, forwards && stack.length === 1 && stack[0]?.part === 'new');
    if (header !== null) {
      const voice = voiceOf(header, message, voices);
      if (header.style === 'block') stack.splice(line.depth, stack.length, voice);
      else introduced = { depth: line.depth, voice };
      index += header.lines - 1;
      if (header.style === 'intro' && !quoteFollows(lines, index + 1, line.depth)) {
        stack.splice(line.depth, stack.length, voice);
        introduced = null;
      }
      continue;
    }
    if (line.text === '') continue;
    if (introduced !== null && line.depth > introduced.depth) {
      stack.splice(introduced.depth + 1, stack.length, introduced.voice);
      introduced = null;
    }
    append(sections, line, voiceAt(stack, line.depth));
  }
  return sections.flatMap((section) => withoutSignature(message.text, section));
}

function voiceOf(header: QuoteHeader, message: Message, voices: Voices): Voice {
  return { part: header.forwarded ? 'forwarded' : 'quoted', author: whoWrote(header.from, message, voices) };
}

/** Words quoted without a name may be anybody's, the desk's most likely: they are never evidence. */
function voiceAt(stack: Voice[], depth: number): Voice {
  while (stack.length <= depth) {
    const part = stack.at(-1)?.part === 'forwarded' ? 'forwarded' : 'quoted';
    stack.push({ part, author: 'desk' });
  }
  return stack[depth] ?? { part: 'quoted', author: 'desk' };
}

function quoteFollows(lines: readonly Line[], from: number, depth: number): boolean {
  return (lines.slice(from).find((line) => line.text !== '')?.depth ?? 0) > depth;
}

function append(sections: Section[], line: Line, voice: Voice): void {
  const last = sections.at(-1);
  if (last !== undefined && last.part === voice.part && last.author === voice.author) {
    last.end = line.end;
    return;
  }
  sections.push({ ...voice, start: line.start, end: line.end });
}

function withoutSignature(text: string, section: Section): Section[] {
  const found = signatureStart(text, section.start, section.end);
  if (found === null) return [section];
  const before: Section = { ...section, end: found.start };
  const signature: Section = { ...section, author: 'signature', start: found.start, end: found.end };
  const after: Section = { ...section, start: found.end };
  return [before, signature, after].filter((part) => text.slice(part.start, part.end).trim() !== '');
}
