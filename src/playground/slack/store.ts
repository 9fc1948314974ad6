import { randomInt } from 'node:crypto';
import type { Clock, Log } from '../../core/ports.ts';
import { openJournal } from './journal.ts';
import { applyChange, type Change, type State, type StoredFile, startState } from './state.ts';
import { microseconds, timestamp } from './timestamp.ts';

/** The workspace as it stands, and the one way to change it. */
export interface Store {
  state: State;
  commit(change: Change): void;
  addFile(file: StoredFile, bytes: Uint8Array): void;
  bytes(fileId: string): Uint8Array | null;
  /** A `ts` that no message had before, from the clock. */
  newTs(): string;
  /** Something that a person could see has changed. */
  changed(): void;
  onChange(listener: () => void): () => void;
  close(): void;
}

export function openStore(folder: string | null, log: Log, clock: Clock): Store {
  const journal = openJournal(folder, log);
  const state = startState();
  for (const change of journal.changes) applyChange(state, change);
  let lastTs = newestTs(state);
  const listeners = new Set<() => void>();

  function changed(): void {
    for (const listener of listeners) listener();
  }
  function commit(change: Change): void {
    journal.append(change);
    applyChange(state, change);
    changed();
  }
  return {
    state,
    commit,
    changed,
    addFile(file, bytes) {
      // Bytes first: a file that the journal names is always there.
      journal.putFile(file.id, bytes);
      commit({ kind: 'file', file });
    },
    bytes: (fileId) => (state.files.has(fileId) ? journal.getFile(fileId) : null),
    newTs() {
      lastTs = Math.max(clock.now() * 1000, lastTs + 1);
      return timestamp(lastTs);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      journal.close();
    },
  };
}

const ID_CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id as Slack makes them: a letter that tells the kind, then capitals and digits. */
export function newId(kind: 'F' | 'V' | 'Ev'): string {
  const rest = Array.from({ length: 8 }, () => ID_CHARACTERS[randomInt(ID_CHARACTERS.length)]);
  return `${kind}07${rest.join('')}`;
}

function newestTs(state: State): number {
  let newest = 0;
  for (const messages of state.messages.values()) {
    for (const message of messages) {
      newest = Math.max(newest, microseconds(message.ts), microseconds(message.editedTs ?? '0'));
    }
  }
  return newest;
}
