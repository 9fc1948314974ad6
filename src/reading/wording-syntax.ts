import { endsAccented, plainForm, tokensOf } from './tokens.ts';

/** One word that a wording asks for. */
export interface WantedWord {
  form: string;
  /** Any ending will do. */
  open: boolean;
  /** Ends like a word that another one differs from by its accent alone. */
  accented: boolean;
  /** Only this way in capitals. */
  exact: string | null;
  /** The `n't` of any verb. */
  negative: boolean;
  /** Any number, in figures or in words. */
  number: boolean;
}

export type Choice = { set: string } | { words: readonly WantedWord[] };

export type Element =
  | { kind: 'choice'; choices: readonly Choice[]; optional: boolean }
  | { kind: 'gap' }
  | { kind: 'comma' }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'proper' }
  | { kind: 'name' };

/** Takes one wording apart (its grammar stands at `Wordings` in core/vocabulary.ts). */
export function parseWording(wording: string): Element[] {
  return (wording.match(/\([^)]*\)\??|\S+/g) ?? []).map(parseElement);
}

function parseElement(text: string): Element {
  if (text === '..') return { kind: 'gap' };
  if (text === ',') return { kind: 'comma' };
  if (text === '^') return { kind: 'start' };
  if (text === '$') return { kind: 'end' };
  if (text === 'Aa') return { kind: 'proper' };
  if (/^<\w+>$/.test(text)) return { kind: 'name' };
  const optional = text.length > 1 && text.endsWith('?');
  const body = (optional ? text.slice(0, -1) : text).replace(/^\(|\)$/g, '');
  return { kind: 'choice', choices: body.split('|').map(parseChoice), optional };
}

function parseChoice(text: string): Choice {
  const set = /^\{(\w+)\}$/.exec(text)?.[1];
  return set === undefined ? { words: wantedWords(text) } : { set };
}

function wantedWords(text: string): WantedWord[] {
  if (text === '#')
    return [{ form: '#', open: false, accented: false, exact: null, negative: false, number: true }];
  // Taken as a word, its apostrophe would be that of an elision ("l'admin").
  if (text === "n't")
    return [{ form: 'nt', open: false, accented: false, exact: null, negative: true, number: false }];
  const open = text.endsWith('*');
  const tokens = tokensOf(text);
  return tokens.map(({ start, end }, index) => {
    const word = text.slice(start, end);
    const isCapital = word.length > 1 && /^\p{Lu}+$/u.test(word);
    return {
      form: plainForm(word),
      open: open && index === tokens.length - 1,
      accented: endsAccented(word),
      exact: isCapital ? word : null,
      negative: false,
      number: false,
    };
  });
}
