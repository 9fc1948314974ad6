import type { Reader } from '../heard.ts';

/** Groups of words and letters are sorted into so many places. */
export const GRAM_PLACES = 1 << 15;

const LENGTH = 6;
const OTHER_CLASSES = {
  negated:
    /(?:(?<!\p{L})(?:not|no|never|none|nobody|without|cannot|failed|hasnt|havent|didnt|doesnt|dont|wont|cant|yet)(?!\p{L})|n't(?!\p{L}))/iu,
  future:
    /(?<!\p{L})(?:will|'ll|shall|going to|gonna|about to|plan|plans|planning|intend\p{L}*|tomorrow|tmrw|tonight|later|next week|scheduled|promised)(?!\p{L})/iu,
  condition:
    /(?<!\p{L})(?:if|once|when|unless|until|till|before|as soon as|whether|assuming|should|would|could|might|may)(?!\p{L})/iu,
  doubt:
    /(?<!\p{L})(?:think|believe|guess\p{L}*|maybe|perhaps|probably|supposedly|apparently|not sure|unsure|assume|presumably|hope\p{L}*|seems?|impression|idea)(?!\p{L})/iu,
  past: /(?<!\p{L})(?:yesterday|today|already|just|finally|ago|this morning|done|(?:mon|tues|wednes|thurs|fri)day)(?!\p{L})/iu,
};
const OPENS_QUESTION =
  /^[^\p{L}]*(?:is|are|do|does|did|can|could|should|would|has|have|had|will|was|what|when|where|who|how|why|which|am)(?!\p{L})/iu;
/** What goes with these words is another statement than the words alone. */
const TURNS = ['negated', 'future', 'condition', 'doubt', 'asked'];

/** Which plain marks of English grammar a sentence bears, by name. */
export function marksOf(text: string, { lexicon }: Reader): Record<string, boolean> {
  const plain = plainOf(text);
  const { words, other_apps: otherApps } = lexicon.article.vocabulary;
  return {
    asked: /\?\s*$/.test(plain),
    opens_question: OPENS_QUESTION.test(plain),
    ...Object.fromEntries(
      Object.entries(OTHER_CLASSES).map(([name, pattern]) => [name, pattern.test(plain)]),
    ),
    other_app: lexicon.find(otherApps, text).length > 0,
    admin: lexicon.find(words.admin, text).length > 0,
  };
}

/** The words, pairs and triples of words and pieces of words in a sentence: by place, how much each counts. */
export function gramsOf(text: string, reader: Reader): Map<number, number> {
  const words = wordsOf(text, reader);
  const marks = Object.entries(marksOf(text, reader)).flatMap(([name, is]) => (is ? [name] : []));
  const grams = new Map<string, number>();
  for (const gram of wordGrams(['^', ...words, '$'])) grams.set(gram, 1);
  for (const gram of words.flatMap(letterGrams)) grams.set(gram, 1);
  for (const [at, mark] of marks.entries()) {
    grams.set(`m${mark}`, 2);
    for (const other of marks.slice(at + 1)) grams.set(`m${mark} ${other}`, 2);
  }
  const turns = TURNS.filter((mark) => marks.includes(mark));
  for (const word of words.filter((it) => it.length > 4 || it.startsWith('_'))) {
    for (const turn of turns) grams.set(`x${turn} ${word.slice(0, 6)}`, 1);
  }
  return placed(grams);
}

function placed(grams: ReadonlyMap<string, number>): Map<number, number> {
  const norm = Math.sqrt([...grams.values()].reduce((sum, value) => sum + value * value, 0));
  const places = new Map<number, number>();
  for (const [gram, value] of grams) {
    const place = hashOf(gram) % GRAM_PLACES;
    places.set(place, (places.get(place) ?? 0) + (value / norm) * LENGTH);
  }
  return places;
}

/** Names, admins and other apps by their kind: which one it is says nothing of what happened. */
function wordsOf(text: string, { lexicon }: Reader): string[] {
  const { words, other_apps: otherApps, app } = lexicon.article.vocabulary;
  const kinds = [
    { kind: '_app', spans: lexicon.find(otherApps, text) },
    { kind: '_ours', spans: lexicon.find(app, text) },
    { kind: '_admin', spans: lexicon.find(words.admin, text) },
  ];
  const found: string[] = [];
  let reached = -1;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[?!"“”:]/gu)) {
    const { index } = match;
    const kind = kinds.find(({ spans }) => spans.some(({ start, end }) => start <= index && index < end));
    const span = kind?.spans.find(({ start, end }) => start <= index && index < end);
    if (span && kind) {
      if (span.start !== reached) found.push(kind.kind);
      reached = span.start;
    } else {
      found.push(formOf(match[0], index === 0 || /[?!":.]\s*$/.test(text.slice(0, index))));
    }
  }
  return found;
}

function formOf(word: string, first: boolean): string {
  const form = plainOf(word).toLowerCase().replace(/\d+/g, '#');
  const named = !first && /^\p{Lu}\p{Ll}/u.test(word) && !/^(?:i'|microsoft|entra|azure|accept)/.test(form);
  return named && !/day$/.test(form) ? '_name' : form;
}

function* wordGrams(words: readonly string[]): Iterable<string> {
  for (const [at, word] of words.entries()) {
    yield `1${word}`;
    if (at + 1 < words.length) yield `2${word} ${words[at + 1]}`;
    if (at + 2 < words.length) yield `3${word} ${words[at + 1]} ${words[at + 2]}`;
  }
}

function letterGrams(word: string): string[] {
  if (word.startsWith('_') || word.length < 4) return [];
  const edged = `<${word}>`;
  return [3, 4, 5].flatMap((length) =>
    Array.from(
      { length: Math.max(0, edged.length - length + 1) },
      (_, at) => `c${edged.slice(at, at + length)}`,
    ),
  );
}

function plainOf(text: string): string {
  return text.normalize('NFC').replace(/[’‘`]/g, "'");
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}
