import type { Article, LoadedArticle, ReplyPart, Stage } from '../core/article.ts';
import type { DraftContent } from '../core/draft.ts';
import type { MessageKind, Reading } from '../core/reading.ts';
import { adminNote } from './admin-note.ts';
import { evidenceText, pictureAgainText } from './evidence.ts';
import { firstName } from './first-name.ts';
import { textToHtml } from './html.ts';
import { draftLanguage, type Phrases, phrasesOf } from './phrases.ts';
import { fill, numbered, stepSentences, stepsToAsk } from './sentences.ts';
import { replySubject } from './subject.ts';

interface DraftInput {
  reading: Reading;
  article: LoadedArticle | null;
  recipientName: string | null;
  subject: string;
  deskName: string;
}

const NO_REPLY: Record<Exclude<MessageKind, 'customer'>, string> = {
  auto_reply: 'This is an automatic answer: it needs no reply.',
  bounce: 'This is a delivery report: it needs no reply.',
  mailing_list: 'This came through a mailing list: it needs no reply.',
  notification: 'This is an automatic notification: it needs no reply.',
  own_message: 'This looks like our own message.',
  empty: 'The message is empty: there is nothing to go by.',
};

/** The suggested reply: a pure function of what was found. Where no draft is worth showing it says why. */
export function writeDraft(input: DraftInput): { draft: DraftContent } | { noDraft: string } {
  const { reading, article } = input;
  if (reading.kind !== 'customer') return { noDraft: NO_REPLY[reading.kind] };
  if (reading.onlyUnreadable) return { draft: askAgain(input) };
  if (!article || !reading.article) return { noDraft: noArticle(reading) };
  if (reading.needsPerson !== null) return { noDraft: reading.needsPerson };
  const stage = article.stages.find((one) => one.id === reading.stage);
  if (!stage) return { noDraft: `The article has no answer for the stage "${reading.stage}".` };
  if (stage.id === 'unclear' && reading.article.confidence === 'low') {
    return {
      noDraft: `It is not clear enough that "${article.title}" fits this case. Please have a look yourself.`,
    };
  }
  const language = draftLanguage(article, reading.language);
  const text = letter(input, article, stage, phrasesOf(language));
  if (text === null)
    return { noDraft: 'Everything the article asks for is done. Please have a look yourself.' };
  return { draft: draftOf(text, language, input) };
}

function draftOf(text: string, language: string, { subject }: DraftInput): DraftContent {
  return {
    subject: replySubject(subject),
    text,
    html: textToHtml(text),
    language,
    source: 'template',
    inDeskLanguage: null,
  };
}

/** To somebody who sent nothing but a picture that could not be read: no article says what it may be about. */
function askAgain(input: DraftInput): DraftContent {
  const { reading, recipientName, deskName } = input;
  const language = draftLanguage({ languages: [reading.language] }, reading.language);
  const phrases = phrasesOf(language);
  const greeting = phrases.greeting(firstName(recipientName));
  const text = joined([greeting, ...phrases.onlyUnreadable, `${phrases.signOff}\n${deskName}`]);
  return draftOf(text, language, input);
}

function noArticle(reading: Reading): string {
  const about = reading.topic === null ? '' : ` It seems to be about: ${reading.topic}.`;
  return `None of our articles fits this message.${about}`;
}

/** Greeting, the stage's parts in its order, sign-off, then the note to forward. */
function letter(input: DraftInput, article: Article, stage: Stage, phrases: Phrases): string | null {
  const { reading, deskName } = input;
  const note = notePart(reading, article, stage, deskName);
  const said = partsOf(reading, stage).map((part) => ({
    part,
    text: partText(part, input, article, stage, phrases),
  }));
  const helps = said.some(({ part, text }) => text !== null && !FRAME.includes(part));
  if (!helps && note === null && !reading.resolved) return null;
  const paragraphs = [
    phrases.greeting(firstName(input.recipientName)),
    ...said.map(({ text }) => text),
    `${phrases.signOff}\n${deskName}`,
    note,
  ];
  return joined(paragraphs);
}

/** What alone makes no reply. */
const FRAME: readonly ReplyPart[] = ['understood', 'caution', 'closing'];

/** The stage's parts; the caution comes first where somebody used, or thinks of, what it warns of. */
function partsOf(reading: Reading, stage: Stage): ReplyPart[] {
  const { tenantWideGrant, resolved } = reading;
  const parts = stage.parts.map((part) =>
    part === 'admin_block' && reading.senderRole === 'admin' ? 'caution' : part,
  );
  const urgent = !resolved && (tenantWideGrant === 'used' || tenantWideGrant === 'considering');
  const [first, ...others] = parts;
  return [...new Set([...(first ? [first] : []), ...(urgent ? ['caution' as const] : []), ...others])];
}

function partText(
  part: ReplyPart,
  { reading }: DraftInput,
  article: Article,
  stage: Stage,
  phrases: Phrases,
): string | null {
  const asAdmin = reading.senderRole === 'admin';
  switch (part) {
    case 'understood':
      return asAdmin ? (stage.understood_as_admin ?? stage.understood) : stage.understood;
    case 'workaround':
      return (asAdmin ? article.workaround_as_admin : null) ?? article.workaround ?? null;
    case 'steps':
      return stepsText(reading, article, phrases);
    case 'admin_reviews':
      return reviewsText(reading, article, phrases);
    case 'caution':
      return cautionText(reading, article);
    case 'evidence':
      return evidenceText(reading, article, phrases);
    case 'closing':
      return reading.resolved ? article.closing.resolved : openClosing(reading, article, stage, phrases);
    case 'admin_block':
      // Stands after the signature, see `notePart`.
      return null;
  }
}

/** A stage that wants no evidence asks for none, but for a picture that is all there is to go by. */
function openClosing(reading: Reading, article: Article, stage: Stage, phrases: Phrases): string {
  const again = stage.parts.includes('evidence') ? null : pictureAgainText(reading, article, phrases);
  return joined([again, article.closing.open]);
}

/** To the admin it is no news but the step itself; so it is where more than the review is open. */
function reviewsText(reading: Reading, article: Article, phrases: Phrases): string | null {
  const onlyReview = stepsToAsk(reading, article).length === 1 && reading.senderRole !== 'admin';
  if (!onlyReview || !article.admin_reviews) return stepsText(reading, article, phrases);
  return joined([article.admin_reviews, contradictionText(reading, article, phrases)]);
}

function stepsText(reading: Reading, article: Article, phrases: Phrases): string | null {
  const sentences = stepSentences(reading, article);
  if (sentences.length === 0) return null;
  const intro = sentences.length > 1 ? phrases.stepsIntro : null;
  return joined([intro, numbered(sentences), contradictionText(reading, article, phrases)]);
}

// More at once would be an interrogation.
const MOST_QUESTIONS = 2;

/** One friendly question for all steps on which the customer's own evidence disagrees. */
function contradictionText(reading: Reading, article: Article, phrases: Phrases): string | null {
  const unsure = stepsToAsk(reading, article)
    .filter((step) =>
      reading.ledger.some((entry) => entry.step === step.id && entry.status === 'contradicted'),
    )
    .flatMap((step) => (step.unsure ? [step.unsure] : []))
    .slice(0, MOST_QUESTIONS);
  if (unsure.length === 0 || !article.contradiction) return null;
  return fill(article, article.contradiction).replace('{steps}', () => unsure.join(`, ${phrases.and} `));
}

function cautionText(reading: Reading, article: Article): string | null {
  const { caution } = article;
  if (!caution) return null;
  const asAdmin = reading.senderRole === 'admin';
  if (reading.tenantWideGrant === 'used') {
    return (asAdmin ? caution.when_used_to_admin : null) ?? caution.when_used;
  }
  return (asAdmin ? caution.to_admin : null) ?? caution.text;
}

/** An admin who wrote is spoken to directly: there is nobody to forward a note to. */
function notePart(reading: Reading, article: Article, stage: Stage, deskName: string): string | null {
  if (reading.senderRole === 'admin' || !stage.parts.includes('admin_block')) return null;
  return adminNote(reading, article, deskName);
}

function joined(paragraphs: (string | null)[]): string {
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}
