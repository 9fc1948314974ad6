import { z } from 'zod';
import { figuresOf } from './figures.ts';
import { Miss } from './mark.ts';
import type { CaseScore } from './score-case.ts';

const Figures = z.record(z.string(), z.object({ right: z.number(), of: z.number() }));

/** What the model took over a whole run. */
export const ModelTotals = z.object({
  model: z.string(),
  calls: z.number(),
  inputTokens: z.number(),
  cachedTokens: z.number(),
  outputTokens: z.number(),
  costUsd: z.number().nullable(),
  /** Why the rules read alone, and how often. */
  failures: z.record(z.string(), z.number()),
});
export type ModelTotals = z.infer<typeof ModelTotals>;

/** One whole run, as `--json` prints it and `--baseline` reads it. Of a figure that counts faults `right` is their number. */
export const CasesResult = z.object({
  what: z.literal('cases'),
  files: z.array(z.string()),
  /** How many of them an article is about. */
  about: z.number(),
  /** Labelled, but not to be read. */
  unread: z.array(z.string()),
  ms: z.number(),
  model: ModelTotals.nullable(),
  groups: z.object({ all: Figures, about: Figures }),
  /** Null where they were not to be told. */
  misses: z.array(Miss).nullable(),
});
export type CasesResult = z.infer<typeof CasesResult>;

/** What is told of a run apart from how each mail was read. */
export type Run = Pick<CasesResult, 'unread' | 'ms' | 'model'>;

export function resultOf(scores: readonly CaseScore[], run: Run): CasesResult {
  const about = scores.filter((score) => score.about);
  return {
    what: 'cases',
    files: scores.map(({ file }) => file),
    about: about.length,
    ...run,
    groups: {
      all: figuresOf(scores.flatMap(({ points }) => points)),
      about: figuresOf(about.flatMap(({ points }) => points)),
    },
    misses: scores.flatMap(({ misses }) => misses).sort((a, b) => weight(a) - weight(b)),
  };
}

const SORTS: readonly Miss['sort'][] = ['false_done', 'wrong', 'fair'];
const FIELDS = ['kind', 'ack', 'article', 'steps', 'stage', 'scopes_reported', 'scopes_verdict'];

/** The worst first: a step that was not done, then what sends a mail the wrong way. */
function weight({ sort, field }: Miss): number {
  const at = FIELDS.indexOf(field.split('.')[0] ?? '');
  return SORTS.indexOf(sort) * 100 + (at < 0 ? FIELDS.length : at);
}
