import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAssets, filesBelow, removeOrphans } from './compiled-files.mjs';
import { withLock } from './lock.mjs';

/** Something the person at the keyboard can do something about. */
export class SetUpError extends Error {}

/**
 * Installs packages and builds where that is due; says each in one line on standard error, and nothing where
 * nothing is due. Two at once on one folder wait for each other.
 * @param {string} root
 */
export async function bringUpToDate(root) {
  if (dueWork(root).length === 0) return;
  if (!isWritable(root)) {
    // An image or a mounted copy: what was built when it was made is what there is to run.
    if (existsSync(join(root, 'dist', 'src', 'cli'))) return;
    throw new SetUpError(`${root} is not built and cannot be written to. Run "npm run build" where it can.`);
  }
  mkdirSync(join(root, 'dist'), { recursive: true });
  await withLock(join(root, 'dist', '.launch.lock'), say, () => {
    for (const work of dueWork(root)) work.run(root, work.hash);
  });
}

/** @param {string} root */
function dueWork(root) {
  // Each stamp lies in the folder it vouches for and goes with it.
  return [
    { stamp: 'node_modules/.stepcheck-installed', hash: hashOf(root, ['package-lock.json']), run: install },
    { stamp: 'dist/.stepcheck-built', hash: hashOf(root, buildInputs(root)), run: build },
  ]
    .filter(({ stamp, hash }) => hash !== null && read(join(root, stamp)) !== hash)
    .map((work) => ({ ...work, hash: work.hash ?? '' }));
}

/**
 * @param {string} root
 * @param {string} hash
 */
function install(root, hash) {
  say('installing packages (npm ci)');
  // Building needs the development packages, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  runTool(
    'npm',
    args,
    root,
    'the packages could not be installed; npm says why above. Is the network there?',
  );
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.stepcheck-installed'), hash);
}

/**
 * @param {string} root
 * @param {string} hash
 */
function build(root, hash) {
  say('building');
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const page = 'src/playground/page/tsconfig.json';
  const projects = ['tsconfig.json', ...(existsSync(join(root, page)) ? [page] : [])];
  removeOrphans(root);
  for (const project of projects)
    runTool(tsc, ['-p', project], root, 'the build failed; its errors are above.');
  copyAssets(root);
  writeFileSync(join(root, 'dist', '.stepcheck-built'), hash);
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} otherwise
 */
function runTool(program, args, cwd, otherwise) {
  // Standard output belongs to the command that runs next ("triage --json" is piped).
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 2, 2] });
  if (error) throw new SetUpError(`${program} could not be run: ${error.message}`);
  if (status !== 0) throw new SetUpError(otherwise);
}

/**
 * The sources; none in an image that holds only what was built of them.
 * @param {string} root
 */
function buildInputs(root) {
  const sources = ['src', 'test'].flatMap((folder) => filesBelow(root, folder));
  if (!sources.some((file) => file.endsWith('.ts'))) return [];
  return ['tsconfig.json', 'package-lock.json', ...sources];
}

/**
 * One hash over names and contents; null for no files.
 * @param {string} root
 * @param {string[]} files
 */
function hashOf(root, files) {
  const there = files.filter((file) => existsSync(join(root, file)));
  if (there.length === 0) return null;
  const hash = createHash('sha256');
  for (const file of there)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** @param {string} folder */
function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
function say(text) {
  console.error(`stepcheck: ${text}`);
}
