import type { LearnedWeights } from '../../core/learned.ts';
import { PLAINLY_SAID } from '../../reading/learned/features.ts';
import type { Example } from './example.ts';
import { surenessOf } from './train.ts';

/** Less sure than this, it stays open which sentence says it. */
const SURE = 0.25;

/**
 * A label of a whole message says that a step is done, not by which sentence. By what was learned from single sentences
 * the likeliest one is taken, and the others are left open.
 */
export function placeLabels(examples: readonly Example[], first: LearnedWeights): Example[] {
  const alone = examples.filter(({ group }) => group === null);
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    if (example.group !== null) groups.set(example.group, [...(groups.get(example.group) ?? []), example]);
  }
  return [...alone, ...[...groups.values()].flatMap((group) => placed(group, first))];
}

/** In a mail only what is plainly said is taken for it. */
function mayStandIn(example: Example | undefined, step: number): boolean {
  return example?.somewhere[step] === true && example.flags[PLAINLY_SAID] === 1;
}

function placed(group: readonly Example[], first: LearnedWeights): Example[] {
  const sureness = group.map((example) => surenessOf(first, example));
  const said = group.map((example) => [...example.said]);
  for (const step of first.steps.keys()) {
    const isMail = group[0]?.mail != null;
    const candidates = [...group.keys()].filter((at) =>
      isMail ? mayStandIn(group[at], step) : group[at]?.said[step] === 'done',
    );
    const known = isMail && group.some((example) => example.said[step] === 'done');
    if (candidates.length === 0 || known || (!isMail && group.length === 1)) continue;
    const best = candidates.reduce((a, b) =>
      (sureness[b]?.[step] ?? 0) > (sureness[a]?.[step] ?? 0) ? b : a,
    );
    if (!isMail) for (const row of said) row[step] = 'open';
    const row = said[best];
    if (row && (sureness[best]?.[step] ?? 0) > SURE) row[step] = 'done';
  }
  return group.map((example, at) => ({ ...example, said: said[at] ?? example.said }));
}
