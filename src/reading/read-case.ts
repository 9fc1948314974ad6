import type { LoadedArticle } from '../core/article.ts';
import { type Ledger, missingSteps } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import type { ArticleMatch, Claim, Reading } from '../core/reading.ts';
import type { ReadPicture } from '../core/screen.ts';
import { screenTitle } from '../core/screen-title.ts';
import { caseFacts } from './case-facts.ts';
import { caseWarnings } from './case-warnings.ts';
import { checkStepClaim } from './check-claim.ts';
import { groundOf, type Situation } from './conditions.ts';
import { emptyReading } from './empty-reading.ts';
import { evidenceMissing } from './evidence-missing.ts';
import { type HeardCase, hearCase } from './hear-case.ts';
import { imply } from './imply.ts';
import { languageOf } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { type Fit, matchArticle } from './match-article.ts';
import { mergeReaders } from './merge-readers.ts';
import { type KindOfMessage, messageKind } from './message-kind.ts';
import { type CaseText, caseText } from './passages.ts';
import { pictureWarnings, strangerWarnings, unreadPictures } from './picture-warnings.ts';
import { statementsByStep } from './rules-claims.ts';
import { documentsOf, screenshotsOf } from './screenshots.ts';
import { byApp, type SeenPicture, seenPictures } from './seen-pictures.ts';
import { NOTHING_HELD, type Standing, standingOf } from './step-status.ts';
import { countScopes } from './three-way-count.ts';

export interface CaseInput {
  /** A ticket's messages, oldest first. */
  messages: readonly Message[];
  /** The articles, taken apart once at start. */
  lexicons: readonly Lexicon[];
  /** Only this article is asked whether it fits. */
  articleId?: string;
  ownAddresses: readonly string[];
  deskUserIds?: readonly string[];
  /** The intake has told the customer's messages from automatic ones: what is given here is theirs. */
  allFromCustomer?: boolean;
  /** What was read in the pictures and PDFs. Of a picture that is missing here the reading says that it was not read. */
  pictures?: readonly ReadPicture[];
  modelClaims?: readonly Claim[];
  modelName?: string;
}

const REFUSED = "The firm's admin has refused: a person should take this.";
const CONFIDENCE = { high: 3, medium: 2, low: 1 } as const;

/** What the customers said and showed in a case. */
interface Told {
  customers: readonly Message[];
  text: CaseText;
  pictures: SeenPicture[];
}

// "See the photo. Thanks, Ann": more than so many words say something of their own.
const NEXT_TO_NOTHING = 12;

/** Reads a ticket: what it is, which article it is about, and where each step of that article stands. */
export function readCase(input: CaseInput): Reading {
  const customers = input.messages.filter((message) => kindOf(message, input).kind === 'customer');
  const newest = customers.at(-1) ?? input.messages.at(-1);
  if (newest === undefined) throw new Error('A case has at least one message.');
  const kind = kindOf(newest, input);
  const { articleId, ownAddresses, pictures = [] } = input;
  const lexicons = input.lexicons.filter(
    ({ article }) => articleId === undefined || article.id === articleId,
  );
  const deskNames = input.lexicons.flatMap(({ article }) => [article.app, ...article.vocabulary.app]);
  const voices = { ownAddresses, deskNames };
  const placed = screenshotsOf(input.messages, pictures, voices);
  const text = caseText(customers, voices);
  const told: Told = { customers, text, pictures: seenPictures(customers, placed) };
  const nothing = emptyReading(lexicons[0]?.article ?? null, {
    kind: kind.kind,
    kindReason: kind.reason,
    language: languageOf(ownWords(text, newest)),
    screenshots: placed.map(({ shot }) => shot),
    documents: documentsOf(input.messages, pictures),
    readers: input.modelName === undefined ? ['rules'] : ['rules', input.modelName],
  });
  if (kind.kind !== 'customer') return nothing;
  const { fit, lexicon } = bestFit(told, lexicons, nothing.language);
  if (fit.match !== null && lexicon !== null) return readAgainst(lexicon, fit.match, told, nothing, input);
  const onlyUnreadable = fit.topic === null && saysOnlyByPicture(told);
  return {
    ...nothing,
    ...roleWithoutArticle(text),
    topic: onlyUnreadable ? 'a picture that could not be read' : fit.topic,
    onlyUnreadable,
    warnings: [...toldWarnings(told, nothing), ...ofOtherApps(told, lexicon)],
  };
}

function readAgainst(
  lexicon: Lexicon,
  match: ArticleMatch,
  told: Told,
  base: Reading,
  input: CaseInput,
): Reading {
  const { article } = lexicon;
  const heardCase = hearCase(told.text, lexicon, base.language);
  const pictures = byApp(told.pictures, lexicon);
  const facts = caseFacts(heardCase, pictures.ours);
  const senderRole = roleOf(heardCase);
  const { standings, disputed } = stated(heardCase, input);
  const situation: Situation = { standings, facts, senderRole, confidence: match.confidence };
  const complete: Situation = { ...situation, standings: imply(article.implications, situation) };
  const ledger = toLedger(article, complete.standings);
  const stage = stageOf(article, complete);
  const { scopes, calendar, warnings } = countScopes(heardCase, facts.calendar, pictures.ours);
  const overtaking = !(facts.tenantWideGrant === 'used' && facts.stillFailing);
  const reading: Reading = {
    ...base,
    article: match,
    articleVersion: article.version,
    senderRole,
    resolved: facts.resolved,
    stage,
    ledger,
    missingSteps: missingSteps(ledger, { resolved: facts.resolved, overtaking }),
    tenantWideGrant: facts.tenantWideGrant,
    needsPerson: refusalStands(article, complete) ? REFUSED : null,
    calendar,
    scopes,
    screenshots: base.screenshots.map((shot) => ({
      ...shot,
      otherApp: pictures.others.some((other) => other.shot === shot),
    })),
    evidenceMissing: evidenceMissing(article, stage, scopes, pictures.ours),
  };
  return {
    ...reading,
    warnings: [
      ...toldWarnings(told, base),
      ...caseWarnings(article, reading, facts, disputed),
      ...pictureWarnings(pictures, lexicon, complete.standings, facts),
      ...warnings,
    ],
  };
}

function kindOf(message: Message, input: CaseInput): KindOfMessage {
  const { thread } = message;
  if (thread.channel === 'slack' && input.deskUserIds?.includes(thread.userId)) {
    return { kind: 'own_message', reason: 'somebody of the desk wrote it' };
  }
  const told = messageKind(message, input.ownAddresses);
  if (told.kind === 'empty' && showsScreen(message, input)) {
    return { kind: 'customer', reason: 'a page of its PDF shows what it is about' };
  }
  if (!input.allFromCustomer || told.kind === 'empty') return told;
  return {
    kind: 'customer',
    reason: told.kind === 'customer' ? told.reason : 'a person opened it as a case',
  };
}

/** A PDF is no picture by its name, but a page of it may be one. */
function showsScreen({ id }: Message, { pictures = [] }: CaseInput): boolean {
  return pictures.some(
    ({ messageId, pages }) => messageId === id && pages.some(({ screen }) => screenTitle(screen) !== null),
  );
}

function bestFit(
  { text, pictures }: Told,
  lexicons: readonly Lexicon[],
  language: string,
): { fit: Fit; lexicon: Lexicon | null } {
  const fits = lexicons.map((lexicon) => ({ lexicon, fit: matchArticle(text, pictures, lexicon, language) }));
  const score = ({ fit }: { fit: Fit }) => (fit.match === null ? 0 : CONFIDENCE[fit.match.confidence]);
  const [best] = fits.sort((a, b) => score(b) - score(a));
  return best ?? { fit: { match: null, topic: null }, lexicon: null };
}

/** What was said of each step: by the rules, and by a model where its claims hold (promise 1). */
function stated(
  heardCase: HeardCase,
  input: CaseInput,
): { standings: Map<string, Standing>; disputed: string[] } {
  const byRules = new Map(
    [...statementsByStep(heardCase)].map(([step, statements]) => [step, standingOf(statements)]),
  );
  const claims = (input.modelClaims ?? []).flatMap((claim) => checkStepClaim(claim, heardCase) ?? []);
  return mergeReaders(byRules, claims);
}

function toLedger(article: LoadedArticle, standings: ReadonlyMap<string, Standing>): Ledger {
  return article.steps.map(({ id }) => {
    const { status, basis, evidence } = standings.get(id) ?? NOTHING_HELD;
    return { step: id, status, basis, evidence };
  });
}

function stageOf(article: LoadedArticle, situation: Situation): string {
  const stage = article.stages.find(
    ({ when }) => when === undefined || when.some((condition) => groundOf(condition, situation) !== null),
  );
  return stage?.id ?? 'unclear';
}

/** A refusal stands until what it left undone is done after all. */
function refusalStands(article: LoadedArticle, { facts, standings }: Situation): boolean {
  if (!facts.refused || facts.resolved) return false;
  return article.implications
    .filter(({ when }) => when.refused === true)
    .flatMap(({ then }) => Object.entries(then))
    .every(([step, status]) => status === 'done' || standings.get(step)?.status !== 'done');
}

function roleOf(heardCase: HeardCase): Reading['senderRole'] {
  if (heardCase.senderIsAdmin) return 'admin';
  return heardCase.hasWords ? 'user' : 'unknown';
}

function roleWithoutArticle(text: CaseText): Pick<Reading, 'senderRole'> {
  return { senderRole: text.passages.some(({ author }) => author === 'customer') ? 'user' : 'unknown' };
}

/**
 * Nothing to go by but pictures of which none could be read, and which the sender can mend. Beside a file that is no
 * whole picture a few words may well be all that was meant to be said.
 */
function saysOnlyByPicture({ text, pictures }: Told): boolean {
  if (pictures.length === 0 || !pictures.every(({ shot }) => shot.screen === 'unreadable' && shot.resend))
    return false;
  const words = text.passages.filter(({ part }) => part !== 'subject').flatMap((it) => it.text.split(/\s+/));
  return words.length === 0 || (words.length <= NEXT_TO_NOTHING && pictures.some(({ opened }) => opened));
}

/** What of all that came could not be read. */
function toldWarnings({ text, customers, pictures }: Told, { documents }: Reading): string[] {
  return [
    ...customers.flatMap((message) => message.problems),
    ...(text.cut ? ['The text is very long: not all of it was read.'] : []),
    ...unreadPictures(pictures, documents),
  ];
}

function ofOtherApps({ pictures }: Told, lexicon: Lexicon | null): string[] {
  return lexicon === null ? [] : strangerWarnings(byApp(pictures, lexicon).others, lexicon.article);
}

/** The newest own words: what is quoted may be in the desk's language. */
function ownWords(text: CaseText, newest: Message): string {
  return text.newText.trim() === '' ? newest.subject : text.newText;
}
