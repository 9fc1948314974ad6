import { z } from 'zod';
import { Article } from '../core/article.ts';
import { nearestName } from '../core/nearest-name.ts';
import type { Problem } from './article-references.ts';
import { placeInWords } from './located-yaml.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with an article's shape, in plain words. */
export function shapeProblems(issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(issue) : [{ path: issue.path, text: textOf(issue) }],
  );
}

function unknownKeys(issue: Issue & { code: 'unrecognized_keys' }): Problem[] {
  const schema = schemaAt(issue.path);
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return issue.keys.map((key) => {
    const near = nearestName(key, known);
    const expected = near === null ? `one of: ${known.join(', ')}` : `"${near}"`;
    return {
      path: [...issue.path, key],
      text: `unknown key "${key}" in ${nameOf(issue.path)}. Expected ${expected}.`,
    };
  });
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function textOf(issue: Issue): string {
  const name = nameOf(issue.path);
  const meaning = descriptionAt(issue.path);
  if (issue.input === undefined) {
    return meaning === null
      ? `${name} is missing. Expected ${expectedBy(issue)}.`
      : `${name} is missing: ${meaning}.`;
  }
  return `${name} is ${shown(issue.input)}. Expected ${expectedBy(issue)}.`;
}

function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small')
    return issue.origin === 'array' ? `at least ${issue.minimum}` : 'a longer text';
  if (issue.code === 'too_big') return 'a shorter text';
  if (issue.code !== 'invalid_format') return issue.message;
  if (issue.format === 'url') return 'a web address such as https://help.firm.example/article, or null';
  return issue.path[0] === 'id'
    ? 'small letters, digits and hyphens'
    : 'small letters, digits and underscores, a letter first';
}

function shown(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list';
  if (typeof input === 'object') return 'a group of keys';
  return input === '' ? 'empty' : `"${String(input)}"`;
}

function nameOf(path: readonly PropertyKey[]): string {
  return placeInWords(path, 'the article');
}

function descriptionAt(path: readonly PropertyKey[]): string | null {
  return schemaAt(path)?.description ?? null;
}

/** The part of the article's schema that a path leads to. */
function schemaAt(path: readonly PropertyKey[]): (z.core.$ZodType & { description?: string }) | null {
  let schema: unknown = Article;
  for (const key of path) {
    const holder = bare(schema);
    if (holder instanceof z.ZodObject) schema = holder.shape[String(key)];
    else if (holder instanceof z.ZodArray) schema = holder.element;
    else if (holder instanceof z.ZodRecord) schema = holder.valueType;
    else return null;
  }
  const found = schema instanceof z.ZodType && schema.description !== undefined ? schema : bare(schema);
  return found instanceof z.ZodType ? found : null;
}

/** Without what only says that it may be left out. */
function bare(schema: unknown): unknown {
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return wrapped ? bare(schema.unwrap()) : schema;
}
