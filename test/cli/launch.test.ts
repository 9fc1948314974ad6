import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/config.ts';

// A project of two sources, with the real npm and the real compiler: its one package passes on to the latter.
const LOCK = {
  name: 'small',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'small', version: '1.0.0', devDependencies: { compiler: 'file:compiler' } },
    compiler: { version: '1.0.0', bin: { tsc: 'tsc.mjs' }, dev: true },
    'node_modules/compiler': { resolved: 'compiler', link: true },
  },
};
const PASS_ON = `#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
const tsc = ${JSON.stringify(join(projectRoot, 'node_modules', '.bin', 'tsc'))};
process.exitCode = spawnSync(tsc, process.argv.slice(2), { stdio: 'inherit' }).status;
`;
const TSCONFIG = {
  compilerOptions: {
    module: 'NodeNext',
    target: 'ES2023',
    types: [],
    rootDir: '.',
    outDir: 'dist',
    incremental: true,
    tsBuildInfoFile: 'dist/.tsbuildinfo',
  },
  include: ['src', 'test'],
};
const TRIAGE = `declare const process: any, console: any, setInterval: any;
if (process.argv.includes('--stay')) {
  process.on('SIGTERM', () => { console.log('told to end'); process.exit(7); });
  setInterval(() => {}, 1000);
}
console.log(JSON.stringify(process.argv.slice(2)));
if (process.argv.includes('--fail')) process.exitCode = 3;
export {};
`;

let folder: string;

beforeAll(async () => {
  folder = await makeProject();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function makeProject(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
  await cp(join(projectRoot, 'src/cli/launch.mjs'), join(root, 'src/cli/launch.mjs'), { recursive: true });
  await cp(join(projectRoot, 'src/cli/launch'), join(root, 'src/cli/launch'), { recursive: true });
  const { '': own } = LOCK.packages;
  const files = {
    'package.json': JSON.stringify({ ...own, type: 'module' }),
    'package-lock.json': JSON.stringify(LOCK),
    'tsconfig.json': JSON.stringify(TSCONFIG),
    'compiler/package.json': JSON.stringify({ name: 'compiler', version: '1.0.0', bin: { tsc: 'tsc.mjs' } }),
    'compiler/tsc.mjs': PASS_ON,
    'src/cli/triage.ts': TRIAGE,
    'src/cli/tests.ts': 'export const nothing = 0;\n',
    'src/playground/page/icon.svg': '<svg/>',
    'test/old.test.ts': 'export const old = 1;\n',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

function start(
  root: string,
  args: string[],
  options: { nodeArgs?: string[]; uid?: number } = {},
): ChildProcessWithoutNullStreams {
  const { INIT_CWD: _, ...env } = process.env;
  const launcher = join(root, 'src/cli/launch.mjs');
  const { nodeArgs = [], uid } = options;
  return spawn(process.execPath, [...nodeArgs, launcher, ...args], { cwd: root, env, uid });
}

async function launch(root: string, args: string[], options = {}) {
  const child = start(root, args, options);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { out, err, code: child.exitCode };
}

describe('the launcher', () => {
  it('installs, builds and runs on a fresh folder, two at once too, and keeps standard output clean', async () => {
    const results = await Promise.all([
      launch(folder, ['triage', 'a.eml', '--json']),
      launch(folder, ['triage']),
    ]);
    expect(results.map(({ out, code }) => [out, code])).toEqual([
      ['["a.eml","--json"]\n', 0],
      ['[]\n', 0],
    ]);
    const said = results.map(({ err }) => err).join('');
    expect(said.match(/installing packages/g)).toHaveLength(1);
    expect(said.match(/stepcheck: building/g)).toHaveLength(1);
    expect(said.match(/waiting for another command/g)).toHaveLength(1);
    expect(await readFile(join(folder, 'dist/src/playground/page/icon.svg'), 'utf8')).toBe('<svg/>');
  });

  it('says nothing where nothing is to be done', async () => {
    expect(await launch(folder, ['triage'])).toEqual({ out: '[]\n', err: '', code: 0 });
  });

  it('keeps the exit code of the command', async () => {
    expect((await launch(folder, ['triage', '--fail'])).code).toBe(3);
  });

  it('leaves signals to the command', async () => {
    const child = start(folder, ['triage', '--stay']);
    const said = text(child.stdout);
    await once(child.stdout, 'readable');
    child.kill('SIGTERM');
    await once(child, 'close');
    expect(child.exitCode).toBe(7);
    expect(await said).toContain('told to end');
  });

  it('builds what changed and removes what a deleted source left behind', async () => {
    expect(await readFile(join(folder, 'dist/test/old.test.js'), 'utf8')).toContain('old');
    await rm(join(folder, 'test/old.test.ts'));
    expect(await launch(folder, ['build'])).toEqual({ out: '', err: 'stepcheck: building\n', code: 0 });
    await expect(readFile(join(folder, 'dist/test/old.test.js'))).rejects.toThrow('ENOENT');
  });

  it('installs again where the lock file changed', async () => {
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(LOCK, null, 2));
    expect((await launch(folder, ['triage'])).err).toContain('installing packages');
  });

  it('takes over the lock of a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'close');
    await writeFile(join(folder, 'dist/.launch.lock'), `${gone.pid} left behind`);
    await writeFile(join(folder, 'src/added.ts'), 'export const added = 1;\n');
    expect(await launch(folder, ['triage'])).toMatchObject({ err: 'stepcheck: building\n', code: 0 });
  });

  it('names a command that there is not', async () => {
    const { err, code } = await launch(folder, ['../config']);
    expect(err).toContain('there is no command "../config"');
    expect(code).toBe(1);
  });

  it('says which Node.js it needs', async () => {
    const pretend = 'Object.defineProperty(process, "versions", { value: { node: "20.18.1" } })';
    const { err, code } = await launch(folder, ['triage'], {
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`],
    });
    expect(err).toContain('needs Node.js 20.19 or later, and this is 20.18.1');
    expect(code).toBe(1);
  });

  it.runIf(process.getuid?.() === 0)('runs what is built in a folder that it cannot write to', async () => {
    await chmod(folder, 0o755);
    await rm(join(folder, 'node_modules'), { recursive: true });
    expect(await launch(folder, ['triage'], { uid: 65_534 })).toEqual({ out: '[]\n', err: '', code: 0 });
  });

  it('stops at a build that fails, shows the errors, and counts it for "npm test"', async () => {
    await writeFile(join(folder, 'src/wrong.ts'), 'export const wrong: number = "text";\n');
    const { out, err, code } = await launch(folder, ['test']);
    expect(err).toContain('src/wrong.ts(1,14): error TS2322');
    expect(out).toBe('0 passed, 1 failed, 0 skipped\n');
    expect(code).toBe(1);
  });
});
