import { COMPANY_SIGNS, COMPANY_WORDS, COMPOUND_ENDS, FIRST_WORDS, LEGAL_FORMS } from './company-words.ts';

const TITLES = /^(mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|sr|sra|srta|dra|doña|mme|mlle)\.?$/i;
const CREDENTIALS =
  /^(cfp|cfa|cpa|chfc|clu|aif|cima|cdfa|ea|rfc|mba|ma|ba|bs|msc?|jd|phd|md|esq|jr|sr|ii|iii|iv)$/i;
const PARTICLES = /^(van|von|de|del|della|der|den|di|da|dos|la|le|el|al|ter|zu)$/i;
/** More are a sentence. */
const MOST_WORDS = 5;
// McKenna, DeShawn, O'Neil: other capitals within a word are a brand's ("HubSpot").
const INNER_CAPITAL = /^(?!(?:Mc|Mac|De|Di|Da|Du|La|Le|Fitz|Van|Jo|O['’]|D['’])\p{Lu})[^-'’]*\p{Ll}\p{Lu}/u;

/**
 * The first name to greet somebody by, from a mail or Slack display name. Null wherever that would be a guess: a
 * neutral greeting is never wrong.
 */
export function firstName(displayName: string | null): string | null {
  const name = (displayName ?? '')
    .normalize('NFC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name === '' || name.length > 60 || /[@\d/\\|&_<>{}:+]|\bwww\b/i.test(name)) return null;
  const words = wordsInOrder(name);
  if (!words || words.length > MOST_WORDS || words.some(isOfCompany) || COMPANY_SIGNS.test(name)) return null;
  const named = words.filter((word) => !TITLES.test(word));
  const [first, ...others] = named;
  if (first === undefined || !isGivenName(first, words)) return null;
  // "Dr. Reyes" goes by the family name.
  if (others.length === 0 && named.length < words.length) return null;
  // A single small word is as often a login as a name.
  if (others.length === 0 && first === first.toLowerCase() && first !== first.toUpperCase()) return null;
  return oneCase(words) || first === first.toLowerCase() ? capitalised(first) : first;
}

function isGivenName(word: string, words: readonly string[]): boolean {
  if (
    !/^\p{L}[\p{L}\p{M}'’]+(?:-\p{L}[\p{L}\p{M}'’]+)?$/u.test(word) ||
    word.length > 24 ||
    /['’]s$/i.test(word)
  )
    return false;
  if (FIRST_WORDS.has(bare(word)) || INNER_CAPITAL.test(word)) return false;
  // "REYES Dana" and "IBM Deutschland": capitals among other words are a family name or a brand. Initials ("AJ") are not.
  const isShouted = word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
  return !isShouted || oneCase([...words]);
}

/** Whether a word is a company's, a department's or a machine's. */
function isOfCompany(word: string): boolean {
  const plainWord = bare(word);
  const parts = [plainWord, ...plainWord.split('-')];
  if (parts.some((part) => COMPANY_WORDS.has(part) || COMPOUND_ENDS.test(part))) return true;
  const isCapitals = word === word.toUpperCase() || word.includes('.');
  return isCapitals && LEGAL_FORMS.has(plainWord);
}

/** In small letters, without accents and full stops. */
function bare(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.,;!?"”“]/gu, '')
    .toLowerCase();
}

/** First names first, without credentials; null where a comma can mean anything. */
function wordsInOrder(name: string): string[] | null {
  const parts = name.split(',').map((part) => part.trim().split(' ').filter(Boolean));
  const [before = [], ...after] = parts.filter(
    (part) => !part.every((word) => CREDENTIALS.test(plain(word))),
  );
  if (after.length === 0) {
    const hadCredentials = parts.length > 1;
    return hadCredentials && before.length < 2 ? null : before;
  }
  const lastNameFirst = before.length === 1 || PARTICLES.test(before[0] ?? '');
  return lastNameFirst && after.length === 1 ? [...(after[0] ?? []), ...before] : null;
}

function plain(word: string): string {
  return word.replace(/[.®™]/g, '');
}

function oneCase(words: string[]): boolean {
  const all = words.join('');
  return all === all.toUpperCase() || all === all.toLowerCase();
}

function capitalised(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
