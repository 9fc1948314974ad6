import { isReplyLanguage, type ReplyLanguage } from '../core/reply-language.ts';
import { english } from './phrases/english.ts';
import { french } from './phrases/french.ts';
import { german } from './phrases/german.ts';
import type { GuardWords, Phrases } from './phrases/phrases.ts';
import { portuguese } from './phrases/portuguese.ts';
import { spanish } from './phrases/spanish.ts';

const PHRASES: Readonly<Record<ReplyLanguage, Phrases>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
};

/** The customer's language where the article has it, else the desk's, else the article's own. */
export function draftLanguage(
  article: { languages: readonly string[] },
  customerLanguage: string,
  deskLanguage = 'en',
): string {
  const wanted = [customerLanguage, deskLanguage, ...article.languages];
  return wanted.find((one) => article.languages.includes(one) && isReplyLanguage(one)) ?? 'en';
}

/** English ones for a language that we have none for. */
export function phrasesOf(language: string): Phrases {
  return isReplyLanguage(language) ? PHRASES[language] : english;
}

/** Null for a language that the guards cannot read. */
export function guardWords(language: string): GuardWords | null {
  return isReplyLanguage(language) ? PHRASES[language].guard : null;
}

/** Which of our languages a text is in, by its little words; null where that is not plain. */
export function spokenLanguage(text: string): ReplyLanguage | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(PHRASES)
    .map(([language, { guard }]) => ({
      language,
      count: words.filter((word) => guard.little.has(word)).length,
    }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  const isPlain = first && first.count >= PLAIN && first.count >= 2 * (second?.count ?? 0);
  return isPlain && isReplyLanguage(first.language) ? first.language : null;
}

/** So many little words tell a language. */
const PLAIN = 6;
