import { type Article, ArticleTexts } from '../core/article.ts';
import { nearestName } from '../core/nearest-name.ts';
import type { Problem } from './article-references.ts';
import { shapeProblems } from './article-shape.ts';
import { readYaml } from './located-yaml.ts';

type ParsedTranslation = { texts: ArticleTexts } | { problems: string[] };

/**
 * The texts of an article in another language, from YAML of the article's own form. Every text of the article must be
 * there and nothing else: what a translation leaves out would stand in a reply in two languages.
 */
export function parseTranslation(file: string, text: string, article: Article): ParsedTranslation {
  const yaml = readYaml(file, text);
  if ('problems' in yaml) return yaml;
  const { raw, lineOf } = yaml;
  const at = (problem: Problem) => `${file}:${lineOf(problem.path)}: ${problem.text}`;
  const ours = textsIn(ArticleTexts.parse(article));
  const theirs = textsIn(raw);
  const problems = [
    ...repeated(theirs),
    ...theirs.flatMap((one) => compared(one, ours)),
    ...ours
      .filter(({ name }) => !theirs.some((one) => one.name === name))
      .map(({ name }) => ({
        path: placeOf(raw, name.split('.')),
        text: `${name} is missing. Expected the article's text in this language.`,
      })),
  ];
  if (problems.length > 0) return { problems: problems.map(at) };
  const result = ArticleTexts.safeParse(raw, { reportInput: true });
  if (!result.success) return { problems: shapeProblems(result.error.issues).map(at) };
  return { texts: result.data };
}

/** One text, or one list of words, with its name whatever its place in a list: "steps.plug_in.user". */
interface NamedText {
  name: string;
  path: PropertyKey[];
  value: unknown;
}

/** What names an item of a list: it is no text itself. */
const NAMING = ['id', 'code', 'steps'];

function textsIn(value: unknown, name: readonly string[] = [], path: PropertyKey[] = []): NamedText[] {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (Array.isArray(value) && value.some(isGroup)) {
    return value.flatMap((item, index) => {
      const called = calledOf(item) ?? String(index + 1);
      return textsIn(withoutName(item), [...name, called], [...path, index]);
    });
  }
  if (!isGroup(value)) return [{ name: name.join('.'), path, value }];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...name, key], [...path, key]));
}

/** By which an item of a list is known: "plug_in", or "plug_in+print" for steps that are said together. */
function calledOf(item: unknown): string | null {
  const key = isGroup(item) ? NAMING.find((one) => one in item) : undefined;
  return isGroup(item) && key !== undefined ? [item[key]].flat().join('+') : null;
}

function withoutName(item: unknown): unknown {
  if (!isGroup(item)) return item;
  const key = NAMING.find((one) => one in item);
  return Object.fromEntries(Object.entries(item).filter(([one]) => one !== key));
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function repeated(texts: readonly NamedText[]): Problem[] {
  return texts
    .filter(({ name }, index) => texts.findIndex((other) => other.name === name) < index)
    .map(({ name, path }) => ({ path, text: `${name} stands twice. Expected each text once.` }));
}

/** What is wrong with one text of a translation. */
function compared({ name, path, value }: NamedText, ours: readonly NamedText[]): Problem[] {
  const own = ours.find((one) => one.name === name);
  if (!own) {
    const near = nearestName(
      name,
      ours.map((one) => one.name),
    );
    const expected = near === null ? 'its own texts only' : `"${near}"`;
    return [{ path, text: `the article has no text "${name}". Expected ${expected}.` }];
  }
  const isList = Array.isArray(own.value);
  const isFilled = isList
    ? Array.isArray(value) && value.length > 0
    : typeof value === 'string' && value.trim() !== '';
  if (!isFilled)
    return [{ path, text: `${name} is wrong. Expected ${isList ? 'a list of words' : 'a text'}.` }];
  const [wanted, found] = [placeholders(own.value), placeholders(value)];
  const lost = wanted.filter((one) => !found.includes(one));
  const added = found.filter((one) => !wanted.includes(one));
  return [
    ...lost.map((one) => ({ path, text: `${name} has lost ${one}. Expected it as in the article.` })),
    ...added.map((one) => ({ path, text: `${name} has ${one}, and the article's own text has not.` })),
  ];
}

function placeholders(value: unknown): string[] {
  return typeof value === 'string' ? (value.match(/\{[^{}\n]*\}/g) ?? []) : [];
}

/** As far into the translation as the way to a text leads. */
function placeOf(value: unknown, [part, ...others]: readonly string[]): PropertyKey[] {
  if (part === undefined) return [];
  if (Array.isArray(value)) {
    const index = value.findIndex((item) => calledOf(item) === part);
    return index < 0 ? [] : [index, ...placeOf(value[index], others)];
  }
  return isGroup(value) && part in value ? [part, ...placeOf(value[part], others)] : [];
}
