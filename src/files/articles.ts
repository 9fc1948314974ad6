import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Article, type LoadedArticle } from '../core/article.ts';
import { StepcheckError } from '../core/errors.ts';
import type { Articles } from '../core/ports.ts';
import { articleReferences, type Problem } from './article-references.ts';
import { shapeProblems } from './article-shape.ts';
import { translationOf, withoutArticle, withTranslations, type YamlFile } from './article-translations.ts';
import { readYaml } from './located-yaml.ts';
import { parsePermissionCatalogue } from './permission-catalogue.ts';

/** Reads every help article of a folder. Throws one error that names all problems of all files. */
export async function loadArticles(folder: string): Promise<Articles> {
  const files = await yamlFiles(folder);
  const own = files.filter(({ file }) => translationOf(file) === null);
  const parsed = own.map(({ file, text }) => parseArticle(file, text));
  const problems = parsed.flatMap((result) => ('problems' in result ? result.problems : []));
  const read = parsed.flatMap((result) => ('article' in result ? [result.article] : []));
  problems.push(...repeatedIds(read), ...withoutArticle(files, own));
  const all: LoadedArticle[] = [];
  for (const article of read) {
    const translated = withTranslations(article, files);
    problems.push(...translated.problems);
    all.push(await withCatalogue(translated.article, join(folder, '..', 'permissions'), problems));
  }
  if (files.length === 0)
    problems.push(`${folder}: holds no article. Put a file such as my-article.yaml there.`);
  if (problems.length > 0) {
    throw new StepcheckError(
      'article',
      'person',
      `The help articles need a correction:\n${problems.join('\n')}`,
    );
  }
  return { all, byId: (id) => all.find((article) => article.id === id) ?? null };
}

async function yamlFiles(folder: string): Promise<YamlFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return { file, text: await readFile(file, 'utf8') };
    }),
  );
}

export type ParsedArticle = { article: LoadedArticle } | { problems: string[] };

/** One article from its YAML text, pinned to its content, or every problem with file, line and what is expected. */
export function parseArticle(file: string, text: string): ParsedArticle {
  const yaml = readYaml(file, text);
  if ('problems' in yaml) return yaml;
  const { raw, lineOf } = yaml;
  const at = (problem: Problem) => `${file}:${lineOf(problem.path)}: ${problem.text}`;
  const result = Article.safeParse(raw, { reportInput: true });
  const problems = [
    ...shapeProblems(result.error?.issues ?? []),
    ...articleReferences(raw),
    ...nameProblem(raw, file),
  ];
  if (!result.success || problems.length > 0) return { problems: problems.map(at) };
  const version = createHash('sha256').update(text).digest('hex');
  return { article: { ...withAppName(result.data), version } };
}

/** Customers name the app at least as the article does. */
function withAppName(article: Article): Article {
  const { vocabulary } = article;
  const app = vocabulary.app.length > 0 ? vocabulary.app : [article.app.toLowerCase()];
  return { ...article, vocabulary: { ...vocabulary, app } };
}

/** With the catalogue of permissions that it names, from the folder beside the articles' own. */
async function withCatalogue(
  article: LoadedArticle,
  folder: string,
  problems: string[],
): Promise<LoadedArticle> {
  const { id, permission_catalogue: name } = article;
  if (name === undefined) return article;
  const file = join(folder, `${name}.yaml`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    problems.push(`The article "${id}" names the permission catalogue "${name}". Expected a file ${file}.`);
    return article;
  }
  const parsed = parsePermissionCatalogue(file, text);
  if ('catalogue' in parsed) return { ...article, catalogue: parsed.catalogue };
  problems.push(...parsed.problems);
  return article;
}

function nameProblem(raw: unknown, file: string): Problem[] {
  const name = basename(file).replace(/\.ya?ml$/, '');
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined;
  if (typeof id !== 'string' || id === name) return [];
  return [{ path: ['id'], text: `the id "${id}" is not the file's name. Expected "${name}".` }];
}

function repeatedIds(articles: readonly LoadedArticle[]): string[] {
  return articles
    .filter(({ id }, index) => articles.findIndex((other) => other.id === id) < index)
    .map(({ id }) => `The id "${id}" is used by two articles. Expected one file for each id.`);
}
