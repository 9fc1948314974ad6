const TITLES = /^(mr|mrs|ms|miss|mx|dr|prof|sir|herr|frau|sr|sra|mme)\.?$/i;
const CREDENTIALS =
  /^(cfp|cfa|cpa|chfc|clu|aif|cima|cdfa|ea|rfc|mba|ma|ba|bs|msc?|jd|phd|md|esq|jr|sr|ii|iii|iv)$/i;
const PARTICLES = /^(van|von|de|del|della|der|den|di|da|dos|la|le|el|al|ter|zu)$/i;
const NO_PERSON = new Set(
  `account accounts admin administrator advisors advisers advisory associates assistant bank billing capital co company
  consulting contact corp corporation customer department dept desk email finance financial firm gmbh group hello help
  helpdesk holdings inc info information insurance investments it limited llc llp ltd mail mailer management manager
  marketing me no-reply noreply notification notifications office operations ops partners planning plc postmaster
  reception sales service services solutions staff support system systems team the trust undisclosed unknown user via
  wealth webmaster`.split(/\s+/),
);

/**
 * The first name to greet somebody by, from a mail or Slack display name. Null wherever that would be a guess: a
 * neutral greeting is never wrong.
 */
export function firstName(displayName: string | null): string | null {
  const name = (displayName ?? '')
    .normalize('NFC')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name === '' || name.length > 60 || /[@\d/\\|&_<>{}:]|\bwww\b/i.test(name)) return null;
  const words = wordsInOrder(name);
  if (!words || words.some((word) => NO_PERSON.has(word.toLowerCase().replace(/\.$/, '')))) return null;
  const [first, ...others] = words.filter((word) => !TITLES.test(word));
  if (first === undefined || !/^\p{L}[\p{L}\p{M}'’-]*\p{L}$/u.test(first) || first.length > 24) return null;
  // A single small word is as often a login as a name.
  if (others.length === 0 && first === first.toLowerCase() && first !== first.toUpperCase()) return null;
  return oneCase(words) ? capitalised(first) : first;
}

/** First names first, without credentials; null where a comma can mean anything. */
function wordsInOrder(name: string): string[] | null {
  const parts = name.split(',').map((part) => part.trim().split(' ').filter(Boolean));
  const [before = [], ...after] = parts.filter(
    (part) => !part.every((word) => CREDENTIALS.test(plain(word))),
  );
  if (after.length === 0) {
    const hadCredentials = parts.length > 1;
    return hadCredentials && before.length < 2 ? null : before;
  }
  const lastNameFirst = before.length === 1 || PARTICLES.test(before[0] ?? '');
  return lastNameFirst && after.length === 1 ? [...(after[0] ?? []), ...before] : null;
}

function plain(word: string): string {
  return word.replace(/[.®™]/g, '');
}

function oneCase(words: string[]): boolean {
  const all = words.join('');
  return all === all.toUpperCase() || all === all.toLowerCase();
}

function capitalised(word: string): string {
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
