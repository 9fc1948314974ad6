import { distance } from 'fastest-levenshtein';
import type { PermissionCatalogue } from '../../core/permission-catalogue.ts';
import { foldName } from './fold-name.ts';

const WORDS_KEPT = 2000;

/** Whether a name may begin with this word, where `orNear` with a slip of one letter: a quick look before the dear one. */
export function createOpening({
  permissions,
}: PermissionCatalogue): (written: string, orNear: boolean) => boolean {
  const first = new Set(
    permissions.flatMap(({ scope, names }) =>
      [scope, ...names].map((name) => foldName(/^\p{L}+/u.exec(name)?.[0] ?? '').form),
    ),
  );
  const known = new Map<string, boolean>();
  return (written, orNear) => {
    const word = foldName(written).form;
    if (first.has(word)) return true;
    if (!orNear || word.length < 4) return false;
    const cached = known.get(word);
    if (cached !== undefined) return cached;
    const near = [...first].some(
      (other) => Math.abs(other.length - word.length) <= 1 && distance(other, word) <= 1,
    );
    if (known.size >= WORDS_KEPT) known.clear();
    known.set(word, near);
    return near;
  };
}
