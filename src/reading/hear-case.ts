import { cuesOf } from './cues/cues-of.ts';
import type { Heard, Reader } from './heard.ts';
import type { Lexicon } from './lexicon.ts';
import { modalityAt } from './modality.ts';
import type { CaseText, Passage } from './passages.ts';

const REACH = 3;

/** Every sentence of a case with what its reader must know of the ones before it. */
export interface HeardCase {
  heard: Heard[];
  reader: Reader;
  /** Whether the customer is the admin, by their own words. */
  senderIsAdmin: boolean;
  /** Whether the customer has said anything in words of their own. */
  hasWords: boolean;
}

export function hearCase(text: CaseText, lexicon: Lexicon, language: string): HeardCase {
  const reader: Reader = { lexicon, cues: cuesOf(language) };
  const bySender = text.passages.filter((passage) => passage.author === 'customer');
  const senderIsAdmin = saysAdmin(bySender, reader);
  const otherIsAdmin = saysAdmin(
    text.passages.filter((passage) => passage.author === 'other'),
    reader,
  );
  // "They approved it" may come before the sentence that says who they are.
  const adminNamed = senderIsAdmin || text.passages.some((passage) => lexicon.namesAdmin(passage.text));
  const heard = text.passages.map((passage, index) => ({
    passage,
    after: sentencesAfter(text.passages, index),
    adminNamed,
    byAdmin: passage.author === 'customer' ? senderIsAdmin : otherIsAdmin,
  }));
  return { heard, reader, senderIsAdmin, hasWords: bySender.some((passage) => /\p{L}/u.test(passage.text)) };
}

/** What the same voice says next: a few sentences, as far as "it" reaches. */
function sentencesAfter(passages: readonly Passage[], index: number): string[] {
  const said = passages[index];
  return passages
    .slice(index + 1, index + 1 + REACH)
    .filter(
      ({ message, part, author }) =>
        message === said?.message && part === said.part && author === said.author && part !== 'subject',
    )
    .map(({ text }) => text);
}

function saysAdmin(passages: readonly Passage[], reader: Reader): boolean {
  const { is_admin: wordings } = reader.lexicon.article.vocabulary;
  return passages.some((passage) =>
    reader.lexicon
      .find(wordings, passage.text)
      .some((span) => modalityAt(passage.text, span, reader.cues) === 'asserted'),
  );
}
