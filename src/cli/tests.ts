import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import { asStepcheckError } from '../core/errors.ts';
import { runCommand } from './command/run-command.ts';
import { countTests, summaryLine, type TestCount } from './tests/count.ts';
import { installWhatTestsNeed } from './tests/needs.ts';

const USAGE = `Usage: npm test [-- NAME...]

Runs every check there is: types, lint, unused code, and the tests, or those whose file has NAME in its path.`;

await runCommand({ usage: USAGE, run: runChecks });

/** Every check, one after the other, whatever the ones before said. Arguments go to vitest. */
async function runChecks(args: string[]): Promise<number> {
  let tests: TestCount = { passed: 0, failed: 0, skipped: 0 };
  const results: boolean[] = [
    // The build before this was the check.
    await step('Types (the build before this)', async () => true),
    await step('Lint', () => runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off'])),
    await step('Unused code', () => runTool('knip/bin/knip.js', [])),
    await step('What the tests need', async () => {
      await installWhatTestsNeed((text) => console.log(text));
      return true;
    }),
  ];
  await step('Tests', async () => {
    tests = await runVitest(args);
    return tests.failed === 0;
  });
  const failedChecks = results.filter((passed) => !passed).length;
  const total = { ...tests, failed: tests.failed + failedChecks };
  console.log(`\n${summaryLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

async function step(title: string, work: () => Promise<boolean>): Promise<boolean> {
  const before = performance.now();
  console.log(`\n=== ${title}`);
  const passed = await work().catch((error: unknown) => {
    console.log(asStepcheckError(error).message);
    return false;
  });
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  console.log(`=== ${title}: ${passed ? 'passed' : 'FAILED'} (${seconds} s)`);
  return passed;
}

/** Runs a package's program with this Node. */
async function runTool(program: string, args: string[]): Promise<boolean> {
  const file = join(projectRoot, 'node_modules', program);
  const child = spawn(process.execPath, [file, ...args], { cwd: projectRoot, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code === 0;
}

async function runVitest(args: string[]): Promise<TestCount> {
  const folder = await mkdtemp(join(tmpdir(), 'stepcheck-tests-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const passed = await runTool('vitest/vitest.mjs', [
      'run',
      '--config',
      'test/vitest.config.ts',
      ...reporters,
      ...args,
    ]);
    return await countTests(file, passed);
  } finally {
    await rm(folder, { recursive: true });
  }
}
