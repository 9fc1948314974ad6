import type { Article, ReplyPart, Stage } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { adminNote, type Desk } from './admin-note.ts';
import { answersText } from './answers.ts';
import { countsText } from './counts.ts';
import { evidenceText, pictureAgainText } from './evidence.ts';
import { firstName } from './first-name.ts';
import type { Phrases } from './phrases/phrases.ts';
import { fill, mayBeAdmin, numbered, stepSentences, stepsToAsk } from './sentences.ts';
import { LONGEST } from './wording-findings.ts';

interface LetterInput extends Desk {
  reading: Reading;
  recipientName: string | null;
}

/** The article's texts, the phrases in the same language, and the stage that the case is at. */
interface Said {
  article: Article;
  phrases: Phrases;
  stage: Stage;
}

/** What a letter can do without, least needed first. */
const SPARABLE = [
  'error_code',
  'closing',
  'contradiction',
  'send_back',
  'workaround',
  // The steps say in few words that the customer may be the admin.
  'unaware_admin',
] as const;
type Spared = readonly (typeof SPARABLE)[number][];

/** The whole letter, or as much of it as an agent can edit. Null where nothing is left to say. */
export function letter(input: LetterInput, said: Said): string | null {
  const tries = SPARABLE.map((_, count) => SPARABLE.slice(0, count));
  for (const spared of tries) {
    const text = letterWithout(spared, input, said);
    if (text === null || text.length <= LONGEST) return text;
  }
  return letterWithout(SPARABLE, input, said);
}

/** Greeting, the stage's parts in its order, sign-off, then the note to forward. */
function letterWithout(
  spared: Spared,
  { reading, recipientName, ...desk }: LetterInput,
  said: Said,
): string | null {
  const { phrases } = said;
  const parts = partsOf(reading, said);
  const note = parts.includes('admin_block') ? noteOf(reading, said, desk, spared) : null;
  const texts = parts
    // The note has it for whom it is meant.
    .filter((part) => part !== 'caution' || note === null || isUrgent(reading))
    .map((part) => ({ part, text: partText(part, reading, said, spared) }));
  const helps = texts.some(({ part, text }) => text !== null && !FRAME.includes(part));
  const answers = answersText(reading, said.article, sayers(reading, said, texts, { note, spared }));
  if (!helps && note === null && answers === null && !reading.resolved) return null;
  const [understood, ...others] = texts.map(({ text }) => text);
  return joined([
    phrases.greeting(firstName(recipientName)),
    understood ?? null,
    answers,
    ...others,
    `${phrases.signOff}\n${desk.deskName}`,
    note,
  ]);
}

export function joined(paragraphs: (string | null)[]): string {
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n\n');
}

/** What of the letter has something to say, by the names that the article's answers know it by. */
function sayers(
  reading: Reading,
  { article }: Said,
  texts: readonly { part: ReplyPart; text: string | null }[],
  { note, spared }: { note: string | null; spared: Spared },
): string[] {
  return [
    ...texts.flatMap(({ part, text }) => (text === null ? [] : [part])),
    ...(note === null ? [] : ['admin_block']),
    ...(explainsAdmin(reading, article, spared) ? ['unaware_admin'] : []),
  ];
}

function explainsAdmin(reading: Reading, article: Article, spared: Spared): boolean {
  return mayBeAdmin(reading, article) && !spared.includes('unaware_admin');
}

/** What alone makes no reply. */
const FRAME: readonly ReplyPart[] = ['understood', 'caution', 'closing'];

/**
 * The stage's parts; the caution comes first where somebody used, or thinks of, what it warns of. An admin needs no
 * note; whoever may be the admin without knowing it needs it at every stage, and the caution stands in it.
 */
function partsOf(reading: Reading, { stage, article }: Said): ReplyPart[] {
  const parts = stage.parts.map((part) => {
    if (part === 'admin_block' && reading.senderRole === 'admin') return 'caution';
    return part === 'caution' && mayBeAdmin(reading, article) ? 'admin_block' : part;
  });
  const [first, ...others] = parts;
  return [
    ...new Set([...(first ? [first] : []), ...(isUrgent(reading) ? ['caution' as const] : []), ...others]),
  ];
}

/** Somebody used, or thinks of, what the caution warns of. */
function isUrgent({ resolved, tenantWideGrant }: Reading): boolean {
  return !resolved && (tenantWideGrant === 'used' || tenantWideGrant === 'considering');
}

function partText(part: ReplyPart, reading: Reading, said: Said, spared: Spared): string | null {
  const { article, phrases } = said;
  const asAdmin = reading.senderRole === 'admin';
  switch (part) {
    case 'understood':
      return understoodText(reading, said, spared);
    case 'workaround':
      if (spared.includes('workaround')) return null;
      return (asAdmin ? article.workaround_as_admin : null) ?? article.workaround ?? null;
    case 'steps':
      return stepsText(reading, said, spared);
    case 'admin_reviews':
      return reviewsText(reading, said, spared);
    case 'caution':
      return cautionText(reading, article);
    case 'evidence':
      return evidenceText(reading, article, phrases);
    case 'closing':
      return reading.resolved ? article.closing.resolved : openClosing(reading, said, spared);
    case 'admin_block':
      // Stands after the signature, see `noteOf`.
      return null;
  }
}

/** That the case was understood, with what an error code means that the customer named. */
function understoodText(reading: Reading, { article, stage }: Said, spared: Spared): string {
  const asAdmin = reading.senderRole === 'admin';
  const understood = asAdmin ? (stage.understood_as_admin ?? stage.understood) : stage.understood;
  const code = article.error_codes.find((one) => reading.errorCodes.includes(one.code));
  const isLeftOut = reading.resolved || spared.includes('error_code');
  const meaning = isLeftOut ? undefined : code?.meaning_for_customer;
  const unaware = explainsAdmin(reading, article, spared) ? (article.unaware_admin ?? null) : null;
  return joined([meaning ? `${understood} ${meaning}` : understood, unaware]);
}

/** A stage that wants no evidence asks for none, but for a picture that is all there is to go by. */
function openClosing(reading: Reading, { article, stage, phrases }: Said, spared: Spared): string | null {
  const closing = spared.includes('closing') ? null : article.closing.open;
  if (stage.parts.includes('evidence')) return closing;
  const about = [countsText(reading, article, phrases), pictureAgainText(reading, article, phrases)];
  return joined([...about, closing]) || null;
}

/** To the admin it is no news but the step itself; so it is where more than the review is open. */
function reviewsText(reading: Reading, said: Said, spared: Spared): string | null {
  const { article } = said;
  const [step, ...others] = stepsToAsk(reading, article);
  const isLast = others.length === 0 && step?.id === article.steps.at(-1)?.id;
  const onlyReview = isLast && reading.senderRole !== 'admin';
  if (!onlyReview || !article.admin_reviews) return stepsText(reading, said, spared);
  return joined([article.admin_reviews, contradictionText(reading, said, spared)]);
}

function stepsText(reading: Reading, said: Said, spared: Spared): string | null {
  const sentences = stepSentences(reading, said.article);
  if (sentences.length === 0) return null;
  const intro = sentences.length > 1 ? said.phrases.stepsIntro : null;
  return joined([intro, numbered(sentences), contradictionText(reading, said, spared)]);
}

// More at once would be an interrogation.
const MOST_QUESTIONS = 2;

/** One friendly question for all steps on which the customer's own evidence disagrees. */
function contradictionText(reading: Reading, { article, phrases }: Said, spared: Spared): string | null {
  if (spared.includes('contradiction')) return null;
  const unsure = stepsToAsk(reading, article)
    .filter((step) =>
      reading.ledger.some((entry) => entry.step === step.id && entry.status === 'contradicted'),
    )
    .flatMap((step) => (step.unsure ? [step.unsure] : []))
    .slice(0, MOST_QUESTIONS);
  if (unsure.length === 0 || !article.contradiction) return null;
  return fill(article, article.contradiction).replace('{steps}', () => unsure.join(phrases.and));
}

function cautionText(reading: Reading, { caution }: Article): string | null {
  if (!caution) return null;
  const asAdmin = reading.senderRole === 'admin';
  if (reading.tenantWideGrant === 'used') {
    return (asAdmin ? caution.when_used_to_admin : null) ?? caution.when_used;
  }
  return (asAdmin ? caution.to_admin : null) ?? caution.text;
}

/** An admin who wrote is spoken to directly: there is nobody to forward a note to. */
function noteOf(reading: Reading, { article }: Said, desk: Desk, spared: Spared): string | null {
  if (reading.senderRole === 'admin') return null;
  return adminNote(reading, article, desk, { sendBack: !spared.includes('send_back') });
}
