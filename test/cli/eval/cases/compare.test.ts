import { describe, expect, it } from 'vitest';
import { compareRuns, printCompared } from '../../../../src/cli/eval/cases/compare.ts';
import type { Miss, Point } from '../../../../src/cli/eval/cases/mark.ts';
import { resultOf } from '../../../../src/cli/eval/cases/result.ts';

const RUN = { unread: [], ms: 5, model: null };

describe('two runs', () => {
  const before = run({ a: [miss('a', 'stage')], b: [miss('b', 'steps.retry_connection')] }, [
    { figure: 'stage', counts: false },
    { figure: 'false_done', counts: false },
    { figure: 'kind', counts: true },
  ]);
  const now = run({ a: [], b: [miss('b', 'steps.retry_connection', 'false_done')], c: [miss('c', 'kind')] }, [
    { figure: 'stage', counts: true },
    { figure: 'false_done', counts: true },
    { figure: 'kind', counts: true },
  ]);

  it('differ for better and worse, and fewer faults are better', () => {
    const { better, worse } = compareRuns(before, now);
    expect(better.map(({ figure }) => figure)).toEqual(['stage']);
    expect(worse.map(({ figure }) => figure)).toEqual(['false_done']);
    expect(compareRuns(now, before).better.map(({ figure }) => figure)).toEqual(['false_done']);
  });

  it('tell which misses are gone and which are new, of the mails that both read', () => {
    const { sameMails, mended, broken } = compareRuns(before, now);
    expect(sameMails).toBe(2);
    expect(mended?.map(({ file, sort }) => [file, sort])).toEqual([
      ['b', 'wrong'],
      ['a', 'wrong'],
    ]);
    expect(broken?.map(({ file, sort }) => [file, sort])).toEqual([['b', 'false_done']]);
  });

  it('are told in words', () => {
    const text = printCompared(compareRuns(before, now));
    expect(text).toContain('2 mails are in both');
    expect(text).toMatch(/figures that are better: 1\n +stage +0\.0 % +-> 100\.0 % +\(0 of 1 -> 1 of 1\)/);
    expect(text).toMatch(/misses that are new: 1\n.*\nb {2}steps\.retry_connection {2}FALSE DONE/);
  });

  it('differ in figures alone where one does not tell its misses', () => {
    const compared = compareRuns({ ...before, misses: null }, now);
    expect([compared.mended, compared.broken]).toEqual([null, null]);
    expect(printCompared(compared)).not.toContain('misses');
  });
});

function run(misses: Record<string, Miss[]>, points: Point[]) {
  const scores = Object.entries(misses).map(([file, those], at) => ({
    file,
    about: true,
    misses: those,
    points: at === 0 ? points : [],
  }));
  return resultOf(scores, RUN);
}

function miss(file: string, field: string, sort: Miss['sort'] = 'wrong'): Miss {
  return { file, field, sort, expected: 'unknown', got: 'done', quote: null, reason: null };
}
