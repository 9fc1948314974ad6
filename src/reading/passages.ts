import type { TextPart } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import { type Answer, pairedAnswers } from './paired-answers.ts';
import { type Span, sentencesIn } from './sentences.ts';
import { steeringIn } from './steering.ts';
import { type Section, textParts } from './text-parts.ts';
import type { Voices } from './who-wrote.ts';

/** One sentence that may be evidence: nobody of the desk wrote it. */
export interface Passage {
  message: Message;
  part: TextPart;
  author: 'customer' | 'other';
  /** Offsets in the message's subject or text. */
  start: number;
  end: number;
  text: string;
  /** What was said at one time has one number; a larger one is later. */
  time: number;
}

export interface CaseText {
  /** In the order in which they were said, as far as that can be told. */
  passages: Passage[];
  /** What the customer (`new`) and those who are quoted sign with. */
  signatures: { part: TextPart; text: string }[];
  /** What the desk said in the quotes: tells what the thread is about, and nothing else. */
  deskText: string;
  /** The sentences of the desk's message that the newest one quotes first. */
  answered: string[];
  /** What was said to each question of the desk's, where that can be told. */
  answers: Answer[];
  /** The newest message's own new words. */
  newText: string;
  /** Whether there is more text than is read. */
  cut: boolean;
  /** Whether somebody wrote to steer a machine; such words are no passages. */
  steered: boolean;
}

// A person's mail is shorter; what is not goes to a person with a warning.
const MAX_READ = 30_000;
// Of a long case the newest messages count, and older ones mostly stand in their quotes again.
const MAX_CASE = 90_000;
const MAX_SENTENCE = 1000;
const AGE: Readonly<Record<TextPart, number>> = { subject: 0, new: 0, forwarded: 1, quoted: 2 };
const REPLY_PREFIX = /^(?:(?:re|aw|fwd?|wg|tr|rv|res|enc|antw|sv|vs)\s?:\s?)+/i;

/** All sentences of a ticket's messages (oldest first) whose author is not the desk. */
export function caseText(messages: readonly Message[], voices: Voices): CaseText {
  const passages: Passage[] = [];
  const deskTexts: string[] = [];
  const signatures: CaseText['signatures'] = [];
  const answers: Answer[] = [];
  let newText = '';
  let answered: string[] = [];
  let cut = false;
  const lengths = lengthsRead(messages);
  for (const [index, message] of messages.entries()) {
    const sections = textParts(message, voices);
    const length = lengths[index] ?? 0;
    cut ||= message.text.length > length;
    const time = timeOf(index, 'new');
    passages.push(...subjectPassage(message, time));
    for (const section of sections) {
      if (section.author === 'desk') deskTexts.push(message.text.slice(section.start, section.end));
      if (section.author === 'signature')
        signatures.push({ part: section.part, text: message.text.slice(section.start, section.end) });
      if (section.start < length)
        passages.push(...sectionPassages(message, section, length, timeOf(index, section.part)));
    }
    answered = sentencesAnswered(message, sections);
    answers.push(...pairedAnswers(message, sections));
    newText = sections
      .filter((section) => section.part === 'new' && section.author === 'customer')
      .map((section) => message.text.slice(section.start, section.end))
      .join('\n');
  }
  const believed = passages.filter(outsideSteering());
  believed.sort((a, b) => a.time - b.time);
  return {
    passages: believed,
    deskText: deskTexts.join('\n').slice(0, MAX_READ),
    newText,
    answered,
    answers,
    signatures,
    cut,
    steered: believed.length < passages.length,
  };
}

/** Tells passages that are somebody's own report from those that stand where a machine is to be steered. */
function outsideSteering(): (passage: Passage) => boolean {
  const known = new Map<string, readonly Span[]>();
  return ({ message, part, start, end }) => {
    const text = part === 'subject' ? message.subject : message.text.slice(0, MAX_READ);
    const key = `${message.id} ${part === 'subject'}`;
    const spans = known.get(key) ?? steeringIn(text);
    known.set(key, spans);
    return !spans.some((span) => span.start < end && start < span.end);
  };
}

/** When something was said or shown: a larger number is later. What is quoted or forwarded is older than its message. */
export function timeOf(messageIndex: number, part: TextPart): number {
  return (messageIndex + 1) * 10 - AGE[part];
}

/** How much of each message is read. */
function lengthsRead(messages: readonly Message[]): number[] {
  let left = MAX_CASE;
  return messages
    .toReversed()
    .map(({ text }) => {
      const length = Math.min(text.length, MAX_READ, left);
      left -= length;
      return length;
    })
    .reverse();
}

function subjectPassage(message: Message, time: number): Passage[] {
  const prefix = REPLY_PREFIX.exec(message.subject)?.[0] ?? '';
  if (message.subject.length === prefix.length) return [];
  return [
    {
      message,
      part: 'subject',
      author: 'customer',
      start: prefix.length,
      end: message.subject.length,
      text: message.subject.slice(prefix.length),
      // The subject of an answer was written when the thread began.
      time: prefix === '' ? time : time - 5,
    },
  ];
}

function sentencesAnswered({ text }: Message, sections: readonly Section[]): string[] {
  const first = sections.find(({ part }) => part === 'quoted');
  if (first?.author !== 'desk') return [];
  return sentencesIn(text, first.start, first.end).map(({ start, end }) => text.slice(start, end));
}

function sectionPassages(message: Message, section: Section, length: number, time: number): Passage[] {
  const { author, part } = section;
  if (author === 'desk' || author === 'signature') return [];
  return sentencesIn(message.text, section.start, Math.min(section.end, length)).map((span: Span) => {
    const end = Math.min(span.end, span.start + MAX_SENTENCE);
    return {
      message,
      part,
      author,
      start: span.start,
      end,
      text: message.text.slice(span.start, end),
      time,
    };
  });
}
