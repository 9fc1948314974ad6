import { createHash } from 'node:crypto';
import { StepcheckError } from '../core/errors.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A text with named places; filling it needs a value for each. */
export interface Prompt<Name extends string> {
  /** Hash of the file's content: kept with whatever came of it. */
  version: string;
  fill(values: Readonly<Record<Name, string>>): string;
}

/** Checks that a prompt file uses each known place and no other, so that a slip shows at start and not in an answer. */
export function loadPrompt<Name extends string>(
  file: string,
  source: string,
  names: readonly Name[],
): Prompt<Name> {
  const used = new Set([...source.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''));
  const known = new Set<string>(names);
  const unknown = [...used].filter((name) => !known.has(name));
  const missing = names.filter((name) => !used.has(name));
  if (unknown.length > 0 || missing.length > 0) throw promptError(file, unknown, missing, names);
  return {
    version: createHash('sha256').update(source).digest('hex').slice(0, 16),
    fill: (values) =>
      source.replace(PLACEHOLDER, (_, name: string) => (isNameOf(values, name) ? values[name] : '')).trim(),
  };
}

function isNameOf<Name extends string>(values: Readonly<Record<Name, string>>, name: string): name is Name {
  return Object.hasOwn(values, name);
}

function promptError(
  file: string,
  unknown: string[],
  missing: string[],
  names: readonly string[],
): StepcheckError {
  const faults = [
    ...unknown.map((name) => `{{${name}}} is not known`),
    ...missing.map((name) => `{{${name}}} is missing`),
  ];
  return new StepcheckError(
    'prompt_invalid',
    'person',
    `The prompt file prompts/${file} cannot be used: ${faults.join(', ')}. Its places are ${names.map((name) => `{{${name}}}`).join(', ')}.`,
  );
}
