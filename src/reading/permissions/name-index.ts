/** Finds the names that a text may begin with, by the groups of three letters that they share. */
type NameIndex = (form: string) => number[];

// Of three letters each, an edit spoils at most three groups.
const GROUP = 3;
// Shorter names share too few groups to be told by them: they are always looked at.
const SHORT = 10;

export function createNameIndex(forms: readonly string[], limitOf: (length: number) => number): NameIndex {
  const short = forms.flatMap((form, id) => (form.length < SHORT ? [id] : []));
  const needed = forms.map(({ length }) => Math.max(1, length - GROUP + 1 - GROUP * limitOf(length)));
  const holders = new Map<string, number[]>();
  for (const [id, form] of forms.entries()) {
    if (form.length < SHORT) continue;
    for (const group of groupsOf(form)) {
      const ids = holders.get(group) ?? [];
      ids.push(id);
      holders.set(group, ids);
    }
  }
  return (form) => {
    const shared = new Uint16Array(forms.length);
    for (const group of groupsOf(form)) {
      for (const id of holders.get(group) ?? []) shared[id] = (shared[id] ?? 0) + 1;
    }
    const found = [...short];
    for (const [id, count] of shared.entries()) if (count > 0 && count >= (needed[id] ?? 1)) found.push(id);
    return found;
  };
}

function groupsOf(form: string): Set<string> {
  const groups = new Set<string>();
  for (let at = 0; at + GROUP <= form.length; at += 1) groups.add(form.slice(at, at + GROUP));
  return groups;
}
