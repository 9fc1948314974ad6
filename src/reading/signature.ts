import {
  hasPhone,
  holdsNameOf,
  isCardLine,
  isContactLine,
  isNameLine,
  isSenderName,
} from './contact-lines.ts';
import { noticeLines } from './notices.ts';
import { isRule, type Line, linesBetween } from './text-lines.ts';

interface Span {
  start: number;
  end: number;
}

const CLOSING =
  /^(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|all my|my)?[ ,]*(?:regards|wishes)|(?:all the )?best|cheers|take care|talk soon|have a (?:great|good|nice|wonderful) (?:day|week|weekend|evening|one)|sincerely|respectfully|cordially|yours (?:sincerely|truly|faithfully)|(?:very )?sincerely(?: yours)?|rgds|br|kr|thanks(?: again| so much| a lot| a million| in advance| for your (?:help|time|assistance|support))?(?:,? (?:and|&|\+)? ?(?:kind |best |warm )?regards)?|thank you(?:,? (?:and|&)? ?(?:kind |best )?regards| so much| very much| in advance| again| for your (?:help|time|assistance|support))?|many thanks|thx|ty|mit (?:freundlichen|besten|herzlichen|vielen) grü(?:ß|ss)en|(?:mit )?(?:freundliche|viele|liebe|beste|schöne|herzliche)n? grü(?:ß|ss)e(?:n)?(?: aus .{2,30})?|mfg|lg|vg|gruß|grüße|danke(?: und (?:gruß|viele grüße)| im voraus)?|vielen dank(?: im voraus| und (?:viele|liebe|beste) grüße)?|(?:bien |très )?cordialement|bien à vous|(?:sincères |meilleures )?salutations(?: distinguées)?|merci(?: d['’]avance| beaucoup| bien)?|bonne (?:journée|soirée)|(?:un cordial )?saludos?(?: cordiales)?|un saludo|atentamente|atte\.?|quedo atent[oa]|(?:muchas |mil )?gracias(?: de antemano| por su ayuda)?|atenciosamente|(?:com os melhores )?cumprimentos|abraços?|(?:muito )?obrigad[oa](?: desde já)?|att\.?|grato|cordiali saluti|distinti saluti|grazie(?: mille)?|met vriendelijke groet(?:en)?|groet(?:en|jes)?|mvg|bedankt)\s?[,.!:)-]*$/i;
const THANKS = /thank|thx|\bty\b|danke|dank\b|merci|gracias|obrigad|grazie|bedankt/i;
const AFTERWORD = /^(?:p\.?\s?s\b|ps\d?[:.]|edit\b|update\b|correction\b|nachtrag|addendum|pd:|p\.?d\.?:)/i;
const CLEARLY_SAID =
  /(?<![\p{L}])(?:i|i['’]m|i['’]ve|we|you|my|please|ich|wir|bitte|je|nous|merci|yo|nosotros|por favor|eu|nós)(?![\p{L}])/iu;
const MAX_DASHED_LINES = 25;

/** Where signatures, device lines and legal notices lie in a stretch of one person's words. */
export function signatures(text: string, from: number, to: number, sender: string | null): Span[] {
  const lines = linesBetween(text, from, to);
  const marked = lines.map(() => false);
  markNotices(lines, marked);
  markDashes(lines, marked, sender);
  markClosings(lines, marked, sender);
  markLastCard(lines, marked, sender);
  return spans(lines, marked, to);
}

function markNotices(lines: readonly Line[], marked: boolean[]): void {
  for (let index = 0; index < lines.length; index += 1) {
    const count = noticeLines(lines, index);
    marked.fill(true, index, index + count);
    index += Math.max(0, count - 1);
  }
}

/** "-- " on a line of its own (RFC 3676 4.3), unless what follows goes on with the text. */
function markDashes(lines: readonly Line[], marked: boolean[], sender: string | null): void {
  const first = lines.findLastIndex((line) => line.text === '--');
  if (first === -1) return;
  const below = lines.slice(first + 1);
  if (below.filter(({ text }) => text !== '').length > MAX_DASHED_LINES) return;
  const isParagraph = (index: number) => index === 0 || below[index - 1]?.text === '';
  const resumes = below.findIndex(
    ({ text }, index) =>
      AFTERWORD.test(text) || (isParagraph(index) && !marked[first + 1 + index] && isSaid(text)),
  );
  // What goes on right below the dashes is a list or a table with a row of dashes.
  if (resumes === 0 || (isInText(lines, first) && !below.some(({ text }) => isOfSender(text, sender))))
    return;
  marked.fill(true, first, resumes === -1 ? lines.length : first + 1 + resumes);
}

function isInText(lines: readonly Line[], index: number): boolean {
  return index > 0 && lines[index - 1]?.text !== '';
}

function isOfSender(text: string, sender: string | null): boolean {
  return isContactLine(text) || holdsNameOf(text, sender);
}

function markClosings(lines: readonly Line[], marked: boolean[], sender: string | null): void {
  for (let index = 0; index < lines.length; index += 1) {
    if (marked[index] || !isClosing(lines[index]?.text ?? '', sender)) continue;
    const name = nextOpen(lines, marked, index + 1);
    // "Thanks!" above more text is no closing: one has only a name and the like below it.
    if (name === -1) marked[index] = !isAllThatIsSaid(lines, marked, index);
    else if (name <= index + 2 && isNameLine(lines[name]?.text ?? '', sender)) {
      const end = endOfCard(lines, marked, name + 1);
      if (name + 1 < end || isLastOfParagraph(lines, name)) marked.fill(true, index, end);
    }
  }
}

function isClosing(text: string, sender: string | null): boolean {
  if (CLOSING.test(text)) return true;
  // "Thanks, Ann"
  const [, closing, name] = /^(.{2,40}?)[,.!]? ([\p{L}. ]{1,40})$/u.exec(text) ?? [];
  return closing !== undefined && name !== undefined && CLOSING.test(closing) && isSenderName(name, sender);
}

/** "Thanks!" and no more is an answer. */
function isAllThatIsSaid(lines: readonly Line[], marked: readonly boolean[], index: number): boolean {
  return THANKS.test(lines[index]?.text ?? '') && nextOpen(lines, marked, 0) === index;
}

/** Titles and firm below the name; after a blank line only a paragraph that has a way to reach somebody. */
function endOfCard(lines: readonly Line[], marked: readonly boolean[], from: number): number {
  let end = from;
  while (end < lines.length) {
    const line = lines[end]?.text ?? '';
    if (AFTERWORD.test(line)) return end;
    if (line === '') {
      const next = paragraphAt(lines, end + 1);
      const open = next.filter((index) => !marked[index]).map((index) => lines[index]?.text ?? '');
      if (!open.every(isCardLine) || (open.length > 0 && !open.some(isContactLine))) return end;
      end = (next.at(-1) ?? lines.length - 1) + 1;
    } else if (marked[end] || isCardLine(line) || isRule(line)) end += 1;
    else return end;
  }
  return end;
}

/** A signature without a closing: at the very end, with the sender's name or a phone number to tell it by. */
function markLastCard(lines: readonly Line[], marked: boolean[], sender: string | null): void {
  for (let rounds = 0; rounds < 4; rounds += 1) {
    const last = lines.findLastIndex(
      (line, index) => line.text !== '' && !marked[index] && !isRule(line.text),
    );
    if (last === -1) return;
    let first = last;
    while (first > 0 && lines[first - 1]?.text !== '' && !marked[first - 1]) first -= 1;
    const name = lines.findIndex(
      ({ text }, index) => index >= first && index <= last && isSenderName(text, sender),
    );
    const start = name === -1 ? first : name;
    const card = lines.slice(start, last + 1).map(({ text }) => text);
    const isAlone = card.length === 1 && name !== -1;
    if (!isAlone && !isCard(card, sender)) return;
    // "Our admin is:" and somebody else's card.
    if (lines[nextOpenBefore(lines, start)]?.text.endsWith(':')) return;
    marked.fill(true, start, last + 1);
  }
}

function isCard(card: readonly string[], sender: string | null): boolean {
  const contacts = card.filter(isContactLine).length;
  const tells =
    contacts > 0 && (card.some(hasPhone) || contacts >= 2 || card.some((text) => isSenderName(text, sender)));
  const isTheirs = sender === null || card.some((text) => holdsNameOf(text, sender));
  return (
    card.length >= 2 &&
    tells &&
    isTheirs &&
    card.every((text) => isNameLine(text, sender) || isCardLine(text))
  );
}

function nextOpenBefore(lines: readonly Line[], from: number): number {
  let index = from - 1;
  while (index >= 0 && lines[index]?.text === '') index -= 1;
  return index;
}

/** A sentence that somebody says, unlike a motto. */
function isSaid(text: string): boolean {
  return text.split(' ').length >= 4 && CLEARLY_SAID.test(text) && !/[|@]/.test(text);
}

function nextOpen(lines: readonly Line[], marked: readonly boolean[], from: number): number {
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (text !== '' && !marked[index] && !isRule(text)) return index;
  }
  return -1;
}

function isLastOfParagraph(lines: readonly Line[], index: number): boolean {
  return (lines[index + 1]?.text ?? '') === '';
}

function paragraphAt(lines: readonly Line[], from: number): number[] {
  const indices: number[] = [];
  for (let index = from; index < lines.length && lines[index]?.text !== ''; index += 1) indices.push(index);
  return indices;
}

/** Marked lines next to each other, or with only blank lines between them, are one span. */
function spans(lines: readonly Line[], marked: readonly boolean[], to: number): Span[] {
  const found: Span[] = [];
  let open: number | null = null;
  for (const [index, line] of lines.entries()) {
    if (marked[index]) open ??= line.start;
    else if (open !== null && line.text !== '') {
      found.push({ start: open, end: line.start });
      open = null;
    }
  }
  if (open !== null) found.push({ start: open, end: to });
  return found;
}
