import { type Finding, finding } from './finding.ts';

const NOTICED_MS = 5_000;
const TOO_MUCH_MS = 60_000;

/** Compares this machine's clock with another one, read between `before` and `after`. */
export function checkClock(whose: string, theirs: number, asked: { before: number; after: number }): Finding {
  const early = asked.before - theirs;
  const late = theirs - asked.after;
  const off = Math.max(early, late, 0);
  const part = 'Clock';
  if (off <= NOTICED_MS) return finding(part, 'ok', `The same as that of ${whose}.`);
  const words = `${Math.round(off / 1000)} s ${early > late ? 'ahead of' : 'behind'} that of ${whose}. Set both by NTP.`;
  return finding(part, off > TOO_MUCH_MS ? 'fail' : 'warn', words);
}
