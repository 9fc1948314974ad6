import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countTests, summaryLine } from '../../src/cli/tests/count.ts';

let file: string;

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'stepcheck-test-')), 'report.json');
});

afterAll(async () => {
  await rm(join(file, '..'), { recursive: true });
});

async function counted(runPassed: boolean, ...files: { status: string; tests: string[] }[]): Promise<string> {
  const testResults = files.map(({ status, tests }) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  }));
  await writeFile(file, JSON.stringify({ testResults }));
  return summaryLine(await countTests(file, runPassed));
}

describe('the last line of npm test', () => {
  it('counts tests over all files', async () => {
    const line = await counted(
      false,
      { status: 'passed', tests: ['passed', 'passed', 'skipped', 'todo'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    );
    expect(line).toBe('3 passed, 1 failed, 2 skipped');
  });

  it('counts a file that fails outside its tests', async () => {
    const line = await counted(
      false,
      { status: 'passed', tests: ['passed'] },
      { status: 'failed', tests: [] },
      { status: 'failed', tests: ['passed', 'pending'] },
    );
    expect(line).toBe('2 passed, 2 failed, 1 skipped');
  });

  it('counts a run that fails outside all files', async () => {
    expect(await counted(false, { status: 'passed', tests: ['passed'] })).toBe(
      '1 passed, 1 failed, 0 skipped',
    );
  });

  it('takes a run without tests for a failure', async () => {
    expect(await counted(true)).toBe('0 passed, 1 failed, 0 skipped');
    expect(await counted(true, { status: 'passed', tests: ['skipped'] })).toBe(
      '0 passed, 1 failed, 1 skipped',
    );
    expect(summaryLine(await countTests('/no/such/report.json', false))).toBe(
      '0 passed, 1 failed, 0 skipped',
    );
  });
});
