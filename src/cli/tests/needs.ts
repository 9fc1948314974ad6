import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StepcheckError } from '../../core/errors.ts';
import { canInstallDebianPackages, installDebianPackages } from '../../redis/debian-packages.ts';

const run = promisify(execFile);

interface Need {
  /** Any one of these programs will do. */
  programs: string[];
  debianPackage: string;
}

const NEEDS: Need[] = [
  { programs: ['redis-server', 'valkey-server'], debianPackage: 'redis-server' },
  { programs: ['chromium', 'chromium-browser', 'google-chrome'], debianPackage: 'chromium' },
];

/** Installs the programs that tests run and the machine lacks, or says what to install. */
export async function installWhatTestsNeed(say: (text: string) => void): Promise<void> {
  const there = await Promise.all(NEEDS.map((need) => hasOne(need.programs)));
  const missing = NEEDS.filter((_, index) => !there[index]).map((need) => need.debianPackage);
  if (missing.length === 0) return;
  if (!(await canInstallDebianPackages())) {
    throw new StepcheckError(
      'test_needs_missing',
      'person',
      `The tests need ${missing.join(' and ')}. On Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}`,
    );
  }
  say(`installing ${missing.join(' and ')} (apt-get install)`);
  await installDebianPackages(missing);
}

async function hasOne(programs: string[]): Promise<boolean> {
  for (const program of programs) {
    const found = await run(program, ['--version']).catch(() => null);
    if (found !== null) return true;
  }
  return false;
}
