import { StepcheckError } from '../core/errors.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** A text with named places; filling it needs a value for each. */
export type Prompt<Name extends string> = (values: Readonly<Record<Name, string>>) => string;

/** Checks that a prompt file uses each known place and no other, so that a slip shows at start and not in an answer. */
export function loadPrompt<Name extends string>(source: string, names: readonly Name[]): Prompt<Name> {
  const used = new Set([...source.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''));
  const known = new Set<string>(names);
  const unknown = [...used].filter((name) => !known.has(name));
  const missing = names.filter((name) => !used.has(name));
  if (unknown.length > 0 || missing.length > 0) throw promptError(unknown, missing, names);
  return (values) =>
    source.replace(PLACEHOLDER, (_, name: string) => (isNameOf(values, name) ? values[name] : '')).trim();
}

function isNameOf<Name extends string>(values: Readonly<Record<Name, string>>, name: string): name is Name {
  return Object.hasOwn(values, name);
}

function promptError(unknown: string[], missing: string[], names: readonly string[]): StepcheckError {
  const faults = [
    ...unknown.map((name) => `{{${name}}} is not known`),
    ...missing.map((name) => `{{${name}}} is missing`),
  ];
  return new StepcheckError(
    'prompt_invalid',
    'person',
    `The prompt file cannot be used: ${faults.join(', ')}. Its places are ${names.map((name) => `{{${name}}}`).join(', ')}.`,
  );
}
