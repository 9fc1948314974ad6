/** What one check found. `warn` also stands for what could not be checked: only `fail` makes the exit code 1. */
export interface Finding {
  part: string;
  level: 'ok' | 'warn' | 'fail';
  /** What is the case, and where something is to be done, what. */
  words: string;
}

export function finding(part: string, level: Finding['level'], words: string): Finding {
  return { part, level, words };
}
