import { canonicalLine } from '../core/canonical-text.ts';

// "Re:", "AW[2]:" and "[Ticket #123]", as often as they come.
const PREFIX =
  /^(?:(?:re|aw|antw|sv|vs|odp|rif|res|ref|fwd?|wg|tr|rv|enc|i)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*|\[[^\]]{0,60}\]\s*)/iu;
const MAX_PREFIXES = 30;

/** A subject bare of what machines put around it: two mails of a loop differ in no more than that and in numbers. */
export function comparableSubject(subject: string): string {
  let bare = canonicalLine(subject.slice(0, 500));
  for (let count = 0; count < MAX_PREFIXES && PREFIX.test(bare); count++) bare = bare.replace(PREFIX, '');
  return bare
    .replace(/\[[^\]]{0,60}\]/g, ' ')
    .replace(/\d+/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
