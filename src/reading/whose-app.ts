import { distance } from 'fastest-levenshtein';
import type { Screenshot } from '../core/reading.ts';
import type { Lexicon } from './lexicon.ts';

/** SAP is an app; one or two letters, or mostly signs, are what is left of a name that could not be read. */
const LEAST_LETTERS = 3;
/** The engine may misread, lose or split up to a third of a name's letters. */
const MISREAD = 1 / 3;
/** What stands beside an app's name: its publisher's domain, an account, or the dialog's own words. */
const NO_NAME = /^(?:it|this|that|(?:this |that |the )?app|which|and|unverified)$|^\S+\.\p{L}{2,}$/iu;

/** Whose dialog it is, as far as it says. Unknown: a name that may be ours, misread. Rule 3: without a name it is ours. */
export function whoseApp(
  { app }: Screenshot,
  { find, article }: Lexicon,
): 'ours' | 'other' | 'unknown' | 'unnamed' {
  if (app === null || app.trim() === '') return 'unnamed';
  const { app: ours, other_apps: others } = article.vocabulary;
  if (find(ours, app).length > 0) return 'ours';
  if (find(others, app).length > 0) return 'other';
  return isNoName(app) || [article.app, ...ours].some((our) => isNear(app, our)) ? 'unknown' : 'other';
}

function isNoName(name: string): boolean {
  const letters = lettersOf(name).length;
  const signs = name.replace(/\s/g, '').length - letters;
  return letters < LEAST_LETTERS || signs > letters || NO_NAME.test(name.trim());
}

/** The whole name, or a word of it: the publisher may stand on the same line. */
function isNear(name: string, our: string): boolean {
  const wanted = lettersOf(our);
  if (wanted === '') return false;
  const read = [name, ...name.split(/\s+/)].map(lettersOf);
  return read.some((letters) => {
    const longest = Math.max(letters.length, wanted.length);
    return letters.includes(wanted) || distance(letters, wanted) <= Math.round(longest * MISREAD);
  });
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
