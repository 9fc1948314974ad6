import type { Article } from '../core/article.ts';
import type { ArticleInLanguages } from '../core/article-in.ts';
import type { GuardWords } from './phrases/phrases.ts';

const SHORTEST = 40;
/** What a modal's text field holds: a longer draft could not be edited. */
export const LONGEST = 3000;
/** With a scheme, or a bare host that mail programs make a link of. */
const LINK =
  /(?:\b[a-z][a-z+.-]*:\/\/[^\s<>"]*|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|ai|co|app|dev|info|link|me|us)\b(?:\/[^\s<>"]*)?)(?<![.,;:!?)\]])/gi;
/** A mail address is a name: what it is made of says nothing. */
const ADDRESS = /[^\s<>()]{1,64}@[^\s<>()]{1,255}/g;
/** How we name steps, stages and states among ourselves ("contact_admin"); a file's name has an ending. */
const OUR_NAMES = /(?<![\p{L}\p{N}/.@-])[a-z]+(?:_[a-z]+)+(?![\p{L}\p{N}_/@]|\.\p{L})/gu;

/** What the words of a reply show by themselves, whatever the language. */
export function formFindings(text: string, article: ArticleInLanguages): string[] {
  return [
    ...lengthFindings(text),
    ...linkFindings(text, article),
    ...placeholderFindings(text, article),
    ...unique(text.match(OUR_NAMES) ?? []).map((name) => `This is a name of ours: "${name}"`),
  ];
}

/** Manners: no promised times, no blame, no word that only we know. */
export function mannerFindings(sentences: readonly string[], guard: GuardWords): string[] {
  const found = (pattern: RegExp, finding: string) =>
    sentences
      .filter((sentence) => pattern.test(sentence.replace(ADDRESS, '')))
      .map((sentence) => `${finding}: "${sentence}"`);
  return [
    ...found(guard.promisedDate, 'This promises a time'),
    ...found(guard.blame, 'This sounds like blame'),
    ...found(guard.internal, 'This is a word of ours'),
  ];
}

export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.?!])\s+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

function lengthFindings(text: string): string[] {
  if (text.trim().length < SHORTEST) return ['The reply is very short.'];
  return text.length > LONGEST ? [`The reply is longer than ${LONGEST} characters.`] : [];
}

/** The article's own links, in whatever language. */
function linkFindings(text: string, article: ArticleInLanguages): string[] {
  const links = [article, ...Object.values(article.translations ?? {})].flatMap((one) => one.links ?? []);
  const known = new Set([...links.map((link) => link.url), ...(article.url ? [article.url] : [])]);
  return unique((text.match(LINK) ?? []).filter((link) => !known.has(link))).map(
    (link) => `The article has no such link: ${link}`,
  );
}

/** Braces that the article itself writes are what the screen shows ("{account name}"). */
function placeholderFindings(text: string, { caution }: Article): string[] {
  const shown = Object.values(caution ?? {}).join(' ');
  const braces = text.match(/\{[^{}\n]{0,60}\}/g) ?? [];
  return unique(braces.filter((one) => !shown.includes(one))).map(
    (one) => `Something was not filled in: ${one}`,
  );
}

function unique(items: string[]): string[] {
  return [...new Set(items)];
}
