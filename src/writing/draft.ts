import type { LoadedArticle, Stage } from '../core/article.ts';
import { articleIn } from '../core/article-in.ts';
import type { DraftContent } from '../core/draft.ts';
import type { MessageKind, Reading } from '../core/reading.ts';
import { REPLY_LANGUAGES } from '../core/reply-language.ts';
import { type Desk, refusalNote } from './admin-note.ts';
import { firstName } from './first-name.ts';
import { textToHtml } from './html.ts';
import { joined, letter } from './letter.ts';
import { draftLanguage, phrasesOf } from './phrases.ts';
import { fill } from './sentences.ts';
import { replySubject } from './subject.ts';

export interface DraftInput extends Desk {
  reading: Reading;
  article: LoadedArticle | null;
  recipientName: string | null;
  subject: string;
  /** What the agents read: ISO 639-1. */
  deskLanguage?: string;
}

/** `toForward`: a text that may help the customer's admin, for the agent to use. */
type Written = { draft: DraftContent } | { noDraft: string; toForward?: string };

const NO_REPLY: Record<Exclude<MessageKind, 'customer'>, string> = {
  auto_reply: 'This is an automatic answer: it needs no reply.',
  bounce: 'This is a delivery report: it needs no reply.',
  mailing_list: 'This came through a mailing list: it needs no reply.',
  notification: 'This is an automatic notification: it needs no reply.',
  own_message: 'This looks like our own message.',
  empty: 'The message is empty: there is nothing to go by.',
};

/** The suggested reply: a pure function of what was found. Where no draft is worth showing it says why. */
export function writeDraft(input: DraftInput): Written {
  const { reading, article } = input;
  if (reading.kind !== 'customer') return { noDraft: NO_REPLY[reading.kind] };
  if (reading.onlyUnreadable) return askAgain(input);
  if (!article || !reading.article) return { noDraft: noArticle(reading) };
  if (reading.needsPerson !== null) return forPerson(reading.needsPerson, article, input);
  const stage = article.stages.find((one) => one.id === reading.stage);
  if (!stage) return { noDraft: `The article has no answer for the stage "${reading.stage}".` };
  if (stage.id === 'unclear' && reading.article.confidence === 'low') {
    return {
      noDraft: `It is not clear enough that "${article.title}" fits this case. Please have a look yourself.`,
    };
  }
  return inBothLanguages(input, article.languages, (language) => inLanguage(language, article, stage, input));
}

function inLanguage(
  language: string,
  article: LoadedArticle,
  { id }: Stage,
  input: DraftInput,
): string | null {
  const own = articleIn(article, language);
  const stage = own.stages.find((one) => one.id === id);
  return stage ? letter(input, { article: own, stage, phrases: phrasesOf(language) }) : null;
}

/** To the customer in their language, and where that is not the desk's, the same for the agents. */
export function inBothLanguages(
  input: DraftInput,
  languages: readonly string[],
  write: (language: string) => string | null,
): Written {
  const { reading, deskLanguage = 'en', subject } = input;
  const language = draftLanguage({ languages }, reading.language, deskLanguage);
  const text = write(language);
  if (text === null)
    return { noDraft: 'Everything the article asks for is done. Please have a look yourself.' };
  const forDesk = draftLanguage({ languages }, deskLanguage, deskLanguage);
  return {
    draft: {
      subject: replySubject(subject, phrasesOf(language).yourMessage),
      text,
      html: textToHtml(text),
      language,
      source: 'template',
      inDeskLanguage: forDesk === language ? null : write(forDesk),
    },
  };
}

/** To somebody who sent nothing but a picture that could not be read: no article says what it may be about. */
function askAgain(input: DraftInput): Written {
  const { recipientName, deskName } = input;
  return inBothLanguages(input, REPLY_LANGUAGES, (language) => {
    const phrases = phrasesOf(language);
    const greeting = phrases.greeting(firstName(recipientName));
    return joined([greeting, ...phrases.onlyUnreadable, `${phrases.signOff}\n${deskName}`]);
  });
}

/** No ready reply, but what the agent and the customer's admin would want to know. */
function forPerson(
  reason: string,
  article: LoadedArticle,
  { reading, deskLanguage = 'en', ...desk }: DraftInput,
): Written {
  const forDesk = articleIn(article, draftLanguage(article, deskLanguage, deskLanguage));
  const theirs = articleIn(article, draftLanguage(article, reading.language, deskLanguage));
  const facts = forDesk.refusal ? ` ${fill(forDesk, forDesk.refusal.facts.trim())}` : '';
  const toForward = refusalNote(theirs, desk);
  return { noDraft: `${reason}${facts}`, ...(toForward === null ? {} : { toForward }) };
}

function noArticle(reading: Reading): string {
  const about = reading.topic === null ? '' : ` It seems to be about: ${reading.topic}.`;
  return `None of our articles fits this message.${about}`;
}
