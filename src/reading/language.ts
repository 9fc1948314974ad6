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

/** The language of a text as ISO 639-1; English where there is too little to tell. */
export function languageOf(text: string): string {
  const words = text.replace(/\S+/g, withoutAddress).slice(0, MAX_LETTERS);
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const isLatin = !/[\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(words);
  if (isLatin && letters < MIN_LETTERS) return 'en';
  return detectAll(words, { only: LANGUAGES })[0]?.lang ?? 'en';
}

/** Word by word: one expression over a text without spaces would take the square of its length. */
function withoutAddress(word: string): string {
  return /.@./.test(word) ? ' ' : word.replace(/https?:.+/, ' ');
}
