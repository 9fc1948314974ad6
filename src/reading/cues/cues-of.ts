import type { Cues } from './cues.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

const LANGUAGES: Readonly<Record<string, Cues>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
};

/** English where the language has no cues of its own here. */
export function cuesOf(language: string): Cues {
  return LANGUAGES[language] ?? english;
}
