import type { Message } from '../core/message.ts';
import type { Question } from '../core/reading.ts';
import { asksNothing } from './asks-nothing.ts';
import type { Lexicon } from './lexicon.ts';
import type { CaseText, Passage } from './passages.ts';
import { ASKED_ELSEWHERE, ASKING, NO_OPENER, OPENER, SELF_ANSWERED, TOLD } from './question-words.ts';
import type { Span } from './sentences.ts';
import { plainForm } from './tokens.ts';
import type { Known } from './wordings.ts';

/** They may be anybody who was named, and accents tell nothing apart that matters here. */
const FREELY: Known = { standIns: true, names: [], noAccents: true };
/** More at once is a questionnaire: a person reads the mail then. */
const MOST = 5;
/** Of a longer sentence only the clause that asks is shown. */
const LONG = 160;

/**
 * What the customer asks in the newest message's own new words, verbatim. What the reply as a whole answers ("what
 * should I do?") and what is asked for the sake of it is none. `lexicon` is the fitting article's, if one fits.
 */
export function questionsIn(
  { passages }: CaseText,
  newest: Message,
  lexicon: Lexicon | null,
  all: readonly Lexicon[],
): Question[] {
  const own = passages.filter(({ message, author }) => message === newest && author === 'customer');
  const written = own.filter(({ part }) => part === 'new');
  const asked = written.flatMap((passage, index) => askedIn(passage, written[index + 1]));
  // A subject mostly asks what the mail then asks better, and that of an answer is an old one.
  const subject = own.filter(({ part, start }) => part === 'subject' && start === 0);
  const found = asked.length > 0 ? asked : subject.flatMap((passage) => askedIn(passage, undefined));
  return unique(found)
    .filter(({ words }) => !asksNothing(words) && !isOnScreen(words, all))
    .slice(0, MOST)
    .map(({ passage, start, end, words, alone }) => ({
      evidence: {
        kind: 'quote',
        messageId: passage.message.id,
        part: passage.part,
        start: passage.start + start,
        end: passage.start + end,
      },
      answer: lexicon === null ? null : answerTo(alone ? passage.text : words, lexicon),
    }));
}

interface Asked extends Span {
  passage: Passage;
  words: string;
  /** Whether its sentence asks nothing else. */
  alone: boolean;
}

function askedIn(passage: Passage, next: Passage | undefined): Asked[] {
  const { text } = passage;
  if (isQuoted(text) || isAddress(passage) || text.search(ASKED_ELSEWHERE) !== -1) return [];
  if (SELF_ANSWERED.test(behind(passage)) || (next && SELF_ANSWERED.test(next.text))) return [];
  const pieces = piecesOf(text);
  return pieces
    .filter((piece, index) => isQuestion(text, piece, pieces.slice(0, index)))
    .map((piece) => withoutLead(text, piece))
    .map(({ start, end }) => ({
      passage,
      start,
      end,
      words: text.slice(start, end),
      alone: pieces.length === 1,
    }));
}

const AND = /[,;]?\s+(?:and|or|und|oder|et|ou|y|o|e|ou)\s+/giu;

/** "Which role do I need and does it cost anything?" asks two things. */
function piecesOf(text: string): Span[] {
  const told = text.search(TOLD) !== -1;
  const cuts = [...text.matchAll(AND)].filter((match) => {
    const rest = text.slice(match.index + match[0].length);
    const alternative = /\b(?:or|oder|ou|o)\b/i.test(match[0]);
    return !alternative && (opens(rest) || (told && begins(ASKING, rest)));
  });
  const pieces: Span[] = [];
  let start = 0;
  for (const cut of cuts) {
    pieces.push({ start, end: cut.index });
    start = cut.index + cut[0].length;
  }
  return [...pieces, { start, end: text.length }];
}

function isQuestion(text: string, { start, end }: Span, before: readonly Span[]): boolean {
  const words = text.slice(start, end);
  if (!/\p{L}{2}/u.test(words)) return false;
  if (/\?[!?\s"”’')\]*_]*$/.test(words) || text.startsWith('¿')) return true;
  if (isOpen(words) || words.search(TOLD) !== -1) return true;
  const told = before.some((piece) => text.slice(piece.start, piece.end).search(TOLD) !== -1);
  return told && begins(ASKING, words);
}

const GREETING =
  /^(?:(?:hi|hello|hey|dear|hallo|bonjour|hola|olá|guten tag|good (?:morning|afternoon|day)|so|and|but|also|ok|okay|well|then|btw|ps|p\.s\.|und|et|y|e|now|quick question|question|please|pls)(?: \p{Lu}[\p{L}]+| (?:all|team|there|support|guys|folks))*[\s,.:!–-]+)+/iu;

/** Without a mark: from the first word on, or after a comma in an unmarked run of clauses. */
function isOpen(words: string): boolean {
  const body = words.replace(/^[\s\-*•·\d.)]+/, '').replace(GREETING, '');
  return (
    opens(body) ||
    [...words.matchAll(CLAUSE)].some((match) => asksStrongly(words.slice(match.index + match[0].length)))
  );
}

const CLAUSE = /[,;:…–—]\s+(?:(?:and|but|so|or)\s+)?|\.{2,}\s*|\s-+\s/g;
const STRONG = /^(?:can|could|do|does|should|will|may|must) (?:i|we|you)(?!\p{L})/iu;

function asksStrongly(clause: string): boolean {
  return STRONG.test(clause) && !NO_OPENER.test(clause);
}

function opens(words: string): boolean {
  return begins(OPENER, words) && !NO_OPENER.test(words);
}

function begins(pattern: RegExp, words: string): boolean {
  return words.search(pattern) === 0;
}

const BULLET = /^(?:[-*•·–]|\d{1,2}[.)])\s+/;

/** The clause that asks, where a long story comes before it. */
function withoutLead(text: string, piece: Span): Span {
  const words = text.slice(piece.start, piece.end);
  const bullet = BULLET.exec(words)?.[0].length ?? 0;
  if (words.length <= LONG) return { start: piece.start + bullet, end: piece.end };
  const starts = [...words.matchAll(CLAUSE)]
    .map((match) => match.index + match[0].length)
    .filter((at) => opens(words.slice(at)) || words.slice(at).search(TOLD) === 0);
  const last = starts.at(-1);
  return last === undefined ? piece : { start: piece.start + last, end: piece.end };
}

/** Words in quotation marks are read out: a dialog, or what somebody else asked. */
function isQuoted(text: string): boolean {
  const straight = text.match(/"/g)?.length ?? 0;
  const open = text.match(/[“„«]/g)?.length ?? 0;
  const close = text.match(/[”»]/g)?.length ?? 0;
  return text.trimEnd().endsWith('?') && (straight % 2 === 1 || open > close);
}

/** The question mark of a web address. */
function isAddress(passage: Passage): boolean {
  const { text } = passage;
  return text.endsWith('?') && (/^[\w=&%/]/.test(behind(passage)) || /(?:\/\/|www\.)\S*$/.test(text));
}

/** What stands behind the sentence, to the end of its line. */
function behind({ message, part, end }: Passage): string {
  if (part === 'subject') return '';
  const stop = message.text.indexOf('\n', end);
  return message.text.slice(end, stop === -1 ? undefined : stop);
}

/** Questions that a pasted screen asks its reader. */
function isOnScreen(words: string, lexicons: readonly Lexicon[]): boolean {
  return lexicons.some(
    (lexicon) => lexicon.find(lexicon.article.vocabulary.asked_by_screens, words).length > 0,
  );
}

/** The answer whose wording says most of the question. */
function answerTo(words: string, lexicon: Lexicon): string | null {
  const [best] = lexicon.article.answers
    .map(({ id, when }) => ({
      id,
      length: Math.max(0, ...lexicon.find(when, words, FREELY).map(({ start, end }) => end - start)),
    }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  return best?.id ?? null;
}

function unique(asked: readonly Asked[]): Asked[] {
  const forms = asked.map(({ words }) =>
    plainForm(words)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
  return asked.filter((_, index) => forms.indexOf(forms[index] ?? '') === index);
}
