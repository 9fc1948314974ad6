import type { LoadedArticle } from '../core/article.ts';
import { type Ledger, missingSteps } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import type { ArticleMatch, Claim, EvidenceKind, Reading, Screenshot } from '../core/reading.ts';
import { caseFacts } from './case-facts.ts';
import { caseWarnings } from './case-warnings.ts';
import { checkStepClaim } from './check-claim.ts';
import { groundOf, type Situation } from './conditions.ts';
import { type HeardCase, hearCase } from './hear-case.ts';
import { imply } from './imply.ts';
import { languageOf } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { type Fit, matchArticle } from './match-article.ts';
import { mergeReaders } from './merge-readers.ts';
import { type KindOfMessage, messageKind } from './message-kind.ts';
import { type CaseText, caseText } from './passages.ts';
import { statementsByStep } from './rules-claims.ts';
import { countScopes, noCount } from './scope-count.ts';
import { screenshotsOf } from './screenshots.ts';
import { NOTHING_HELD, type Standing, standingOf } from './step-status.ts';

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
  modelClaims?: readonly Claim[];
  modelName?: string;
}

const REFUSED = "The firm's admin has refused: a person should take this.";
const CONFIDENCE = { high: 3, medium: 2, low: 1 } as const;

/** Reads a ticket: what it is, which article it is about, and where each step of that article stands. */
export function readCase(input: CaseInput): Reading {
  const customers = input.messages.filter((message) => kindOf(message, input).kind === 'customer');
  const newest = customers.at(-1) ?? input.messages.at(-1);
  if (newest === undefined) throw new Error('A case has at least one message.');
  const kind = kindOf(newest, input);
  const screenshots = screenshotsOf(input.messages);
  const { articleId } = input;
  const lexicons = input.lexicons.filter(
    ({ article }) => articleId === undefined || article.id === articleId,
  );
  const text = caseText(customers, {
    ownAddresses: input.ownAddresses,
    deskNames: input.lexicons.flatMap(({ article }) => [article.app, ...article.vocabulary.app]),
  });
  const language = languageOf(ownWords(text, newest));
  const nothing = emptyReading(kind, language, screenshots, lexicons[0]?.article ?? null, input);
  if (kind.kind !== 'customer') return nothing;
  const { fit, lexicon } = bestFit(text, lexicons, language);
  if (fit.match === null || lexicon === null) {
    return {
      ...nothing,
      ...roleWithoutArticle(text),
      topic: fit.topic,
      warnings: textWarnings(text, customers),
    };
  }
  return readAgainst(lexicon, fit.match, text, customers, { ...nothing, topic: null }, input);
}

function readAgainst(
  lexicon: Lexicon,
  match: ArticleMatch,
  text: CaseText,
  customers: readonly Message[],
  base: Reading,
  input: CaseInput,
): Reading {
  const { article } = lexicon;
  const heardCase = hearCase(text, lexicon, base.language);
  const facts = caseFacts(heardCase);
  const senderRole = roleOf(heardCase);
  const { standings, disputed } = stated(heardCase, input);
  const situation: Situation = { standings, facts, senderRole, confidence: match.confidence };
  const complete: Situation = { ...situation, standings: imply(article.implications, situation) };
  const ledger = toLedger(article, complete.standings);
  const stage = stageOf(article, complete);
  const { scopes, calendar, warnings } = countScopes(heardCase, facts.calendar, base.screenshots);
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
    readers: input.modelName === undefined ? ['rules'] : ['rules', input.modelName],
  };
  return {
    ...reading,
    evidenceMissing: evidenceMissing(article, reading),
    warnings: [
      ...textWarnings(text, customers),
      ...caseWarnings(article, reading, facts, disputed),
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
  if (!input.allFromCustomer || told.kind === 'empty') return told;
  return {
    kind: 'customer',
    reason: told.kind === 'customer' ? told.reason : 'a person opened it as a case',
  };
}

function bestFit(
  text: CaseText,
  lexicons: readonly Lexicon[],
  language: string,
): { fit: Fit; lexicon: Lexicon | null } {
  const fits = lexicons.map((lexicon) => ({ lexicon, fit: matchArticle(text, lexicon, language) }));
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

/** What the article wants to see before somebody can look into the case, as far as it has not come (rule 19). */
function evidenceMissing(article: LoadedArticle, reading: Reading): EvidenceKind[] {
  if (!article.evidence.stages.includes(reading.stage)) return [];
  return article.evidence.wanted.filter((wanted) => {
    if (wanted === 'screenshot') return reading.screenshots.length === 0;
    return reading.scopes.reported === null && reading.scopes.fromScreenshot === null;
  });
}

function textWarnings(text: CaseText, customers: readonly Message[]): string[] {
  const unread = customers.flatMap((message) => message.problems);
  return text.cut ? [...unread, 'The text is very long: not all of it was read.'] : unread;
}

/** The newest own words: what is quoted may be in the desk's language. */
function ownWords(text: CaseText, newest: Message): string {
  return text.newText.trim() === '' ? newest.subject : text.newText;
}

function emptyReading(
  kind: KindOfMessage,
  language: string,
  screenshots: Screenshot[],
  article: LoadedArticle | null,
  input: CaseInput,
): Reading {
  const expected = article?.expected_counts;
  return {
    v: 1,
    kind: kind.kind,
    kindReason: kind.reason,
    article: null,
    articleVersion: null,
    topic: null,
    language,
    senderRole: 'unknown',
    resolved: false,
    stage: 'unclear',
    ledger: (article?.steps ?? []).map(({ id }) => ({
      step: id,
      status: 'unknown',
      basis: null,
      evidence: [],
    })),
    missingSteps: [],
    tenantWideGrant: 'unknown',
    calendar: 'unknown',
    scopes: noCount(expected ? [expected.complete, expected.without_calendar] : []),
    screenshots,
    evidenceMissing: [],
    warnings: [],
    needsPerson: null,
    readers: input.modelName === undefined ? ['rules'] : ['rules', input.modelName],
  };
}
