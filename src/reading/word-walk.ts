import type { Token } from './tokens.ts';
import type { Element, WantedWord } from './wording-syntax.ts';

const MAX_GAP = 5;
const MAX_NAME = 4;
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
const SUBJECT_ONLY = /^(?:he|she|they)(?:s|ve|ll|d|re)?$/;
const NUMBER = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten)$/;
const PREPOSITIONS = new Set('with to about for at mit avec con com'.split(' '));
const DETERMINERS = new Set(
  (
    'the our my an a their his her your unserem unserer meinem meiner dem der den einem einer notre mon ma nos ' +
    'nuestro nuestra mi el la los nosso nossa meu minha o os as'
  ).split(' '),
);
// Capitals at the beginning of a sentence, and what is no person.
const NO_NAMES = new Set(
  (
    'i it im ive we were weve he she they you the this that these those my our your his her their its a an and but so or if when ' +
    'once after before since until while as at in on by for from to of with not no never nobody everyone everything nothing ' +
    'somebody someone anyone anybody all both still just only already also now then today yesterday tomorrow finally ' +
    'meanwhile maybe perhaps probably hopefully apparently supposedly allegedly presumably reportedly hoping assuming suppose yes ok okay well please thanks hi hello hey dear what who why how where which is was are were has have had ' +
    'do does did can could would should will may must got getting been being having waiting looks one two ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december re fwd fw aw wg microsoft entra azure outlook office teams windows google apple ' +
    'ich wir er sie es der die das den dem des ein eine und aber oder wenn nach seit noch nicht kein jetzt heute gestern ' +
    'angeblich vermutlich wahrscheinlich vielleicht hoffentlich anscheinend offenbar leider trotzdem hallo danke herr frau montag dienstag mittwoch donnerstag freitag ' +
    'je nous il elle ils elles on le les un une mon ma notre et mais ou si quand apres depuis bonjour merci ' +
    'yo nosotros ella ellos ellas usted lo los las uno mi nuestro nuestra pero cuando hola gracias ya aun todavia ' +
    'eu ele ela eles elas o os as um uma meu minha nosso nossa e mas quando depois ola obrigado ainda'
  ).split(' '),
);
const ENDS_IN_NOT = /^(?:do|does|did|ca|could|wo|would|should|is|are|was|were|has|have|had|must|need)nt$/;

export function endsClause(next: Token | undefined): boolean {
  return next === undefined || next.breakBefore || CLAUSE_STARTS.has(next.form);
}

/** Up to five words, whatever they are; an aside ("Marcus (our IT guy) approved it") is not counted. */
export function overGap(at: number, tokens: readonly Token[]): number[] {
  const places = [at];
  let next = at;
  for (let passed = 0; passed < MAX_GAP; passed += 1) {
    const token = tokens[next];
    if (token?.breakBefore && token.asideEnd !== null) {
      next = token.asideEnd;
      places.push(next);
      continue;
    }
    if (token === undefined || token.breakBefore || GAP_STOPS.has(token.form)) break;
    // What begins within an aside ends with it.
    if (token.asideBegan !== null && at > token.asideBegan) break;
    next += 1;
    places.push(next);
  }
  return places;
}

export function overWords(words: readonly WantedWord[], at: number, tokens: readonly Token[]): number[] {
  const fits = words.every((word, index) => {
    const token = tokens[at + index];
    return token !== undefined && (index === 0 || !token.breakBefore) && isWord(word, token);
  });
  return fits && words.length > 0 ? [at + words.length] : [];
}

function isWord(wanted: WantedWord, token: Token): boolean {
  if (wanted.number) return NUMBER.test(token.form);
  if (wanted.negative) return ENDS_IN_NOT.test(token.form);
  if (wanted.exact !== null)
    return token.written === wanted.exact || token.written.replace(/['’`´]s$/, '') === wanted.exact;
  // The pronoun is never the department.
  if (wanted.form === 'it' && token.written === 'IT') return false;
  if (wanted.open) return token.form.startsWith(wanted.form);
  if (token.accented !== null && token.accented !== wanted.accented) return false;
  return token.form === wanted.form || token.stem === wanted.form;
}

export function overName(at: number, tokens: readonly Token[]): number[] {
  const places: number[] = [];
  for (let next = at; next < at + MAX_NAME; next += 1) {
    if (tokens[next] === undefined || (next > at && tokens[next]?.breakBefore)) break;
    places.push(next + 1);
  }
  return places;
}

export function beginsClause(at: number, tokens: readonly Token[]): boolean {
  const token = tokens[at];
  return at === 0 || token?.breakBefore === true || (token !== undefined && CLAUSE_STARTS.has(token.form));
}

/** "I deal with IT, and says he'll ask": what follows a preposition acts in nothing. */
export function isObject(at: number, tokens: readonly Token[]): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.breakBefore) return false;
  if (!DETERMINERS.has(before.form)) return PREPOSITIONS.has(before.form);
  const form = tokens[at - 2]?.form;
  return !before.breakBefore && form !== undefined && PREPOSITIONS.has(form);
}

/** "He typed in the code you emailed and he made it": who acts is nobody's object. */
export function onlyActs(token: Token | undefined): boolean {
  return token !== undefined && SUBJECT_ONLY.test(token.form);
}

/** A name, as far as its capital tells: "Todd", not "Monday". */
export function isProper({ written, form }: Token): boolean {
  return /^\p{Lu}\p{Ll}/u.test(written) && !/['’](?:d|ll|ve|re|m)$/iu.test(written) && !NO_NAMES.has(form);
}

/** Whether a word that is asked for is among those of a sentence. */
export function mayBe(word: WantedWord, forms: ReadonlySet<string>): boolean {
  if (!word.open && !word.negative && !word.number) return forms.has(word.form);
  for (const form of forms) {
    if (word.number && NUMBER.test(form)) return true;
    if (word.open ? form.startsWith(word.form) : word.negative && ENDS_IN_NOT.test(form)) return true;
  }
  return false;
}

/** A quick look: nearly every place is ruled out here, so it must cost little. */
export function mayBegin(element: Element | undefined, token: Token | undefined): boolean {
  if (element?.kind !== 'choice' || element.optional || token === undefined) return true;
  for (const choice of element.choices) {
    if ('set' in choice) return true;
    const [word] = choice.words;
    if (word !== undefined && isWord(word, token)) return true;
  }
  return false;
}

/** The words before what follows the `<name>` a wording begins with. */
export function nameIn(
  elements: readonly Element[],
  at: number,
  { tokens, text }: { tokens: readonly Token[]; text: string },
): string | null {
  if (elements[0]?.kind !== 'name') return null;
  const following = elements[1];
  if (following?.kind !== 'choice') return null;
  const starts = following.choices.flatMap((choice) => ('words' in choice ? [choice.words] : []));
  for (let next = at + 1; next <= at + MAX_NAME; next += 1) {
    if (!starts.some((words) => overWords(words, next, tokens).length > 0)) continue;
    return text.slice(tokens[at]?.start, tokens[next - 1]?.end);
  }
  return null;
}

/** Each place once. */
export function unique(places: number[]): number[] {
  return places.length < 2 ? places : [...new Set(places)];
}
