import type { Cues } from './cues/cues.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passages.ts';

/** What is needed to read a sentence. */
export interface Reader {
  lexicon: Lexicon;
  cues: Cues;
}

/** A sentence with what its reader must know of those around it. */
export interface Heard {
  passage: Passage;
  /** The next few sentences by the same voice, which may take back what this one says. */
  after: readonly string[];
  /** Whether those who can act were named anywhere: "they" may be them. */
  adminNamed: boolean;
  /** Whether the one who speaks is the admin. */
  byAdmin: boolean;
}
