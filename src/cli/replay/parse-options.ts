import { readOptions } from '../command/read-options.ts';
import type { Parsed } from '../command/with-options.ts';

export interface ReplayOptions {
  /** Also the closed tickets that were read since then (ms); null: the open ones alone. */
  since: number | null;
  /** One ticket alone. */
  ticket: string | null;
  json: boolean;
}

export const USAGE = `Usage: npm run -s replay -- [--since DAY] [--ticket ID] [--json]

Reads stored tickets again with the articles and rules of today, and prints what would change: article, stage, role,
steps and draft. Nothing is sent, posted or written. The rules read alone, no model is asked; pictures count as they
were read before.

  -h, --help    print this
  --since DAY   all tickets read since that day, such as 2026-11-01, closed ones too; without it the open ones
  --ticket ID   that ticket alone, such as T1001
  --json        one JSON object per ticket that would change`;

const KNOWN = {
  since: { type: 'string' },
  ticket: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

export function parseOptions(args: readonly string[]): Parsed<ReplayOptions> {
  return readOptions(args, KNOWN, ({ since: day, ticket: given, json }, [extra]) => {
    if (extra !== undefined) return { wrong: `"${extra}" is one too many.` };
    if (day !== undefined && given !== undefined)
      return { wrong: '--since and --ticket do not go together.' };
    const since = day === undefined ? null : Date.parse(`${day}T00:00:00Z`);
    if (day !== undefined && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(since))) {
      return { wrong: `"${day}" is no day. Write it as 2026-11-01.` };
    }
    const ticket = given?.toUpperCase() ?? null;
    if (ticket !== null && !/^T\d{1,15}$/.test(ticket)) {
      return { wrong: `"${given}" is no ticket. Write --ticket T1001.` };
    }
    return { since, ticket, json };
  });
}
