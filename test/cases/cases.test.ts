import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import { evalRun } from '../support/eval.ts';

type Figures = Record<string, { right: number; of: number }>;

function folderOf(set: string): string {
  return join(projectRoot, 'test', 'cases', set);
}

async function figuresOf(set: string): Promise<Figures> {
  const { code, out } = await evalRun(['cases', folderOf(set), '--no-ocr', '--json']);
  expect(code).toBe(0);
  return JSON.parse(out).groups.all;
}

// What a change may not undo. For `worked-on` somewhat below what was reached. `held-out` was never read: its floors are
// what an earlier unseen set gave at first contact.
const REACHED: Record<string, [figure: string, least: number][]> = {
  'worked-on': [
    ['kind', 0.98],
    ['acknowledge', 0.98],
    ['applies_precision', 0.95],
    ['applies_recall', 0.95],
    ['done_recall', 0.81],
    ['stage', 0.84],
    ['count', 0.97],
  ],
  'held-out': [
    ['kind', 0.95],
    ['acknowledge', 0.95],
    ['applies_precision', 0.9],
    ['applies_recall', 0.82],
    ['done_recall', 0.62],
    ['stage', 0.55],
    ['count', 0.95],
  ],
};
const MOST_FALSE_DONE: Record<string, number> = { 'worked-on': 0.01, 'held-out': 0.09 };

describe.each(Object.keys(REACHED))('the labelled mails that were %s', (set) => {
  let figures: Figures = {};
  beforeAll(async () => {
    figures = await figuresOf(set);
  }, 600_000);

  const share = (figure: string) => {
    const { right, of } = figures[figure] ?? { right: 0, of: 0 };
    return right / of;
  };

  it.each(REACHED[set] ?? [])('%s is at least %d', (figure, least) => {
    expect(share(figure)).toBeGreaterThanOrEqual(least);
  });

  it('hold few steps that are called done and are not', () => {
    expect(share('false_done')).toBeLessThanOrEqual(MOST_FALSE_DONE[set] ?? 0);
  });

  it.each(['draft_asks_what_came', 'draft_leaves_open_out', 'draft_repeats_done', 'draft_guards'])(
    'no draft fails by %s',
    (figure) => {
      expect(figures[figure]).toMatchObject({ right: 0 });
    },
  );
});
