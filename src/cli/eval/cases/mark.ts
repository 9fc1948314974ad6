import { z } from 'zod';
import type { CaseLabel, Value } from './label.ts';

/** Something that a label and a reading do not agree on. */
export const Miss = z.object({
  file: z.string(),
  field: z.string(),
  /** `fair`: the label takes it too, and yet it counts for a figure. */
  sort: z.enum(['false_done', 'wrong', 'fair']),
  expected: z.string(),
  got: z.string(),
  /** The customer's words that the reading relied on. */
  quote: z.string().nullable(),
  /** What else it relied on, in our words. */
  reason: z.string().nullable(),
});
export type Miss = z.infer<typeof Miss>;

/** One count for one figure. */
export interface Point {
  figure: string;
  counts: boolean;
}

/** What one comparison gives. */
export interface Mark {
  points: Point[];
  misses: Miss[];
}

export const NOTHING: Mark = { points: [], misses: [] };

export interface Ground {
  quote?: string | null;
  reason?: string | null;
}

/** Compares one field with its label and the other values that are fair. */
export function markField(
  label: CaseLabel,
  field: string,
  { expected, got }: { expected: Value; got: Value },
  figure: string,
  ground: Ground = {},
): Mark {
  const fair = fairValues(label, field, expected);
  const counts = fair.includes(got);
  return {
    points: [{ figure, counts }],
    misses: counts ? [] : [missOf(label, field, fair, got, ground)],
  };
}

/** What the label expects, and what it takes as well. */
export function fairValues(label: CaseLabel, field: string, expected: Value): Value[] {
  return [expected, ...(label.also_ok[field] ?? [])];
}

export function missOf(
  { file }: CaseLabel,
  field: string,
  fair: readonly Value[],
  got: Value,
  { quote = null, reason = null }: Ground = {},
  sort: Miss['sort'] = 'wrong',
): Miss {
  return { file, field, sort, expected: fair.map(String).join(' or '), got: String(got), quote, reason };
}

export function together(marks: readonly Mark[]): Mark {
  return {
    points: marks.flatMap(({ points }) => points),
    misses: marks.flatMap(({ misses }) => misses),
  };
}
