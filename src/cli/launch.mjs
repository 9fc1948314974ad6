// The door of every npm script: node src/cli/launch.mjs COMMAND ...args
// It installs and builds what is missing or out of date, then runs dist/src/cli/COMMAND.js in this same process, so
// that signals and exit code are the command's own. It works before any package is installed and so needs none.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bringUpToDate, SetUpError } from './launch/bring-up-to-date.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = '', ...args] = process.argv.slice(2);
const program = join(root, 'dist', 'src', 'cli', `${command === 'test' ? 'tests' : command}.js`);

try {
  checkNode(process.versions.node);
  await bringUpToDate(root);
  if (command !== 'build') await run();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(`stepcheck: ${error.message}`);
  // Whoever reads the last line of "npm test" finds it there in any case.
  if (command === 'test') console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
}

/** @param {string} version */
function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetUpError(
    `needs Node.js 20.19 or later, and this is ${version}. Get a newer one from nodejs.org.`,
  );
}

async function run() {
  if (!/^[a-z-]+$/.test(command) || !existsSync(program)) {
    throw new SetUpError(`there is no command "${command}". "npm run" lists those that there are.`);
  }
  // npm runs scripts in the project's folder; file names on the command line are meant from where the person is.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
}
