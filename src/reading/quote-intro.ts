import type { Line } from './text-lines.ts';

// "On ..., Ann wrote:" as the mail clients say it in en, de, fr, es, pt, it, nl, sv/da/no, pl and fi.
const WROTE =
  '(?<!\\p{L})(?:wrote|writes|schrieb|geschrieben|a écrit|écrit|escribió|ha escrito|escreveu|schreef|ha scritto|scrive|skrev|napisał(?:\\(a\\))?|pisze|kirjoitti)(?!\\p{L})';
/** In these languages the name may stand behind the verb. */
const WROTE_NAME = '(?<!\\p{L})(?:schrieb|schreef|skrev)(?!\\p{L})';
const LEAD = '(?:on|at|am|le|el|em|no dia|a|op|il(?: giorno)?|in data|den|dnia|w dniu|du|vom|em data de)';
const ADDRESS = '[<(\\[]\\s?(?:mailto:)?[^<>()\\[\\]\\s@]{1,100}@[^<>()\\[\\]\\s@]{1,200}';
/** "(Monday, 2/3/2026 at 10:00)", "on 2 March", "het volgende". */
const TAIL =
  '(?:\\s\\(?(?:\\p{L}{1,12}\\.?,?\\s){0,3}[^:]{0,20}\\d.{0,60}|\\s(?:het volgende|följande|følgende))?';
const ANNOUNCES = [
  `^${LEAD}[\\s,].{3,380}?${WROTE}${TAIL}\\s?:$`,
  `^${LEAD}[\\s,].{3,200}?${WROTE_NAME}\\s.{2,200}:$`,
  `^.{0,300}?${ADDRESS}.{0,60}${WROTE}${TAIL}\\s?:$`,
  // Lotus Notes: "Ann Miller/Firm/US wrote on 03/02/2026 10:00:00 AM:"
  `^\\p{L}.{2,80}${WROTE} (?:on|am|le|el|em|il)\\s.{0,30}\\d.{0,40}:$`,
].map((pattern) => new RegExp(pattern, 'iu'));
/** Old Gmail: "2026-03-02 10:00 GMT+01:00 Ann Miller <ann@firm.example>:". Only a quote below makes it one. */
const DATE_FIRST =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\p{L}{3,10}\.?,? \d).{0,160}<[^<>\s@]{1,100}@[^<>\s@]{1,200}>:?$/iu;
/** "On Monday I wrote:" and "our admin wrote:" announce what the writer tells, not what a mail client quotes. */
const TOLD =
  /(?<![\p{L}])(?:i|we|he|she|they|who|you|my|our|your|their|his|her|the|ich|wir|er|sie|je|nous|il|elle|vous|mon|notre|votre|le|la|yo|él|ella|usted|mi|nuestr[oa]|su|el|eu|ele|ela|você|meu|minha|noss[oa]|o)\s(?:\p{L}+\s){0,3}(?:wrote|writes|schrieb|a écrit|écrit|escribió|escreveu|ha scritto)\s?:$|(?:schrieb|schreef) (?:ich|wir|er|sie|mein\p{L}*|unser\p{L}*|der|die|ik|hij)\s/iu;
const DATED = /\d{4}|\d{1,2}[:.h]\d{2}|\d{1,2}[./-]\d{1,2}/;
const START = new RegExp(
  `^(?:${LEAD}[\\s,]\\s?(?!(?:our|my|your|this|that|his|her|their|behalf|top)\\b)(?:[\\p{L}.,'’-]{1,20}\\s){0,5}.{0,20}\\d|.{0,200}@)`,
  'iu',
);
const YOU_WROTE =
  /(?:^|[\s,])(?:(?:you|support|help ?desk|your (?:support|team|colleague|agent|mail|email)(?: \p{L}+)?|the (?:support|service|help ?desk|jump)(?: \p{L}+)?)(?: \p{L}+)? (?:wrote|said|asked|replied|answered|told us|told me)|sie (?:schrieben|haben geschrieben|schreiben)|vous (?:avez écrit|écrivez|écriviez)|usted(?:es)? (?:escribió|escribieron)|você(?:s)? (?:escreveu|escreveram)|(?:el|o) (?:soporte|suporte) (?:escribió|escreveu))\s?:$/iu;
const MAX_LINES = 5;
const MAX_LENGTH = 450;

/** The sentence that announces a quote, which may be wrapped over several lines. */
export function intro(lines: readonly Line[], index: number): { from: string; lines: number } | null {
  const depth = lines[index]?.depth ?? 0;
  const count = linesToColon(lines, index);
  if (count === 0) return null;
  const text = lines
    .slice(index, index + count)
    .map((line) => withoutDashes(line.text))
    .join(' ');
  if (text.length > MAX_LENGTH || !announces(text)) return null;
  if (count > 1 && !START.test(lines[index]?.text ?? '')) return null;
  return isQuoteNext(lines, index + count, depth) || isCertain(text) ? { from: text, lines: count } : null;
}

/** How many lines there are to the first that ends like an introduction; 0 where the paragraph ends before. */
function linesToColon(lines: readonly Line[], index: number): number {
  const depth = lines[index]?.depth;
  for (let count = 1; count <= MAX_LINES; count += 1) {
    const line = lines[index + count - 1];
    if (line === undefined || line.text === '' || line.depth !== depth) return 0;
    if (/:\s?-{0,20}$/.test(line.text) || (count === 1 && DATE_FIRST.test(line.text))) return count;
  }
  return 0;
}

/** "You wrote:" by the customer's own hand: the paragraph below holds the desk's words. */
export function tellsOfDesk(text: string): boolean {
  return text.length < 160 && YOU_WROTE.test(text);
}

/** Who wrote, by the sentence that says so: "Ann Miller <ann@firm.example>", or the name alone. */
export function nameInIntro(text: string): string {
  const address = new RegExp(ADDRESS, 'i').exec(text);
  const pieces = (address === null ? text : text.slice(0, address.index))
    .split(NO_NAME)
    .map((piece) => piece.replace(/^[\s.+/()-]+|[\s(<.]+$/g, ''))
    .filter((piece) => /\p{L}{2}/u.test(piece) && !ONLY_LEAD.test(piece));
  const name = pieces.at(-1) ?? '';
  const mailbox = address?.[0].replace(/^[<([]\s?(?:mailto:)?/, '');
  if (mailbox === undefined) return name;
  return name === '' || name === mailbox ? mailbox : `${name} <${mailbox}>`;
}

const NO_NAME = new RegExp(
  `[,;:\\d"„“«»]|${WROTE}|(?<!\\p{L})(?:AM|PM|Uhr|GMT|UTC|[ECPM][SD]T|um|at|à|às|alle|om|hat|heeft|het volgende|o godz)(?!\\p{L})`,
  'iu',
);
const ONLY_LEAD = new RegExp(`^${LEAD}$`, 'iu');

function announces(text: string): boolean {
  if (DATE_FIRST.test(text)) return true;
  if (!text.endsWith(':') || !/\d|\S@\S/.test(text)) return false;
  return ANNOUNCES.some((pattern) => pattern.test(text)) && !TOLD.test(text);
}

/** Whether it needs no quote signs below it to be believed. */
function isCertain(text: string): boolean {
  return !DATE_FIRST.test(text) && (DATED.test(text) || /\S@\S/.test(text));
}

function isQuoteNext(lines: readonly Line[], from: number, depth: number): boolean {
  const next = lines.slice(from, from + 3).find((line) => line.text !== '');
  return (next?.depth ?? 0) > depth;
}

/** Notes sets it between dashes: "-----Ann Miller wrote: -----". */
function withoutDashes(text: string): string {
  return text.replace(/^-{2,}\s?/, '').replace(/:\s?-{2,}$/, ':');
}
