import type { TextPart } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import { isForwardSubject, type QuoteHeader, quoteHeaderAt } from './quote-headers.ts';
import { nameInIntro, tellsOfDesk } from './quote-intro.ts';
import { signatures } from './signature.ts';
import { isRule, type Line, linesOf } from './text-lines.ts';
import { type Author, type Voices, whoWrote } from './who-wrote.ts';

/** A stretch of the message's `text` that one person wrote. */
export interface Section {
  part: Exclude<TextPart, 'subject'>;
  author: Author | 'signature';
  /** Who wrote it as the quote's header names them; null for new words and for quotes without a name. */
  by: string | null;
  start: number;
  end: number;
}

type Voice = Pick<Section, 'part' | 'by'> & { author: Author };

/** What is longer is a log or worse. What lies beyond may be anybody's, so it is never evidence. */
const MAX_LINES = 5000;
const NOBODY: Voice = { part: 'quoted', author: 'desk', by: null };
const PASTED: Voice = { part: 'quoted', author: 'other', by: null };
const OF_THE_DESK =
  /(?<!\p{L})(?:you|your|yours|support|article|guide|instructions|help|steps?|sie|ihre?[rnsm]?|anleitung|artikel|vous|votre|vos|article|usted|ustedes|su|sus|tu|artículo|guía|você|vocês|seu|sua|artigo|guia|wrote|schrieb|écrit|escribió|escreveu)(?!\p{L})/iu;
const OWN_VOICE: Voice = { part: 'new', author: 'customer', by: null };

/** Splits the canonical text of a message into what is new, what is quoted and what is forwarded, and by whom. */
export function textParts(message: Message, voices: Voices): Section[] {
  const lines = linesOf(message.text);
  const forwards = isForwardSubject(message.subject);
  const sections: Section[] = [];
  // The voice at each depth of ">": depth 0 is the mail itself until a header says that another mail begins.
  const stack: Voice[] = [OWN_VOICE];
  let introduced: { depth: number; voice: Voice } | null = null;
  for (let index = 0; index < Math.min(lines.length, MAX_LINES); index += 1) {
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
    // A rule between two paragraphs lies inside their section; one above a quote is nobody's words.
    if (line.text === '' || isRule(line.text)) continue;
    const depth = depthOf(lines, index);
    if (introduced !== null && depth > introduced.depth) {
      stack.splice(introduced.depth + 1, stack.length, introduced.voice);
      introduced = null;
    }
    if (depth >= stack.length && isPastedAt(lines, index)) stack.push(PASTED);
    append(sections, line, voiceAt(stack, depth));
    if (depth === 0 && stack[0] === OWN_VOICE && tellsOfDesk(line.text)) {
      index = appendParagraph(sections, lines, index + 1);
    }
  }
  const parts = sections.flatMap((section) => withoutSignatures(message, section));
  const rest = lines[MAX_LINES];
  return rest === undefined ? parts : [...parts, { ...NOBODY, start: rest.start, end: message.text.length }];
}

function voiceOf(header: QuoteHeader, message: Message, voices: Voices): Voice {
  const by = header.style === 'intro' ? nameInIntro(header.from) : header.from;
  return {
    part: header.forwarded ? 'forwarded' : 'quoted',
    author: whoWrote(header.from, message, voices),
    by: by === '' ? null : by,
  };
}

/** "This is what he sees:" above lines that were pasted as a quote: somebody else's words, and not the desk's. */
function isPastedAt(lines: readonly Line[], index: number): boolean {
  const lead = lines.slice(0, index).findLast(({ text }) => text !== '');
  return lead !== undefined && lead.depth === 0 && lead.text.endsWith(':') && !OF_THE_DESK.test(lead.text);
}

/** Words quoted without a name may be anybody's, the desk's most likely: they are never evidence. */
function voiceAt(stack: Voice[], depth: number): Voice {
  while (stack.length <= depth) {
    const part = stack.at(-1)?.part === 'forwarded' ? 'forwarded' : 'quoted';
    stack.push({ ...NOBODY, part });
  }
  return stack[depth] ?? NOBODY;
}

/** A mail client that wraps a quoted line leaves its rest without the sign: those are still the quoted words. */
function depthOf(lines: readonly Line[], index: number): number {
  const [before, line, after] = [lines[index - 1], lines[index], lines[index + 1]];
  const depth = line?.depth ?? 0;
  if (!before || !line || !after || before.depth <= depth || after.depth !== before.depth) return depth;
  const breaksOff = before.text.length >= 55 && !/[.!?:;]["”’)]?$/.test(before.text);
  return breaksOff && line.text.length < before.text.length && /^\p{Ll}/u.test(line.text)
    ? before.depth
    : depth;
}

function quoteFollows(lines: readonly Line[], from: number, depth: number): boolean {
  return (lines.slice(from).find((line) => line.text !== '')?.depth ?? 0) > depth;
}

/** The next paragraph as the desk's words; the index of its last line. */
function appendParagraph(sections: Section[], lines: readonly Line[], from: number): number {
  let index = from;
  if (lines[index]?.text === '') index += 1;
  for (; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.text === '' || line.depth > 0) break;
    append(sections, line, NOBODY);
  }
  return index - 1;
}

function append(sections: Section[], line: Line, voice: Voice): void {
  const last = sections.at(-1);
  const isSame = last?.part === voice.part && last.author === voice.author && last.by === voice.by;
  if (last !== undefined && isSame) {
    last.end = line.end;
    return;
  }
  sections.push({ ...voice, start: line.start, end: line.end });
}

function withoutSignatures({ text, sender }: Message, section: Section): Section[] {
  const parts: Section[] = [];
  let start = section.start;
  for (const found of signatures(text, section.start, section.end, sender.name)) {
    parts.push(
      { ...section, start, end: found.start },
      { ...section, author: 'signature', start: found.start, end: found.end },
    );
    start = found.end;
  }
  parts.push({ ...section, start });
  return parts.filter((part) => text.slice(part.start, part.end).trim() !== '');
}
