import type { Share } from '../table.ts';
import type { Point } from './mark.ts';

export interface Figure {
  title: string;
  /** It counts faults. */
  lowerIsBetter?: boolean;
}

/** Every figure of the table, in its order. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  kind: { title: 'kind' },
  acknowledge: { title: 'acknowledge' },
  applies_precision: { title: 'applies: precision' },
  applies_recall: { title: 'applies: recall' },
  false_done: { title: 'FALSE-DONE RATE', lowerIsBetter: true },
  done_precision: { title: 'step precision (done)' },
  done_recall: { title: 'step recall (done)' },
  not_done_recall: { title: 'step recall (not done)' },
  not_done_precision: { title: 'step precision (not done)' },
  exact: { title: 'step status as labelled' },
  stage: { title: 'stage' },
  sender_role: { title: 'sender role' },
  tenant_wide_grant: { title: 'tenant-wide grant' },
  count: { title: 'count in the text' },
  verdict: { title: 'verdict on the count' },
  calendar: { title: 'calendar' },
  resolved: { title: 'resolved' },
  language: { title: 'language' },
  pictures_listed: { title: 'pictures listed' },
  picture_screen: { title: 'screen in a picture' },
  picture_count: { title: 'count in a picture' },
  draft_asks_what_came: { title: 'draft: asks for what came', lowerIsBetter: true },
  draft_leaves_open_out: { title: 'draft: open step missing', lowerIsBetter: true },
  draft_repeats_done: { title: 'draft: done step repeated', lowerIsBetter: true },
  draft_language: { title: 'draft: language' },
  draft_guards: { title: 'draft: another guard failed', lowerIsBetter: true },
  draft_asks_what_came_by_label: { title: 'by the label: asks for what came', lowerIsBetter: true },
  draft_leaves_open_out_by_label: { title: 'by the label: open step missing', lowerIsBetter: true },
  draft_repeats_done_by_label: { title: 'by the label: done step repeated', lowerIsBetter: true },
};

/** What is counted for each step by itself. */
export const STEP_FIGURES = [
  'exact',
  'done_precision',
  'done_recall',
  'false_done',
  'not_done_precision',
  'not_done_recall',
] as const;

export type Figures = Record<string, Share>;

/** How often each figure counts, of how often it could. */
export function figuresOf(points: readonly Point[]): Figures {
  const figures: Figures = {};
  for (const { figure, counts } of points) {
    figures[figure] ??= { right: 0, of: 0 };
    const share = figures[figure];
    share.of += 1;
    if (counts) share.right += 1;
  }
  return figures;
}

/** A figure by its name, those of one step too. */
export function figureOf(name: string): Figure {
  const known = FIGURES[name];
  if (known) return known;
  const [, step = name, figure = ''] = name.split('.');
  return { title: `${step}: ${figure.replaceAll('_', ' ')}`, lowerIsBetter: figure === 'false_done' };
}
