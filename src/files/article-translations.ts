import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ArticleTexts, LoadedArticle } from '../core/article.ts';
import { isReplyLanguage, REPLY_LANGUAGES } from '../core/reply-language.ts';
import { parseTranslation } from './article-translation.ts';

export interface YamlFile {
  file: string;
  text: string;
}

/** Which article a file translates, and into what, by its name: "office-printer.de.yaml". Null: it is an article. */
export function translationOf(file: string): { id: string; language: string } | null {
  const [, id, language] = /^([^.]+)\.([^.]+)\.ya?ml$/.exec(basename(file)) ?? [];
  return id === undefined || language === undefined ? null : { id, language };
}

/** The article with its translations among the files, pinned to them too, and what is wrong with them. */
export function withTranslations(
  article: LoadedArticle,
  files: readonly YamlFile[],
): { article: LoadedArticle; problems: string[] } {
  const [own = '', ...named] = article.languages;
  const version = createHash('sha256').update(article.version);
  const problems: string[] = [];
  const texts = new Map<string, ArticleTexts>();
  for (const { file, text } of files) {
    const translates = translationOf(file);
    if (translates?.id !== article.id) continue;
    const { language } = translates;
    if (!isReplyLanguage(language) || language === own) {
      const others = REPLY_LANGUAGES.filter((one) => one !== own).join(', ');
      problems.push(`${file}:1: "${language}" is no language to translate into. Expected one of: ${others}.`);
      continue;
    }
    const parsed = parseTranslation(file, text, article);
    if ('problems' in parsed) problems.push(...parsed.problems);
    else texts.set(language, parsed.texts);
    version.update(`\n${language}\n${text}`);
  }
  const languages = [own, ...texts.keys()];
  if (problems.length === 0) {
    const lacking = named.filter((language) => !languages.includes(language));
    problems.push(...lacking.map((language) => lacks(article.id, language)));
  }
  if (texts.size === 0) return { article, problems };
  const translations = Object.fromEntries(texts);
  return {
    article: { ...article, languages, translations, version: version.digest('hex') },
    problems,
  };
}

/** Translations of nothing. */
export function withoutArticle(files: readonly YamlFile[], articles: readonly YamlFile[]): string[] {
  const ids = articles.map(({ file }) => basename(file).replace(/\.ya?ml$/, ''));
  return files.flatMap(({ file }) => {
    const translates = translationOf(file);
    if (translates === null || ids.includes(translates.id)) return [];
    return [`${file}:1: there is no article "${translates.id}" that this translates.`];
  });
}

function lacks(id: string, language: string): string {
  return `The article "${id}" names the language "${language}". Expected a file ${id}.${language}.yaml beside it.`;
}
