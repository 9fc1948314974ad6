import { expect, it } from 'vitest';
import { PAGE_TOO_LATE } from '../../src/core/screen.ts';
import { readPages } from '../../src/threads/read-pages.ts';
import { loadKnowledge } from '../reading/screen/knowledge.ts';
import { pdfOf } from '../support/written-page.ts';

it('the first page is read however long it took to open; later ones say that they came too late', async () => {
  const page = { width: 300, height: 200, lines: [] };
  const file = { bytes: pdfOf([page, page]), declaredType: 'application/pdf' };
  const blind = { recognise: async () => [], close: async () => {} };
  const pages = await readPages(file, { ocr: blind, knowledge: await loadKnowledge(), untilMs: 0 });
  expect(pages.map(({ page, problem }) => [page, problem])).toEqual([
    [1, null],
    [2, PAGE_TOO_LATE],
  ]);
});
