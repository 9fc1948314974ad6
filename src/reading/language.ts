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

// Languages that a short line without accents is taken for.
const LOOKED_OVER: ReadonlySet<string> = new Set(['pl', 'sv', 'da', 'fi', 'cs', 'tr']);
// Words that no other of these languages writes in the same way.
const SMALL_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: wordsOf(
    'the is are was i my it to and of you we our with this that not have has he she they your from but what',
  ),
  de: wordsOf(
    'ich und der das ist nicht auf mit wir unser unsere noch aber habe hab hat auch jetzt schon kann wie bei uns von unserem unserer kannst es sie wurde',
  ),
  fr: wordsOf(
    "je le les est pas et nous notre avec dans mon mais j'ai une du pour toujours à c'est sur il qui fait chez moi par ce",
  ),
  es: wordsOf(
    'el la los y que con pero mi ya lo una nuestro nuestra está sigue qué todavía hice le soy ahora',
  ),
  pt: wordsOf(
    'o os um uma não com mas já meu minha e agora ainda ele da do na tá eu sou nosso está foi fiz pelo',
  ),
};

function wordsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** The language of a text as ISO 639-1; English where there is too little to tell. */
export function languageOf(text: string): string {
  const words = text.replace(/\S+/g, withoutAddress).slice(0, MAX_LETTERS);
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const isLatin = !/[\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(words);
  if (isLatin && letters < MIN_LETTERS) return 'en';
  const [best] = detectAll(words, { only: LANGUAGES });
  const likely = best && (!isLatin || best.accuracy >= MIN_ACCURACY) ? best.lang : 'en';
  if (likely === 'en') return bySmallWords(words, 2) ?? likely;
  return LOOKED_OVER.has(likely) ? (bySmallWords(words, 3) ?? likely) : likely;
}

/** "O admin ligou o workflow": the names of buttons and settings are English in any language, the small words are not. */
function bySmallWords(text: string, atLeast: number): string | null {
  const words: string[] =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}']+/gu) ?? [];
  const count = (language: string) => words.filter((word) => SMALL_WORDS[language]?.has(word)).length;
  const english = count('en');
  const [other] = ['de', 'fr', 'es', 'pt']
    .map((language) => ({ language, times: count(language) }))
    .sort((one, two) => two.times - one.times);
  return other && other.times >= atLeast && other.times > english ? other.language : null;
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
