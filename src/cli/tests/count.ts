import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

/** Of vitest's JSON report, what is counted here. */
const VitestReport = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts a report of vitest. A file that failed outside its tests counts as one failure, and so do a run that
 * failed outside all files and a run without any test.
 */
export async function countTests(file: string, runPassed: boolean): Promise<TestCount> {
  const text = await readFile(file, 'utf8').catch(() => '{"testResults":[]}');
  const { testResults } = VitestReport.parse(JSON.parse(text));
  const tests = testResults.flatMap((result) => result.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;

  const passed = count('passed');
  const failed = count('failed') + brokenFiles;
  const skipped = tests.length - passed - count('failed');
  const nothingShown = failed === 0 && (!runPassed || passed === 0);
  return { passed, failed: nothingShown ? 1 : failed, skipped };
}

/** The last line of "npm test". */
export function summaryLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
