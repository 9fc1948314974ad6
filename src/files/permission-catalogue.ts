import { readFile } from 'node:fs/promises';
import { StepcheckError } from '../core/errors.ts';
import { PermissionCatalogue } from '../core/permission-catalogue.ts';
import { type Misplaced, readYaml } from './located-yaml.ts';

/** Reads a catalogue of permissions. Throws one error that names every place that needs a correction. */
export async function loadPermissionCatalogue(file: string): Promise<PermissionCatalogue> {
  const parsed = parsePermissionCatalogue(file, await readFile(file, 'utf8'));
  if ('catalogue' in parsed) return parsed.catalogue;
  throw new StepcheckError(
    'permission_catalogue',
    'person',
    `The catalogue of permissions needs a correction:\n${parsed.problems.join('\n')}`,
  );
}

type ParsedCatalogue = { catalogue: PermissionCatalogue } | { problems: string[] };

export function parsePermissionCatalogue(file: string, text: string): ParsedCatalogue {
  const yaml = readYaml(file, text);
  if ('problems' in yaml) return yaml;
  const result = PermissionCatalogue.safeParse(yaml.raw);
  const found = result.success ? repeated(result.data) : result.error.issues;
  if (result.success && found.length === 0) return { catalogue: result.data };
  return { problems: found.map(yaml.problemAt) };
}

/** A value stands once, and a name once under it; one name under two values is how Microsoft does it. */
function repeated({ permissions }: PermissionCatalogue): Misplaced[] {
  const values = permissions.map(({ scope }) => scope.toLowerCase());
  return permissions.flatMap(({ scope, names }, at) => {
    const again = values.indexOf(scope.toLowerCase()) < at;
    const twice = names.flatMap((name, index) =>
      names.indexOf(name) < index
        ? [
            {
              path: ['permissions', at, 'names', index],
              message: `"${name}" stands here twice. Expected once.`,
            },
          ]
        : [],
    );
    if (!again) return twice;
    const message = `"${scope}" stands in the file twice. Expected one entry with all its names.`;
    return [{ path: ['permissions', at, 'scope'], message }, ...twice];
  });
}
