import { fileURLToPath } from 'node:url';
import { loadEnvFile, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { plainLine } from './command/plain-line.ts';
import type { Screen } from './command/progress.ts';
import { readOptions } from './command/read-options.ts';
import { runCommand } from './command/run-command.ts';
import { withOptions } from './command/with-options.ts';
import { type ExamineParts, examine } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { createLookUpTexts } from './doctor/look-up-texts.ts';

const USAGE = `Usage: npm run -s doctor -- [--json]

Looks at all that a desk stands on: settings, articles, disk, Redis, clock, Slack, mail, DNS of the sending domain and
the model. Nothing is sent or posted. Each line says ok, warn or fail, and what to do.

  -h, --help   print this
  --json       one JSON object per line

Exit code 0 where nothing failed, 1 where something did, 2 for bad usage.`;

const DNS_MS = 3_000;

/** Says of each part how it does. The exit code: 0, 1 where something fails, 2 for bad usage. */
export async function runDoctor(
  args: string[],
  io: { stdout: Screen; stderr: Screen },
  parts: ExamineParts,
): Promise<number> {
  const options = readOptions(args, { json: { type: 'boolean', default: false } }, ({ json }, [extra]) =>
    extra === undefined ? { json } : { wrong: `"${extra}" is no option.` },
  );
  return withOptions(options, USAGE, io, async ({ json }) => {
    const levels = new Set<Finding['level']>();
    for await (const found of examine(parts)) {
      levels.add(found.level);
      io.stdout.write(`${json ? JSON.stringify(found) : lineOf(found)}\n`);
    }
    return levels.has('fail') ? 1 : 0;
  });
}

function lineOf({ level, part, words }: Finding): string {
  const lines = words.split('\n').map(plainLine);
  return `${level.padEnd(4)}  ${plainLine(part)}: ${lines.join('\n        ')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runCommand({
    usage: USAGE,
    run: (args) => {
      const readSettings = () => {
        loadEnvFile();
        return readConfig();
      };
      return runDoctor(args, process, {
        readSettings,
        nodeVersion: process.versions.node,
        lookUpTexts: createLookUpTexts(DNS_MS),
        now: Date.now,
        log: createLog({ level: 'silent', pretty: false }),
      });
    },
  });
}
