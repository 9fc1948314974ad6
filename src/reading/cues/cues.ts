/** The small words by which a language says that a thing has not happened, will happen, or is only asked or wished. */
export interface Cues {
  /** Before what it negates, within the clause. */
  negation: RegExp;
  /** Plans and things awaited: it has not happened yet. */
  future: RegExp;
  /** Duties, wishes and possibilities: nothing is said of whether it has happened. */
  wanted: RegExp;
  /** It may or may not be so. */
  uncertain: RegExp;
  /** Right after a statement, it takes it back in part: "approved it, I think". */
  afterthought: RegExp;
  /** "Suppose ...", "what if": from here to the end of the sentence nothing is said, whatever marks come between. */
  supposed: RegExp;
  /** "The article says": what follows a colon or stands in quotation marks is not the writer's own word. */
  hearsay: RegExp;
  /** "Mark it as done", "write that ...": what somebody is told to do or to believe has not happened by that. */
  instruction: RegExp;
  /** After a statement, it takes it back altogether: "but he denies it". */
  retracted: RegExp;
  /** How a clause begins that corrects what was said before it: "scratch that". */
  corrects: RegExp;
  /** What undoes a thing that had happened: "revoked it", "clicked Cancel". */
  undone: RegExp;
  /** How a clause begins that says of what came before it what it was: "that was". */
  pointsBack: RegExp;
  /** How a few words begin that say where it was, or what for: "in Zoom". */
  specifies: RegExp;
  /** Not the app, the firm or the thing that the case is about: "another app". */
  elsewhere: RegExp;
  /** What makes a question of the statement before it: "right?". */
  tag: RegExp;
  /** The verb of a question about something that has happened: "where did it go?". */
  past: RegExp;
  /** Verbs of saying: what is found wrong later is what was said, not that it was. */
  reports: RegExp;
  /** It sounds like a negation and is none: "not only". */
  notOnly: RegExp;
  /** Words that open a clause of which nothing is said: if, whether. */
  condition: RegExp;
  /** Words that open a clause of something still to come: once, until. */
  awaited: RegExp;
  /** Words of time that look back in a sentence about the past, and forward in one about a plan: when, after. */
  timed: RegExp;
  /** Words that open a clause taken as given even within a question: although, because. */
  factive: RegExp;
  /** How a question begins that somebody wrote without its mark. */
  question: RegExp;
  /** A question that takes what it asks about as given. */
  why: RegExp;
  /** "I wanted to let you know": says nothing itself. */
  preamble: RegExp;
  /** A new clause starts before these. */
  split: RegExp;
}

/** Any of these words. `\b` knows ASCII letters only; these edges hold for every alphabet. */
export function anyOf(...sources: string[]): RegExp {
  const source = sources.map(withoutAccentsToo).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');
}

/** "todavía" is often typed "todavia"; shorter words ("sé", "où") are others without their accents. */
function withoutAccentsToo(source: string): string {
  return source.replace(/\[[^\]]*\]|\p{L}{3,}/gu, (word) =>
    word.startsWith('[') ? word : word.replace(/[àâáãéèêëíîïóôõúûçñ]/giu, plainOr),
  );
}

function plainOr(letter: string): string {
  return `[${letter}${letter.normalize('NFD').replace(/\p{M}/gu, '')}]`;
}
