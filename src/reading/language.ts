import { detectAll } from 'tinyld';

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'sv',
  'da',
  'fi',
  'cs',
  'tr',
  'ja',
  'zh',
  'ko',
  'ru',
  'uk',
];
// Below this many letters a guess says more about the guesser.
const MIN_LETTERS = 12;
const MAX_LETTERS = 4000;
// Headings of a log, titles of windows: what is like no language is most likely English.
const MIN_ACCURACY = 0.04;

/** The language of a text as ISO 639-1; English where there is too little to tell. */
export function languageOf(text: string): string {
  const words = text.replace(/\S+/g, withoutAddress).slice(0, MAX_LETTERS);
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const isLatin = !/[\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(words);
  if (isLatin && letters < MIN_LETTERS) return 'en';
  const [best] = detectAll(words, { only: LANGUAGES });
  return best && (!isLatin || best.accuracy >= MIN_ACCURACY) ? best.lang : 'en';
}

/** Word by word: one expression over a text without spaces would take the square of its length. */
function withoutAddress(word: string): string {
  if (/.@./.test(word) || isCode(word)) return ' ';
  return word.replace(/https?:.+/, ' ');
}

/** "AADSTS90094", a correlation id, a timestamp: no language's words. */
function isCode(word: string): boolean {
  return /\d/.test(word) && /\p{L}/u.test(word);
}
