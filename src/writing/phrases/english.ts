import { anyOf, endsWith, type Phrases, wordSet } from './phrases.ts';

export const english: Phrases = {
  greeting: (firstName) => (firstName === null ? 'Hello,' : `Hi ${firstName},`),
  stepsIntro: 'The next steps for you:',
  signOff: 'Best regards,',
  and: ', and ',
  questionMark: '?',
  yourMessage: 'your message',
  atLeast: (count) => `at least ${count}`,
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
    request: anyOf(
      'please|could you|can you|would you|send|attach|share|take|provide|upload|we need',
      'let us (know|have)|tell us',
    ),
    screenshot: anyOf('screen ?shots?|pictures?|photos?|screen captures?'),
    sentAgain: anyOf('again|once more|another time'),
    scopeCount: anyOf('(how many|the number of|the count of)[^.?!]* (permissions?|scopes?)'),
    asksWhich: anyOf('which (one|of|number|is)'),
    adviceBefore: endsWith(
      "not|never|avoid|without|instead of|rather than|don['’]t|stands out|stay away from|leave",
    ),
    adviceAfter: null,
    promisedDate: anyOf(
      '(within|in) (the next )?(\\d+|an?|one|two|three|a few|a couple of|several)( \\p{L}+)? (minutes?|hours?|days?|weeks?)',
      '(by|until|on|before) (today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|the end of)',
      'tomorrow|tonight|today|this week|next week|guarantee|guaranteed|we promise',
    ),
    blame: anyOf(
      "your (own )?(mistake|fault|error)|your admin[’']s (mistake|fault)",
      "you should(n[’']t)? (have|not have)|you (failed|forgot|neglected) to",
      "you did(n[’']t| not) (follow|read|do)|as (we|i) (already|previously) (said|told|wrote|explained|mentioned)",
    ),
    internal: anyOf(
      'ledger|stage|OCR|AI|draft|drafts|template|language model|the model|guard|stepcheck',
      'superseded|parked|our readers|readers disagree',
    ),
    little: wordSet(
      'the and you your of is it for this that with will not have are be from has what was they',
    ),
  },
};
