import type { LoadedArticle } from '../core/article.ts';
import { type Ledger, missingSteps } from '../core/ledger.ts';
import type { CaseToRead } from '../core/ports.ts';
import type { ArticleMatch, Reading } from '../core/reading.ts';
import { withAgentSteps } from './agent-steps.ts';
import { type CaseFacts, caseFacts, screenNow } from './case-facts.ts';
import type { CaseInput } from './case-input.ts';
import { caseWarnings } from './case-warnings.ts';
import { checkStepClaim } from './check-claim.ts';
import { groundOf, type Situation } from './conditions.ts';
import { evidenceMissing } from './evidence-missing.ts';
import { type HeardCase, hearCase } from './hear-case.ts';
import { imply } from './imply.ts';
import { type LearnedEyes, type WithLearned, withLearned } from './learned/learned-claims.ts';
import type { Lexicon } from './lexicon.ts';
import { mergeReaders } from './merge-readers.ts';
import { namedCodes } from './named-codes.ts';
import { pictureWarnings } from './picture-warnings.ts';
import { statementsByStep } from './rules-claims.ts';
import { byApp } from './seen-pictures.ts';
import { NOTHING_HELD, type Standing, standingOf } from './step-status.ts';
import { countScopes } from './three-way-count.ts';
import { type Told, toldWarnings } from './told.ts';

const REFUSED = "The firm's admin has refused: a person should take this.";

/** A case that has been listened to: it may be judged several times, by more of what was learned each time. */
export type HeardAgainst = (learned: LearnedEyes | undefined) => Reading;

/** What comes of a case by the article that fits it: where each step stands, and what is counted, shown and doubted. */
export function hearAgainst(
  lexicon: Lexicon,
  match: ArticleMatch,
  told: Told,
  base: Reading,
  claims: Pick<CaseInput, 'modelClaims' | 'agentSteps'>,
): HeardAgainst {
  const heardCase = hearCase(told.text, lexicon, base.language);
  const pictures = byApp(told.pictures, lexicon);
  const facts = caseFacts(heardCase, pictures.ours);
  const byRules = statementsByStep(heardCase);
  return (learned) => {
    const statements = withLearned(byRules, heardCase, base.language, learned);
    return judged({ lexicon, match, told, base, heardCase, pictures, facts, statements }, claims);
  };
}

interface Heard {
  lexicon: Lexicon;
  match: ArticleMatch;
  told: Told;
  base: Reading;
  heardCase: HeardCase;
  pictures: ReturnType<typeof byApp>;
  facts: CaseFacts;
  statements: WithLearned;
}

function judged(
  { lexicon, match, told, base, heardCase, pictures, facts, statements }: Heard,
  { modelClaims = [], agentSteps = [] }: Pick<CaseInput, 'modelClaims' | 'agentSteps'>,
): Reading {
  const { article } = lexicon;
  const senderRole = roleOf(heardCase);
  const { standings: said, disputed } = stated(heardCase, modelClaims, statements);
  const standings = withAgentSteps(said, agentSteps);
  const situation: Situation = { standings, facts, senderRole, confidence: match.confidence };
  const complete: Situation = { ...situation, standings: imply(article.implications, situation) };
  const ledger = toLedger(article, complete.standings);
  const stage = stageOf(article, complete);
  const { scopes, calendar, warnings } = countScopes(
    heardCase,
    facts.calendar,
    pictures.ours,
    told.text.deskText,
  );
  const overtaking = !(facts.tenantWideGrant === 'used' && facts.stillFailing);
  const reading: Reading = {
    ...base,
    article: match,
    articleVersion: article.version,
    senderRole,
    unawareAdmin: facts.unawareAdmin,
    resolved: facts.resolved,
    stage,
    screen: screenNow(facts.screens),
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
    errorCodes: namedCodes(article, told.text, pictures.ours),
    disputed: disputed.filter((step) => standings.get(step)?.basis !== 'agent'),
  };
  return {
    ...reading,
    warnings: [
      ...toldWarnings(told, base),
      ...caseWarnings(article, reading, facts),
      ...pictureWarnings(pictures, lexicon, complete.standings, facts),
      ...warnings,
    ],
  };
}

/** What was said of each step: by the rules and what was learned, and by a model where its claims hold (promise 1). */
function stated(
  heardCase: HeardCase,
  modelClaims: NonNullable<CaseToRead['modelClaims']>,
  { statements, learned }: WithLearned,
): { standings: Map<string, Standing>; disputed: string[] } {
  const heard = new Map(
    [...statements].map(([step, said]) => [
      step,
      { ...standingOf(said), ...(learned.includes(step) && { modelOnly: true }) },
    ]),
  );
  const claims = modelClaims.flatMap((claim) => checkStepClaim(claim, heardCase) ?? []);
  return mergeReaders(heard, claims);
}

function toLedger(article: LoadedArticle, standings: ReadonlyMap<string, Standing>): Ledger {
  return article.steps.map(({ id }) => {
    const { status, basis, evidence, modelOnly = false } = standings.get(id) ?? NOTHING_HELD;
    return { step: id, status, basis, evidence, modelOnly };
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
