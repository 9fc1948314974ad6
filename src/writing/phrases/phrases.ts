/** What a reply says in a language whatever the article, and how such a text is read again by the guards. */
export interface Phrases {
  greeting: (firstName: string | null) => string;
  stepsIntro: string;
  signOff: string;
  /** Between the last two of several things. */
  and: string;
  questionMark: string;
  /** For the subject line of a message that had none. */
  yourMessage: string;
  atLeast: (count: number) => string;
  /** What of a picture could be read: its screen, and how many of its permissions. */
  seen: (title: string, atLeast: number | null) => string;
  /** The whole of a reply to somebody who sent nothing but a picture that could not be read. */
  onlyUnreadable: string[];
  guard: GuardWords;
}

/** By which a reply in this language is checked, an agent's own words too. */
export interface GuardWords {
  greeting: RegExp;
  request: RegExp;
  screenshot: RegExp;
  sentAgain: RegExp;
  scopeCount: RegExp;
  /** Asks which of two numbers is right, and for nothing to be sent. */
  asksWhich: RegExp;
  /** In a sentence that advises against something, before its name. */
  adviceBefore: RegExp;
  /** The same where the language can say so after the name; null where it never does. */
  adviceAfter: RegExp | null;
  promisedDate: RegExp;
  blame: RegExp;
  internal: RegExp;
  /** Little words that stand in nearly every sentence of this language, and of the other four hardly ever. */
  little: ReadonlySet<string>;
}

/** Any of these wordings as whole words, in letters of any alphabet. */
export function anyOf(...wordings: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${wordings.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** One of these wordings, and nothing but its own clause or sentence up to the end. */
export function endsWith(...wordings: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${wordings.join('|')})(?![\\p{L}\\p{N}])[^.?!;]*$`, 'iu');
}

/** Words between single spaces. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
