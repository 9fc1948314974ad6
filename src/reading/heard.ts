import type { Cues } from './cues/cues.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passages.ts';
import type { Known } from './wordings.ts';

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
  /** Whether "they" may be those who can act, and what those are called. */
  known: Known;
  /** Whether the one who speaks is the admin. */
  byAdmin: boolean;
}
