import { adminNames } from './admin-names.ts';
import { cuesOf } from './cues/cues-of.ts';
import type { Heard, Reader } from './heard.ts';
import type { Lexicon } from './lexicon.ts';
import { modalityAt } from './modality.ts';
import type { Answer } from './paired-answers.ts';
import type { CaseText, Passage } from './passages.ts';
import { leavesOutAccents, tokensOf } from './tokens.ts';
import type { Known } from './wordings.ts';

const REACH = 3;
// A title, not the notice below it.
const MAX_TITLE_WORDS = 8;

/** Every sentence of a case with what its reader must know of the ones before it. */
export interface HeardCase {
  heard: Heard[];
  reader: Reader;
  /** Whether the customer is the admin, by their own words. */
  senderIsAdmin: boolean;
  /** Whether the customer has said anything in words of their own. */
  hasWords: boolean;
  /** The first words of the newest message, and the sentences of the desk that it answers. */
  answer: { passage: Passage; to: readonly string[] } | null;
  /** What the customer said to each of several questions. */
  answers: readonly Answer[];
}

export function hearCase(text: CaseText, lexicon: Lexicon, language: string): HeardCase {
  const reader: Reader = { lexicon, cues: cuesOf(language) };
  const { passages } = text;
  const bySender = passages.filter(({ author }) => author === 'customer');
  const byOthers = passages.filter(({ author }) => author === 'other');
  const names = adminNames(
    passages.map((passage) => passage.text),
    lexicon,
  );
  const signs = (part: 'new' | 'others') =>
    text.signatures.some(
      (signature) => (signature.part === 'new') === (part === 'new') && isTitled(signature.text, lexicon),
    );
  const ownName = firstNameOf(bySender.at(-1)?.message.sender.name ?? '');
  const senderIsAdmin =
    saysAdmin(bySender, reader) ||
    (bySender.length > 0 && signs('new')) ||
    (ownName !== undefined && names.includes(ownName));
  const otherIsAdmin = saysAdmin(byOthers, reader) || (byOthers.length > 0 && signs('others'));
  // "They approved it" may come before the sentence that says who they are.
  const adminNamed = senderIsAdmin || names.length > 0 || passages.some((it) => lexicon.namesAdmin(it.text));
  const noAccents = leavesOutAccents(bySender.map((it) => it.text).join(' '), language);
  const withStandIns: Known = { standIns: true, names, noAccents };
  const without: Known = { ...withStandIns, standIns: false };
  const heard = passages.map((passage, index) => ({
    passage,
    after: sentencesAfter(passages, index),
    known: adminNamed && !isOfOthers(passages, index, lexicon, without) ? withStandIns : without,
    byAdmin: passage.author === 'customer' ? senderIsAdmin : otherIsAdmin,
  }));
  const newest = bySender.findLast(({ part }) => part === 'new')?.message;
  const first = bySender.find(({ part, message }) => part === 'new' && message === newest);
  return {
    heard,
    reader,
    senderIsAdmin,
    hasWords: bySender.some((passage) => /\p{L}/u.test(passage.text)),
    answer: first === undefined ? null : { passage: first, to: text.answered },
    answers: text.answers,
  };
}

/** What the same voice says next: a few sentences, as far as "it" reaches. */
function sentencesAfter(passages: readonly Passage[], index: number): string[] {
  return passages
    .slice(index + 1, index + 1 + REACH)
    .filter((passage) => isOneVoice(passage, passages[index]))
    .map(({ text }) => text);
}

/** Whether "he" is somebody else here: the last who was named is neither the writer nor the admin. */
function isOfOthers(passages: readonly Passage[], index: number, lexicon: Lexicon, known: Known): boolean {
  const { words } = lexicon.article.vocabulary;
  const said = passages[index];
  for (let at = index; at >= Math.max(0, index - REACH); at -= 1) {
    const passage = passages[at];
    if (passage === undefined || !isOneVoice(passage, said)) break;
    // In its own sentence, who is named behind "they" is not who they are.
    const heard = at === index ? untilPronoun(passage.text, lexicon) : passage.text.length;
    const named = (wordings: readonly string[] | undefined) =>
      lexicon.find(wordings, passage.text, known).findLast(({ start }) => start < heard);
    const others = named(words.others);
    const admin = named(words.admin);
    if (others !== undefined) return admin === undefined || admin.start < others.start;
    if (admin !== undefined) return false;
  }
  return false;
}

function untilPronoun(text: string, { find, article }: Lexicon): number {
  const spans = find(article.vocabulary.words.they, text);
  return Math.min(text.length, ...spans.map(({ start }) => start));
}

function isOneVoice(passage: Passage, said: Passage | undefined): boolean {
  const { message, part, author } = passage;
  return message === said?.message && part === said.part && author === said.author && part !== 'subject';
}

function saysAdmin(passages: readonly Passage[], reader: Reader): boolean {
  const { is_admin: wordings } = reader.lexicon.article.vocabulary;
  return passages.some((passage) =>
    reader.lexicon
      .find(wordings, passage.text)
      .some((span) => modalityAt(passage.text, span, reader.cues) === 'asserted'),
  );
}

/** "Tier 2 Engineer, Brightline IT" below a mail. */
function isTitled(signature: string, lexicon: Lexicon): boolean {
  const { admin_titles: titles } = lexicon.article.vocabulary;
  return signature
    .split('\n')
    .some((line) => formsOf(line).length <= MAX_TITLE_WORDS && lexicon.find(titles, line).length > 0);
}

/** "Kofi-Anne" is not Kofi. */
function firstNameOf(name: string): string | undefined {
  const [first = ''] = name.trim().split(/\s+/);
  return formsOf(first).length === 1 ? formsOf(first)[0] : undefined;
}

function formsOf(text: string): string[] {
  return tokensOf(text).map(({ form }) => form);
}
