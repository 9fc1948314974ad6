import { type Token, tokensOf } from './tokens.ts';
import { type Element, parseWording, type WantedWord } from './wording-syntax.ts';

/** Where a wording was found, and what its `<name>` stood for. */
export interface Found {
  start: number;
  end: number;
  name: string | null;
}

export interface WordSets {
  words: Readonly<Record<string, readonly string[]>>;
  /** What may stand for a set once it has been named. */
  standIns?: Readonly<Record<string, readonly string[]>>;
}

/** Finds wordings in sentences. Each wording is taken apart once; sets are looked up once for each word. */
export interface Matcher {
  find(wordings: readonly string[], sentence: string, withStandIns: boolean): readonly Found[];
}

const MAX_GAP = 5;
const MAX_NAME = 4;
const MAX_DEPTH = 6;
const NONE: readonly string[] = [];
// `..` never runs over these: what follows is another clause or a thing only wanted ("asked me to", "says that").
const GAP_STOPS = new Set(
  (
    'to me us you if whether that but once until unless because before for who what why how ' +
    'zu dass ob wenn aber sobald bis weil que si mais quand pour pero cuando para mas porque'
  ).split(' '),
);
const CLAUSE_STARTS = new Set(
  (
    'and but so though although yet however because since while when still then ' +
    'und aber doch trotzdem weil et mais pourtant pero y aunque sin mas e porem'
  ).split(' '),
);
const ENDS_IN_NOT = /^(?:do|does|did|ca|could|wo|would|should|is|are|was|were|has|have|had|must|need)nt$/;

interface Sentence {
  tokens: readonly Token[];
  text: string;
  withStandIns: boolean;
  /** Where each set may end, by its name and then by where it begins. */
  sets: Map<string, number[][]>;
  /** Every word's form and stem. */
  forms: ReadonlySet<string>;
  /** What was found in it before: each step of an article asks for much that another has asked for. */
  found: Map<readonly string[], Found[]>;
}

/** The same sentences are looked at again and again within one case, and rarely after it. */
const SENTENCES_KEPT = 2000;

export function createMatcher(sets: WordSets): Matcher {
  const parsed = new WeakMap<readonly string[], Element[][]>();
  const plain = new Map<string, Sentence>();
  const withNames = new Map<string, Sentence>();

  function parsedAll(wordings: readonly string[]): Element[][] {
    const known = parsed.get(wordings);
    if (known !== undefined) return known;
    const elements = wordings.map(parseWording);
    parsed.set(wordings, elements);
    return elements;
  }

  /** Every word at which the wording may end that begins at `from`. */
  function endsOf(elements: readonly Element[], from: number, sentence: Sentence, depth: number): number[] {
    if (!mayBegin(elements[0], sentence.tokens[from])) return [];
    let places = [from];
    let free = true;
    for (const element of elements) {
      if (element.kind === 'end') {
        places = places.filter((at) => endsClause(sentence.tokens[at]));
      } else if (element.kind === 'comma') {
        places = places.filter((at) => sentence.tokens[at]?.commaBefore === true);
        free = true;
      } else {
        places = unique(places.flatMap((at) => stepsOver(element, at, free, sentence, depth)));
        free = false;
      }
      if (places.length === 0) return [];
    }
    return places;
  }

  function stepsOver(
    element: Element,
    at: number,
    free: boolean,
    sentence: Sentence,
    depth: number,
  ): number[] {
    if (element.kind === 'gap') return overGap(at, sentence.tokens);
    const stay = element.kind === 'choice' && element.optional ? [at] : [];
    const token = sentence.tokens[at];
    if (token === undefined || (!free && token.breakBefore)) return stay;
    if (element.kind !== 'choice') return overName(at, sentence.tokens);
    const ends = element.choices.flatMap((choice) =>
      'set' in choice
        ? overSet(choice.set, at, sentence, depth)
        : overWords(choice.words, at, sentence.tokens),
    );
    return [...stay, ...ends];
  }

  function overSet(name: string, at: number, sentence: Sentence, depth: number): number[] {
    const places = sentence.sets.get(name) ?? [];
    const known = places[at];
    if (known !== undefined) return known;
    if (depth > MAX_DEPTH) return [];
    const standIns = sentence.withStandIns ? (sets.standIns?.[name] ?? NONE) : NONE;
    const ends: number[] = [];
    for (const wordings of [sets.words[name] ?? NONE, standIns]) {
      for (const elements of parsedAll(wordings)) {
        for (const end of endsOf(elements, at, sentence, depth + 1)) if (end > at) ends.push(end);
      }
    }
    places[at] = unique(ends);
    sentence.sets.set(name, places);
    return places[at];
  }

  function open(text: string, withStandIns: boolean): Sentence {
    const sentences = withStandIns ? withNames : plain;
    const known = sentences.get(text);
    if (known !== undefined) return known;
    const tokens = tokensOf(text);
    const forms = new Set(tokens.flatMap(({ form, stem }) => [form, stem]));
    const fresh = { tokens, text, withStandIns, sets: new Map(), forms, found: new Map() };
    if (sentences.size >= SENTENCES_KEPT) sentences.clear();
    sentences.set(text, fresh);
    return fresh;
  }

  function foundIn(sentence: Sentence, wordings: readonly string[]): Found[] {
    const { tokens, forms } = sentence;
    return parsedAll(wordings).flatMap((elements) => {
      if (!elements.every((element) => mayOccur(element, forms))) return [];
      return tokens.flatMap((token, at) => {
        const ends = endsOf(elements, at, sentence, 0).filter((end) => end > at);
        const end = tokens[Math.min(...ends) - 1]?.end;
        if (ends.length === 0 || end === undefined) return [];
        return [{ start: token.start, end, name: nameIn(elements, at, sentence) }];
      });
    });
  }

  return {
    find(wordings, text, withStandIns) {
      const sentence = open(text, withStandIns);
      const known = sentence.found.get(wordings);
      if (known !== undefined) return known;
      const found = foundIn(sentence, wordings);
      sentence.found.set(wordings, found);
      return found;
    },
  };
}

/** A quick look: most wordings ask for a word that the sentence does not have. */
function mayOccur(element: Element, forms: ReadonlySet<string>): boolean {
  if (element.kind !== 'choice' || element.optional) return true;
  return element.choices.some((choice) => 'set' in choice || isAmong(choice.words[0], forms));
}

/** The same at one word: nearly every place is ruled out here, so it must cost little. */
function mayBegin(element: Element | undefined, token: Token | undefined): boolean {
  if (element?.kind !== 'choice' || element.optional || token === undefined) return true;
  for (const choice of element.choices) {
    if ('set' in choice) return true;
    const [word] = choice.words;
    if (word !== undefined && isWord(word, token)) return true;
  }
  return false;
}

function isAmong(word: WantedWord | undefined, forms: ReadonlySet<string>): boolean {
  if (word === undefined) return false;
  if (!word.open && !word.negative) return forms.has(word.form);
  for (const form of forms) {
    if (word.open ? form.startsWith(word.form) : ENDS_IN_NOT.test(form)) return true;
  }
  return false;
}

function endsClause(next: Token | undefined): boolean {
  return next === undefined || next.breakBefore || CLAUSE_STARTS.has(next.form);
}

function overGap(at: number, tokens: readonly Token[]): number[] {
  const places = [at];
  for (let next = at; next < at + MAX_GAP; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.breakBefore || GAP_STOPS.has(token.form)) break;
    places.push(next + 1);
  }
  return places;
}

function overWords(words: readonly WantedWord[], at: number, tokens: readonly Token[]): number[] {
  const fits = words.every((word, index) => {
    const token = tokens[at + index];
    return token !== undefined && (index === 0 || !token.breakBefore) && isWord(word, token);
  });
  return fits && words.length > 0 ? [at + words.length] : [];
}

function isWord(wanted: WantedWord, token: Token): boolean {
  if (wanted.negative) return ENDS_IN_NOT.test(token.form);
  if (wanted.exact !== null)
    return token.written === wanted.exact || token.written.replace(/['’`´]s$/, '') === wanted.exact;
  if (wanted.open) return token.form.startsWith(wanted.form);
  if (token.accented !== wanted.accented) return false;
  return token.form === wanted.form || token.stem === wanted.form;
}

function overName(at: number, tokens: readonly Token[]): number[] {
  const places: number[] = [];
  for (let next = at; next < at + MAX_NAME; next += 1) {
    if (tokens[next] === undefined || (next > at && tokens[next]?.breakBefore)) break;
    places.push(next + 1);
  }
  return places;
}

/** The words before what follows the `<name>` a wording begins with. */
function nameIn(elements: readonly Element[], at: number, sentence: Sentence): string | null {
  if (elements[0]?.kind !== 'name') return null;
  const following = elements[1];
  if (following?.kind !== 'choice') return null;
  const starts = following.choices.flatMap((choice) => ('words' in choice ? [choice.words] : []));
  for (let next = at + 1; next <= at + MAX_NAME; next += 1) {
    if (!starts.some((words) => overWords(words, next, sentence.tokens).length > 0)) continue;
    return sentence.text.slice(sentence.tokens[at]?.start, sentence.tokens[next - 1]?.end);
  }
  return null;
}

function unique(places: number[]): number[] {
  return places.length < 2 ? places : [...new Set(places)];
}
