/** One word of a sentence. */
export interface Token {
  start: number;
  end: number;
  /** Without accents, apostrophes and capitals: the form that is compared. */
  form: string;
  /** Without a possessive 's. */
  stem: string;
  /** Ends like a word that another one differs from by its accent alone. */
  accented: boolean;
  /** As written, for words that only count in capitals. */
  written: string;
  /** A mark stands before it over which no wording reaches. */
  breakBefore: boolean;
  commaBefore: boolean;
}

// Hyphens part words ("sign-in" is "sign in"), apostrophes do not, but for those of elisions ("l'admin").
const WORD =
  /(?:(?:qu|jusqu|lorsqu|puisqu|[ldjmtnscLDJMTNSC])['’](?=\p{L}))|[\p{L}\p{N}]+(?:['’`´][\p{L}]+)*/gu;
const BREAK = /[,;!?…()\u2013\u2014]/;
// Longer sentences are lists and tables; each wording is looked for at every word.
const MAX_TOKENS = 220;

export function tokensOf(sentence: string): Token[] {
  const loud = isShouting(sentence);
  const tokens: Token[] = [];
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
      accented: endsAccented(match[0]),
      written: loud ? match[0].toLowerCase() : match[0],
      breakBefore: BREAK.test(between),
      commaBefore: between.includes(','),
    });
  }
  return tokens;
}

/** Accents are often left out, but "contacté" is done and "contacte" is not, and "à" is no verb. */
export function endsAccented(word: string): boolean {
  return /(?:\p{L}é|^à)$/iu.test(word.normalize('NFC'));
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
