import type { Article } from '../core/article.ts';

/** What a reply says in a language whatever the article, and how such a text is read again by the guards. */
export interface Phrases {
  greeting: (firstName: string | null) => string;
  stepsIntro: string;
  signOff: string;
  and: string;
  /** What of a picture could be read: its screen, and how many of its permissions. */
  seen: (title: string, atLeast: number | null) => string;
  /** The whole of a reply to somebody who sent nothing but a picture that could not be read. */
  onlyUnreadable: string[];
  guard: {
    greeting: RegExp;
    request: RegExp;
    screenshot: RegExp;
    sentAgain: RegExp;
    scopeCount: RegExp;
    /** Ends right before what is advised against. */
    adviceAgainst: RegExp;
    promisedDate: RegExp;
  };
}

// Another language is one more entry here, and its sentences in the article.
const PHRASES: Record<string, Phrases> = {
  en: {
    greeting: (firstName) => (firstName === null ? 'Hello,' : `Hi ${firstName},`),
    stepsIntro: 'The steps from here:',
    signOff: 'Best regards,',
    and: 'and',
    seen: (title, atLeast) => {
      if (atLeast === null) return `the "${title}" screen`;
      return `the "${title}" screen with ${atLeast} ${atLeast === 1 ? 'permission' : 'permissions'}`;
    },
    onlyUnreadable: [
      'Thank you for the picture. Unfortunately we could not read it. Could you send it once more, as a screenshot of the whole window (PNG) rather than a photo?',
      'If you can, please also tell us in a sentence what you were about to do when it came up.',
    ],
    guard: {
      greeting: /^(hi|hello|hey|dear|good (morning|afternoon|evening))\b/i,
      request: /\b(please|could you|can you|would you|send|attach|share|take|provide|upload|we need)\b/i,
      screenshot: /\b(screen ?shots?|pictures?|photos?|screen captures?)\b/i,
      sentAgain: /\b(again|once more|another time)\b/i,
      scopeCount: /\b(how many|the number of|the count of)\b.*\b(permissions?|scopes?)\b/i,
      adviceAgainst:
        /\b(not|never|avoid|without|instead of|rather than|don['’]t|stands out|stay away from|leave)\b[^.?!;]*$/i,
      promisedDate:
        /\b(within|in) (the next )?(\d+|an?|one|two|three|a few|a couple of|several)( \w+)? (minutes?|hours?|days?|weeks?)\b|\b(by|until|on|before) (today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|the end of)\b|\b(tomorrow|tonight|today|this week|next week|guarantee)\b/i,
    },
  },
};

/** The customer's language where the article and the desk both have it, else the article's first. */
export function draftLanguage(article: Pick<Article, 'languages'>, language: string): string {
  const wanted = [language, ...article.languages];
  return wanted.find((one) => article.languages.includes(one) && one in PHRASES) ?? 'en';
}

export function phrasesOf(language: string): Phrases {
  const phrases = PHRASES[language];
  if (!phrases) throw new Error(`There are no phrases for the language "${language}".`);
  return phrases;
}

/** Null for a language that the guards cannot read. */
export function guardWords(language: string): Phrases['guard'] | null {
  return PHRASES[language]?.guard ?? null;
}
