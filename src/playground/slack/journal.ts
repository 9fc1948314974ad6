import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../core/ports.ts';
import { Change } from './state.ts';

/** The lasting part of a workspace: an append-only file of changes, and the files' bytes beside it. */
export interface Journal {
  /** What earlier runs left, in order. */
  changes: readonly Change[];
  append(change: Change): void;
  putFile(id: string, bytes: Uint8Array): void;
  getFile(id: string): Uint8Array | null;
  close(): void;
}

/** With `folder` null all is kept in memory and gone at the end. */
export function openJournal(folder: string | null, log: Log): Journal {
  if (folder === null) return memoryJournal();
  const filesFolder = join(folder, 'files');
  mkdirSync(filesFolder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'workspace.jsonl');
  const changes = readChanges(path, log);
  const file = openSync(path, 'a', 0o600);
  return {
    changes,
    // Written at once, in one call: a process that is killed leaves at most a torn last line.
    append: (change) => void writeSync(file, `${JSON.stringify(change)}\n`),
    putFile: (id, bytes) => writeFileSync(join(filesFolder, fileName(id)), bytes, { mode: 0o600 }),
    getFile: (id) => readOrNull(join(filesFolder, fileName(id))),
    close: () => closeSync(file),
  };
}

function memoryJournal(): Journal {
  const files = new Map<string, Uint8Array>();
  return {
    changes: [],
    append: () => {},
    putFile: (id, bytes) => void files.set(id, bytes),
    getFile: (id) => files.get(id) ?? null,
    close: () => files.clear(),
  };
}

function readChanges(path: string, log: Log): Change[] {
  const content = readOrNull(path);
  if (content === null) return [];
  const end = content.lastIndexOf(0x0a) + 1;
  if (end < content.length) {
    log.warn(
      { bytes: content.length - end },
      'The last line of the Slack stand-in journal was torn; it is dropped',
    );
    truncateSync(path, end);
  }
  const changes: Change[] = [];
  for (const line of content.subarray(0, end).toString('utf8').split('\n')) {
    if (line === '') continue;
    const change = parseLine(line);
    if (change === null) log.warn({}, 'A line of the Slack stand-in journal is not readable; it is skipped');
    else changes.push(change);
  }
  return changes;
}

function parseLine(line: string): Change | null {
  try {
    return Change.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Ids are ours, but they come back in addresses: nothing but letters and digits reaches a path. */
function fileName(id: string): string {
  return id.replace(/[^A-Z0-9]/g, '_');
}
