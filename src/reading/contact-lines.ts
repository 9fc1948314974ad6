/** Words of sentences: a line with one of them is no name, title or address. */
const SAYS =
  /(?<![\p{L}'’])(?:i|i['’]m|i['’]ve|i['’]ll|we|you|it|this|that|there|he|she|they|me|my|us|them|your|is|are|was|were|am|has|have|had|not|no|yes|can|can['’]t|cannot|could|should|would|will|won['’]t|please|pls|still|works?|working|fails?|failed|failing|does|doesn['’]t|did|didn['’]t|don['’]t|do|done|be|been|see|attached|attachment|screenshot|screenshots|below|above|tried|try|approved|approve|asked|sent|said|says|got|get|need|needs|also|again|just|now|yet|ok|okay|ich|wir|sie|ist|sind|war|hat|habe|haben|nicht|kein|keine|bitte|noch|geht|funktioniert|anbei|ja|nein|je|nous|vous|est|sont|ne|pas|avons|ai|ça|oui|yo|nosotros|usted|es|está|están|hay|fue|he|hemos|ha|han|sí|funciona|adjunto|por favor|eu|nós|você|está|são|foi|não|tem|temos|sim|segue|anexo)(?![\p{L}'’])/iu;
const ABBREVIATED =
  /\b(?:inc|llc|l\.l\.c|ltd|co|corp|jr|sr|gmbh|s\.a|s\.l|e\.v|p\.c|esq|ph\.d|m\.d|st|ave|blvd|rd)\.$/i;
const PHONE =
  /(?:\+\d{1,3}[\s.(-]*)?(?:\(\d{2,4}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]?\d{4}\b|\+\d{1,3}[\s./(-]?\d[\d\s./()-]{6,16}\d|\b(?:tel|phone|mobile|cell|fax|direct|office|toll[- ]free|telefon|teléfono|téléphone|telefone|móvil|handy)\s?[.:]\s?[+(]?\d/i;
const MAIL = /[^\s<>@|]{1,80}@[^\s<>@|]{1,120}\.\p{L}{2,}/u;
const WEB = /^(?:web\s?:\s?)?(?:https?:\/\/|www\.)\S+$|\bwww\.\S+/i;
const ADDRESSES = /\S{1,80}@\S+|(?:https?:\/\/|www\.)\S+/gi;
const STREET =
  /\b\d{1,6}\s\p{L}.{2,40}\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|blvd|boulevard|suite|ste|floor|way|court|ct|plaza|parkway|pkwy|straße|str|platz)\b|\b\p{Lu}{2} \d{5}(?:-\d{4})?\b|\b(?:suite|ste\.?|p\.?o\.? box) #?\d+/iu;
const PARTICLES = new Set('de da do dos das del la le van von der den zu di y e of and & the'.split(' '));
/** One word below "Thanks" that answers something is no name. */
const ANSWERS =
  /^(?:done|yes|no|ok|okay|approved|fixed|solved|works?|working|urgent|waiting|pending|denied|asap|attached|hecho|listo|sí|aprobado|erledigt|ja|nein|genehmigt|fait|oui|non|approuvé|feito|sim|não|aprovado|nine|seven|nueve|siete|neun|sieben|\d+)\W*$/i;
const MAX_WORDS = 9;

/** A line of a phone number, mail or web address, or street. */
export function isContactLine(line: string): boolean {
  if (line.length > 160 || says(line.replace(ADDRESSES, ''))) return false;
  return hasPhone(line) || MAIL.test(line) || WEB.test(line) || STREET.test(line) || /\S \| \S/.test(line);
}

export function hasPhone(line: string): boolean {
  return PHONE.test(line);
}

/** A line as signatures have them: a name, a title, a firm, a way to reach somebody. */
export function isCardLine(line: string): boolean {
  if (isContactLine(line)) return true;
  if (line.split(' ').length > MAX_WORDS || says(line) || ANSWERS.test(line)) return false;
  if (/[?!:;]$/.test(line) || (/\.$/.test(line) && !ABBREVIATED.test(line))) return false;
  return /^["“'(*[]{0,2}[\p{Lu}\d]/u.test(line);
}

/** A line that is somebody's name; `sender` is the name that the mail itself bears. */
export function isNameLine(line: string, sender: string | null): boolean {
  const words = line.replace(/[,*_-]+$/g, '').split(/[\s,]+/);
  if (words.length > 7 || says(line) || ANSWERS.test(line) || /[?!:]$/.test(line)) return false;
  if (holdsNameOf(line, sender)) return true;
  const isName = (word: string) =>
    PARTICLES.has(word.toLowerCase()) || /^[(["“*]?\p{Lu}[\p{L}.'’®™-]*[)\]"”*]?$/u.test(word);
  return words.length <= 6 && words.every(isName);
}

/** Whether a line is nothing but the sender's name, or a part of it. */
export function isSenderName(line: string, sender: string | null): boolean {
  const words = namesIn(line);
  const own = namesIn(sender ?? '');
  return words.length > 0 && words.length <= 4 && words.every((word) => own.includes(word));
}

/** Whether a line holds one of the sender's names. */
export function holdsNameOf(line: string, sender: string | null): boolean {
  const own = namesIn(sender ?? '').filter((word) => word.length >= 3);
  return namesIn(line).some((word) => own.includes(word));
}

function namesIn(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** "IT" and "US" in capitals are parts of titles and addresses. */
function says(line: string): boolean {
  return SAYS.test(line.replace(/\b(?:IT|US)\b/g, ''));
}
