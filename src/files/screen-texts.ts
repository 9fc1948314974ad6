import { readFile } from 'node:fs/promises';
import { StepcheckError } from '../core/errors.ts';
import { ScreenTexts } from '../core/screen-texts.ts';
import { readYaml } from './located-yaml.ts';

/** Reads what the screens of a provider say. Throws one error that names every place that needs a correction. */
export async function loadScreenTexts(file: string): Promise<ScreenTexts> {
  const parsed = parseScreenTexts(file, await readFile(file, 'utf8'));
  if ('texts' in parsed) return parsed.texts;
  throw new StepcheckError(
    'screen_texts',
    'person',
    `The texts of the screens need a correction:\n${parsed.problems.join('\n')}`,
  );
}

export type ParsedScreenTexts = { texts: ScreenTexts } | { problems: string[] };

export function parseScreenTexts(file: string, text: string): ParsedScreenTexts {
  const yaml = readYaml(file, text);
  if ('problems' in yaml) return yaml;
  const result = ScreenTexts.safeParse(yaml.raw);
  if (result.success) return { texts: result.data };
  return { problems: result.error.issues.map(yaml.problemAt) };
}
