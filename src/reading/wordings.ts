import { type Token, tokensOf } from './tokens.ts';
import {
  beginsClause,
  endsClause,
  isObject,
  isProper,
  mayBe,
  mayBegin,
  nameIn,
  onlyActs,
  overGap,
  overName,
  overWords,
  unique,
} from './word-walk.ts';
import { type Element, parseWording } from './wording-syntax.ts';

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

/** What a case tells beforehand of the words in it. */
export interface Known {
  /** Sets with stand-ins have been named: "he" may be one of them. */
  standIns: boolean;
  /** People who are known to be of the set `admin`. */
  names: readonly string[];
  /** The writer leaves out accents: "contacte" may be "contacté". */
  noAccents: boolean;
}

export const NOTHING_KNOWN: Known = { standIns: false, names: [], noAccents: false };

/** Finds wordings in sentences. Each wording is taken apart once; sets are looked up once for each word. */
export interface Matcher {
  find(wordings: readonly string[], sentence: string, known: Known): readonly Found[];
}

const MAX_DEPTH = 6;
const NONE: readonly string[] = [];

interface Sentence {
  tokens: readonly Token[];
  text: string;
  known: Known;
  /** Where each set may end, by its name and then by where it begins. */
  sets: Map<string, number[][]>;
  /** Whether each set stands anywhere in it. */
  occurs: Map<string, boolean>;
  /** Of a list of wordings those that may stand in it. */
  possible: Map<readonly string[], Element[][]>;
  /** Every word's form and stem. */
  forms: ReadonlySet<string>;
  /** What was found in it before: each step of an article asks for much that another has asked for. */
  found: Map<readonly string[], Found[]>;
}

/** The same sentences are looked at again and again within one case, and rarely after it. */
const SENTENCES_KEPT = 2000;

export function createMatcher(sets: WordSets): Matcher {
  const parsed = new WeakMap<readonly string[], Element[][]>();
  const byText = new Map<string, Element[]>();
  const opened = new WeakMap<Known, Map<string, Sentence>>();

  function parsedAll(wordings: readonly string[]): Element[][] {
    const known = parsed.get(wordings);
    if (known !== undefined) return known;
    const elements = wordings.map(parsedOne);
    parsed.set(wordings, elements);
    return elements;
  }

  function parsedOne(wording: string): Element[] {
    const elements = byText.get(wording) ?? parseWording(wording);
    byText.set(wording, elements);
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
      } else if (element.kind === 'start') {
        places = places.filter((at) => beginsClause(at, sentence.tokens));
      } else if (element.kind === 'comma') {
        places = places.filter((at) => sentence.tokens[at]?.commaBefore === true);
        free = true;
      } else {
        const object = depth === 0 && elements.length > 1 && element === elements.at(-1) && actorOf(element);
        if (object) places = places.filter((at) => !onlyActs(sentence.tokens[at]));
        places = unique(places.flatMap((at) => stepsOver(element, at, free || at === from, sentence, depth)));
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
    if (token === undefined) return stay;
    if (!free && token.breakBefore) {
      return token.asideEnd === null ? stay : stepsOver(element, token.asideEnd, true, sentence, depth);
    }
    if (element.kind === 'proper') return isProper(token) ? [at + 1] : [];
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
    const standIns = sentence.known.standIns ? (sets.standIns?.[name] ?? NONE) : NONE;
    const ends: number[] = name === 'admin' ? overKnownName(at, sentence) : [];
    for (const wordings of [sets.words[name] ?? NONE, standIns]) {
      for (const elements of possible(wordings, sentence, depth)) {
        for (const end of endsOf(elements, at, sentence, depth + 1)) if (end > at) ends.push(end);
      }
    }
    places[at] = unique(ends);
    sentence.sets.set(name, places);
    return places[at];
  }

  /** The wordings of which every word that they ask for is somewhere in the sentence: few are. */
  function possible(wordings: readonly string[], sentence: Sentence, depth: number): Element[][] {
    const known = sentence.possible.get(wordings);
    if (known !== undefined) return known;
    const elements = parsedAll(wordings).filter((it) =>
      it.every((element) => mayOccur(element, sentence, depth)),
    );
    sentence.possible.set(wordings, elements);
    return elements;
  }

  function mayOccur(element: Element, sentence: Sentence, depth: number): boolean {
    if (element.kind !== 'choice' || element.optional) return true;
    return element.choices.some((choice) =>
      'set' in choice
        ? occurs(choice.set, sentence, depth)
        : choice.words.every((word) => mayBe(word, sentence.forms)),
    );
  }

  function occurs(name: string, sentence: Sentence, depth: number): boolean {
    const known = sentence.occurs.get(name);
    if (known !== undefined) return known;
    const found = sentence.tokens.some((_, at) => overSet(name, at, sentence, depth + 1).length > 0);
    sentence.occurs.set(name, found);
    return found;
  }

  function open(text: string, known: Known): Sentence {
    const sentences = opened.get(known) ?? new Map<string, Sentence>();
    opened.set(known, sentences);
    const before = sentences.get(text);
    if (before !== undefined) return before;
    const tokens = tokensOf(text, known.noAccents);
    const forms = new Set(tokens.flatMap(({ form, stem }) => [form, stem]));
    const fresh: Sentence = {
      tokens,
      text,
      known,
      forms,
      sets: new Map(),
      occurs: new Map(),
      possible: new Map(),
      found: new Map(),
    };
    if (sentences.size >= SENTENCES_KEPT) sentences.clear();
    sentences.set(text, fresh);
    return fresh;
  }

  /** Whether a wording begins with those who act in it: a set that others may stand in for. */
  function actorOf(element: Element | undefined): boolean {
    return (
      element?.kind === 'choice' &&
      element.choices.some((choice) => 'set' in choice && sets.standIns?.[choice.set] !== undefined)
    );
  }

  /** "Admin approval has ...": the actor's name is but the first half of a thing's. */
  function isThing(elements: readonly Element[], at: number, sentence: Sentence): boolean {
    const [actor, next] = elements;
    if (actor === undefined || next?.kind !== 'gap') return false;
    const ends = stepsOver(actor, at, true, sentence, 0);
    return ends.length > 0 && ends.every((end) => overSet('admin_things', end, sentence, 0).length > 0);
  }

  function foundIn(sentence: Sentence, wordings: readonly string[]): Found[] {
    const { tokens } = sentence;
    return possible(wordings, sentence, 0).flatMap((elements) => {
      const acts = elements.length > 1 && actorOf(elements[0]);
      return tokens.flatMap((token, at) => {
        if (acts && (isObject(at, tokens) || isThing(elements, at, sentence))) return [];
        const ends = endsOf(elements, at, sentence, 0).filter(
          (end) => end > at && !(at < end - 1 && actorOf(elements.at(-1)) && onlyActs(tokens[end - 1])),
        );
        const end = tokens[Math.min(...ends) - 1]?.end;
        return end === undefined ? [] : [{ start: token.start, end, name: nameIn(elements, at, sentence) }];
      });
    });
  }

  return {
    find(wordings, text, known) {
      const sentence = open(text, known);
      const before = sentence.found.get(wordings);
      if (before !== undefined) return before;
      const found = foundIn(sentence, wordings);
      sentence.found.set(wordings, found);
      return found;
    },
  };
}

function overKnownName(at: number, { tokens, known }: Sentence): number[] {
  const token = tokens[at];
  return token !== undefined && known.names.some((name) => name === token.stem) ? [at + 1] : [];
}
