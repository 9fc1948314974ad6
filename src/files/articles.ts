import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { Article, type LoadedArticle } from '../core/article.ts';
import { StepcheckError } from '../core/errors.ts';
import type { Articles } from '../core/ports.ts';
import { articleReferences, type Problem } from './article-references.ts';
import { shapeProblems } from './article-shape.ts';

/** Reads every help article of a folder. Throws one error that names all problems of all files. */
export async function loadArticles(folder: string): Promise<Articles> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  const parsed = await Promise.all(
    names.map(async (name) => parseArticle(join(folder, name), await readFile(join(folder, name), 'utf8'))),
  );
  const problems = parsed.flatMap((result) => ('problems' in result ? result.problems : []));
  const all = parsed.flatMap((result) => ('article' in result ? [result.article] : []));
  problems.push(...repeatedIds(all));
  if (names.length === 0)
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

export type ParsedArticle = { article: LoadedArticle } | { problems: string[] };

/** One article from its YAML text, pinned to its content, or every problem with file, line and what is expected. */
export function parseArticle(file: string, text: string): ParsedArticle {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message}. Expected valid YAML.`,
      ),
    };
  }
  const at = (problem: Problem) => `${file}:${lineOf(document, problem.path, lines)}: ${problem.text}`;
  const raw: unknown = document.toJS();
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

/** The line of the nearest place in the file that the path leads to. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map((key) => (typeof key === 'symbol' ? String(key) : key));
    const node = keyNode(document, keys) ?? document.getIn(keys, true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** The key itself rather than its value, which may begin a line below. */
function keyNode(document: Document, keys: readonly (string | number)[]): unknown {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const items = (parent as { items?: { key?: { value?: unknown } }[] } | null)?.items;
  return items?.find((item) => item.key?.value === keys.at(-1))?.key;
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
