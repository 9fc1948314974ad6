import { mondayOf } from '../../core/iso-week.ts';
import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface SummaryOptions {
  /** An ISO week ("2026-W47"). */
  week: string;
  dryRun: boolean;
  /** The folder that the charts are written to; null: they are not drawn. */
  out: string | null;
  again: boolean;
}

export const USAGE = `Usage: npm run -s summary -- --week WEEK [--dry-run] [--out FOLDER] [--again]

Posts the summary of a week to the review channel, and mails it to SUMMARY_TO, through the running desk.

  -h, --help     print this
  --week WEEK    the ISO week, such as 2026-W47
  --dry-run      print it instead; nothing is posted
  --out FOLDER   with --dry-run: write the charts there as PNG pictures
  --again        post it although it was posted already`;

const KNOWN = {
  week: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  out: { type: 'string' },
  again: { type: 'boolean', default: false },
} as const;

export function parseOptions(args: readonly string[]): Parsed<SummaryOptions> {
  return readOptions(args, KNOWN, ({ week: given, 'dry-run': dryRun, out, again }, [extra]) => {
    if (extra !== undefined) return { wrong: `"${extra}" is one too many. The week stands behind --week.` };
    if (given === undefined) return { wrong: 'Which week? Write --week 2026-W47.' };
    const week = given.toUpperCase();
    if (mondayOf(week) === null) return { wrong: `"${given}" is no week. Write it as 2026-W47.` };
    if (out !== undefined && !dryRun) return { wrong: '--out goes with --dry-run only.' };
    if (again && dryRun) return { wrong: '--again and --dry-run do not go together.' };
    return { week, dryRun, out: out ?? null, again };
  });
}
