import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StepcheckError } from '../../core/errors.ts';
import { canInstallDebianPackages, installDebianPackages } from '../../redis/debian-packages.ts';

const run = promisify(execFile);

interface Need {
  /** Any one of these programs will do. */
  programs: string[];
  debianPackage: string;
  /** The tests that are skipped where it is missing and cannot be installed; without it there is no test run. */
  skipped?: string;
}

const NEEDS: Need[] = [
  { programs: ['redis-server', 'valkey-server'], debianPackage: 'redis-server' },
  { programs: ['chromium', 'chromium-browser', 'google-chrome'], debianPackage: 'chromium' },
  // Only root has /usr/sbin on its path.
  {
    programs: ['dovecot', '/usr/sbin/dovecot'],
    debianPackage: 'dovecot-imapd',
    skipped: 'the tests of IMAP mailboxes',
  },
];

/** Installs the programs that tests run and the machine lacks, or says what to install. */
export async function installWhatTestsNeed(say: (text: string) => void): Promise<void> {
  const there = await Promise.all(NEEDS.map((need) => hasOne(need.programs)));
  const missing = NEEDS.filter((_, index) => !there[index]);
  if (missing.length === 0) return;
  if (await canInstallDebianPackages()) {
    const packages = missing.map((need) => need.debianPackage);
    say(`installing ${packages.join(' and ')} (apt-get install)`);
    await installDebianPackages(packages);
    return;
  }
  for (const { skipped, debianPackage } of missing) {
    if (skipped)
      say(`skipping ${skipped}: ${debianPackage} is not installed (sudo apt-get install ${debianPackage})`);
  }
  const needed = missing.filter(({ skipped }) => !skipped).map((need) => need.debianPackage);
  if (needed.length === 0) return;
  throw new StepcheckError(
    'test_needs_missing',
    'person',
    `The tests need ${needed.join(' and ')}. On Debian or Ubuntu: sudo apt-get install ${needed.join(' ')}`,
  );
}

async function hasOne(programs: string[]): Promise<boolean> {
  for (const program of programs) {
    const found = await run(program, ['--version']).catch(() => null);
    if (found !== null) return true;
  }
  return false;
}
