import type { Message } from '../core/message.ts';
import type { Span } from './sentences.ts';
import type { Section } from './text-parts.ts';

/** What somebody wrote behind one question of the desk's, or beside its number. */
export interface Answer extends Span {
  message: Message;
  question: string;
  text: string;
  /** Whether the desk set its question down as an item of a list. */
  listed: boolean;
}

const ITEM = /^[\s>]*(?:\(?\d{1,2}[.):]|[-*•·–])\s+/;
const NUMBER = /^\s*\(?(\d{1,2})\s?(?:[.):]|[-–—])\s*/;
/** Without numbers only lines that look like answers are taken for them, as many as there are questions. */
const LOOKS_ANSWERED =
  /^\s*(?:[-*•·–]\s*)?(?:yes|yep|yeah|yup|no|nope|not|done|ok|okay|still|just did|i|we|he|she|they|it|don['’]?t know|dunno|no idea|unsure|n\/a)(?!\p{L})/iu;

/** The pairs of what the desk asked, in the words that a message quotes, and what the message says to each. */
export function pairedAnswers(message: Message, sections: readonly Section[]): Answer[] {
  const between = answersBetween(message, sections);
  return between.length > 0 ? between : answersInList(message, sections);
}

/** Written below each question, within the quote. */
function answersBetween(message: Message, sections: readonly Section[]): Answer[] {
  return sections.flatMap((section, at) => {
    const asked = sections[at - 1];
    if (!isOwn(section) || asked === undefined || !isDesks(asked)) return [];
    // After the last of the quote stands whatever else the customer has to say.
    const { text } = message;
    const lines = linesIn(text, asked);
    const [last, before] = [lines.at(-1), lines.at(-2)];
    if (last === undefined) return [];
    const wrapped =
      before !== undefined &&
      !ITEM.test(last.text) &&
      before.text.length > 55 &&
      !/[.?!:]$/.test(before.text);
    const whole = wrapped ? `${before.text} ${last.text}` : last.text;
    const listed = ITEM.test(whole);
    const bare = whole.replace(ITEM, '').trim();
    const question = bare.split(/(?<=[.!])\s+/).at(-1) ?? bare;
    if (!question.endsWith('?') && !listed) return [];
    return [{ ...answerAt(message, section.start, section.end), question, listed }];
  });
}

/** "1. yes / 2. not yet", above or below all that was asked. */
function answersInList(message: Message, sections: readonly Section[]): Answer[] {
  const quote = sections.find(isDesks);
  const own = sections.filter(isOwn);
  if (quote === undefined || own.length === 0) return [];
  const questions = questionsIn(message.text, quote);
  if (questions.length < 2) return [];
  const lines = own.flatMap((section) => linesIn(message.text, section));
  const numbered = lines.flatMap((line) => {
    const match = NUMBER.exec(line.text);
    return match === null
      ? []
      : [{ number: Number(match[1]), start: line.start + match[0].length, end: line.end }];
  });
  const inOrder = numbered.every(({ number }, at) => number === at + 1);
  if (numbered.length > 1) {
    if (!inOrder || numbered.length > questions.length) return [];
    return numbered.flatMap(({ start, end }, at) => paired(message, { start, end }, questions[at]));
  }
  const first = lines.findIndex(({ text }) => LOOKS_ANSWERED.test(text));
  const answers = first === -1 ? [] : lines.slice(first, first + questions.length);
  if (answers.length < questions.length || !answers.every(({ text }) => LOOKS_ANSWERED.test(text))) return [];
  return answers.flatMap((line, at) => paired(message, line, questions[at]));
}

function paired(message: Message, span: Span, question: string | undefined): Answer[] {
  return question === undefined
    ? []
    : [{ ...answerAt(message, span.start, span.end), question, listed: true }];
}

function answerAt(message: Message, start: number, end: number): Omit<Answer, 'question' | 'listed'> {
  const words = message.text.slice(start, end);
  const lead = /^[\s\-*•–:]*/.exec(words)?.[0].length ?? 0;
  return { message, start: start + lead, end, text: words.slice(lead).trim() };
}

/** The items of the desk's list, or its questions where it has none. */
function questionsIn(text: string, quote: Section): string[] {
  const lines = linesIn(text, quote);
  const items = lines
    .filter((line) => ITEM.test(line.text))
    .map((line) => line.text.replace(ITEM, '').trim());
  if (items.length > 1) return items;
  return lines.map((line) => line.text.trim()).filter((line) => line.endsWith('?'));
}

function linesIn(text: string, { start, end }: Span): (Span & { text: string })[] {
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .map((raw) => {
      const from = at;
      at += raw.length + 1;
      return { start: from, end: from + raw.length, text: raw.replace(/^[\s>]+/, '') };
    })
    .filter((line) => line.text.trim() !== '');
}

function isOwn({ part, author }: Section): boolean {
  return part === 'new' && author === 'customer';
}

function isDesks({ part, author }: Section): boolean {
  return part === 'quoted' && author === 'desk';
}
