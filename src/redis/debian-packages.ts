import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, rm, writeFile } from 'node:fs/promises';
import { StepcheckError } from '../core/errors.ts';

/** Whether this process may install packages here: root on Debian, Ubuntu or a child of theirs. */
export async function canInstallDebianPackages(): Promise<boolean> {
  return (
    process.getuid?.() === 0 && (await exists('/etc/debian_version')) && (await exists('/usr/bin/apt-get'))
  );
}

/** Installs packages without starting any service of theirs; what apt-get says goes to standard error. */
export async function installDebianPackages(names: string[]): Promise<void> {
  const allow = await denyServiceStarts();
  try {
    // A fresh image has no package lists yet and an old one outdated ones: the first try may fail, unheard.
    if (await aptGet('ignore', 'install', '--no-install-recommends', ...names)) return;
    await aptGet('heard', 'update');
    if (await aptGet('heard', 'install', '--no-install-recommends', ...names)) return;
  } finally {
    await allow();
  }
  throw new StepcheckError(
    'install_failed',
    'person',
    `apt-get could not install ${names.join(' ')}; it says why above. Install it by hand, then start again.`,
  );
}

async function aptGet(output: 'heard' | 'ignore', ...args: string[]): Promise<boolean> {
  const command = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-y', ...args];
  const child = spawn('env', command, { stdio: output === 'heard' ? ['ignore', 2, 2] : 'ignore' });
  const [code] = await once(child, 'exit');
  return code === 0;
}

// invoke-rc.d and deb-systemd-invoke ask this file before they start a service; 101 means no.
const POLICY_FILE = '/usr/sbin/policy-rc.d';

async function denyServiceStarts(): Promise<() => Promise<void>> {
  try {
    await writeFile(POLICY_FILE, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
    return () => rm(POLICY_FILE, { force: true });
  } catch {
    // The machine has a policy of its own (a container's is the same as ours): it stays as it is.
    return async () => undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
