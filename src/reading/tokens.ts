/** One word of a sentence. */
export interface Token {
  start: number;
  end: number;
  /** Without accents, apostrophes and capitals: the form that is compared. */
  form: string;
  /** Without a possessive 's. */
  stem: string;
  /** Ends like a word that another one differs from by its accent alone. Null: the writer leaves out accents. */
  accented: boolean | null;
  /** As written, for words that only count in capitals. */
  written: string;
  /** A mark stands before it over which no wording reaches. */
  breakBefore: boolean;
  commaBefore: boolean;
  /** Where an aside that begins here is over: "Marcus (our IT guy) approved", "Tom, our admin, said". Null: none begins. */
  asideEnd: number | null;
  /** Where the aside began that is over right before it. */
  asideBegan: number | null;
}

// Hyphens part words ("sign-in" is "sign in"), apostrophes do not, but for those of elisions ("l'admin").
const WORD =
  /(?:(?:qu|jusqu|lorsqu|puisqu|[ldjmtnscLDJMTNSC])['’](?=\p{L}))|[\p{L}\p{N}]+(?:['’`´][\p{L}]+)*/gu;
const BREAK = /[,;!?…()\u2013\u2014]/;
const MAX_ASIDE = 9;
// How an aside between commas begins that says who somebody is.
const ASIDE =
  /^(?:our|my|the|an?|who|from|in|at|unser|unsere|mein|meine|der|die|aus|vom|notre|mon|ma|qui|de|du|des|nuestro|nuestra|mi|el|la|que|del|nosso|nossa|meu|minha|do|da|o|a)$/;
// Longer sentences are lists and tables; each wording is looked for at every word.
const MAX_TOKENS = 220;

export function tokensOf(sentence: string, noAccents = false): Token[] {
  const loud = isShouting(sentence);
  const tokens: Token[] = [];
  const betweens: string[] = [];
  let last = 0;
  for (const match of sentence.matchAll(WORD)) {
    if (tokens.length === MAX_TOKENS) break;
    const between = sentence.slice(last, match.index);
    last = match.index + match[0].length;
    tokens.push({
      start: match.index,
      end: last,
      form: plainForm(match[0]),
      stem: plainForm(match[0].replace(/['’`´]s$/i, '')),
      accented: noAccents ? null : endsAccented(match[0]),
      written: loud ? match[0].toLowerCase() : match[0],
      breakBefore: BREAK.test(between),
      commaBefore: between.includes(','),
      asideEnd: null,
      asideBegan: null,
    });
    betweens.push(between);
  }
  markAsides(tokens, betweens);
  return tokens;
}

/** What follows an aside goes on where it began. */
function markAsides(tokens: readonly Token[], betweens: readonly string[]): void {
  for (const [at, token] of tokens.entries()) {
    const mark = betweens[at]?.trim() ?? '';
    if (at === 0 || (mark !== '(' && !(mark === ',' && tellsWho(tokens, at)))) continue;
    const over = betweens.findIndex((between, index) => index > at && BREAK.test(between));
    const end = tokens[over];
    if (end === undefined || over - at > MAX_ASIDE || betweens[over]?.trim() !== (mark === '(' ? ')' : ','))
      continue;
    token.asideEnd = over;
    end.breakBefore = false;
    end.asideBegan = at;
  }
}

/** Accents are often left out, but "contacté" is done and "contacte" is not, and "à" is no verb. */
export function endsAccented(word: string): boolean {
  return /(?:\p{L}é|^à)$/iu.test(word.normalize('NFC'));
}

/** Between commas: "Tom, our admin, said", "our admin, Tom, said", "IT, who said no, called". */
function tellsWho(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (/^(?:who|qui)$/.test(token.form)) return true;
  const isName = (other: Token | undefined) => /^\p{Lu}/u.test(other?.written ?? '');
  return isName(tokens[at - 1])
    ? ASIDE.test(token.form)
    : isName(token) &&
        (tokens[at + 1]?.commaBefore === true ||
          (isName(tokens[at + 1]) && tokens[at + 2]?.commaBefore === true));
}

const ACCENTED_LANGUAGES = new Set(['es', 'fr', 'pt']);
const ENOUGH_LETTERS = 60;

/** Whether somebody writes a language with accents and uses none. */
export function leavesOutAccents(text: string, language: string): boolean {
  if (!ACCENTED_LANGUAGES.has(language)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= ENOUGH_LETTERS && !/[\u00c0-\u024f]/u.test(text.normalize('NFC'));
}

export function plainForm(word: string): string {
  return word
    .replace(/['’`´]/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
}

/** A sentence in capitals, in which IT may be "it". */
function isShouting(sentence: string): boolean {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  const capitals = sentence.match(/\p{Lu}/gu)?.length ?? 0;
  return letters > 12 && capitals > letters * 0.7;
}
