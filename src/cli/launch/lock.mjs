import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs something while no other process that asks for the same lock does. The lock of a process that is gone is
 * taken over; a process number that lives on as somebody else's is the one case left to a person.
 * @param {string} path
 * @param {(text: string) => void} say
 * @param {() => void} work
 */
export async function withLock(path, say, work) {
  const token = `${process.pid} ${randomUUID()}`;
  let waited = 0;
  while (!(await tryToTake(path, token))) {
    if (waited === 0)
      say(`waiting for another command that installs or builds (remove ${path} if there is none)`);
    waited += 1;
    await sleep(100);
  }
  try {
    work();
  } finally {
    if (read(path) === token) rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @param {string} token
 */
async function tryToTake(path, token) {
  if (create(path, token)) return true;
  const holder = read(path);
  if (holder === null || isAlive(Number.parseInt(holder, 10))) return false;
  rmSync(path, { force: true });
  if (!create(path, token)) return false;
  // Another process may have judged the same stale lock and removed ours: the last one to write has it.
  await sleep(100);
  return read(path) === token;
}

/**
 * @param {string} path
 * @param {string} token
 */
function create(path, token) {
  try {
    writeFileSync(path, token, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  // A container gives out the same numbers again: a lock with our own number that is not ours is an old one.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
