import type { PictureEvidence, QuoteEvidence } from '../core/ledger.ts';
import type { Calendar, TenantWideGrant } from '../core/reading.ts';
import type { Cues } from './cues/cues.ts';
import type { HeardCase } from './hear-case.ts';
import type { Heard } from './heard.ts';
import { modalityAt } from './modality.ts';
import type { SeenPicture } from './seen-pictures.ts';
import type { Span } from './sentences.ts';
import { evidenceFor, statementsOf } from './statements.ts';
import { isCorrected } from './taken-back.ts';

/** What is known of a case beside its steps. */
export interface CaseFacts {
  resolved: boolean;
  stillFailing: boolean;
  refused: boolean;
  unawareAdmin: boolean;
  tenantWideGrant: TenantWideGrant;
  grantEvidence: QuoteEvidence | null;
  calendar: Calendar;
  screens: SeenScreen[];
}

/** A screen the customer has or had before them, in words or in a picture. */
export interface SeenScreen {
  screen: string;
  evidence: QuoteEvidence | PictureEvidence;
  time: number;
}

export function caseFacts(heardCase: HeardCase, pictures: readonly SeenPicture[]): CaseFacts {
  const { vocabulary } = heardCase.reader.lexicon.article;
  const failing = lastSaid(
    heardCase,
    vocabulary.still_failing,
    (modality) => !['condition', 'future'].includes(modality),
  );
  const works = lastSaid(
    heardCase,
    vocabulary.resolved,
    (modality) => modality === 'asserted',
    vocabulary.temporary,
  );
  const shown = shownScreens(heardCase, pictures);
  // "It works", and then a picture of the screen that bars the way.
  const failsAgain = works !== null && shown.some(({ time }) => time > works.time);
  const resolved = works !== null && (failing === null || works.order > failing.order) && !failsAgain;
  const refused = lastSaid(
    heardCase,
    vocabulary.refused,
    (modality) => !['question', 'condition', 'uncertain'].includes(modality),
    NOT_YET,
  );
  const unaware = lastSaid(heardCase, vocabulary.unaware_admin, (modality) => modality !== 'condition');
  const grant = grantOf(heardCase);
  return {
    resolved,
    stillFailing: !resolved && (failing !== null || failsAgain),
    refused: refused !== null,
    unawareAdmin: unaware !== null && !heardCase.senderIsAdmin,
    tenantWideGrant: grant.value,
    grantEvidence: grant.evidence,
    calendar: calendarOf(heardCase),
    screens: [...seenScreens(heardCase), ...shown].sort((a, b) => a.time - b.time),
  };
}

/** The screen that was seen last. Null where one message tells of several: it may be any of them. */
export function screenNow(screens: readonly SeenScreen[]): string | null {
  const last = screens.at(-1);
  const seen = new Set(screens.filter(({ time }) => time === last?.time).map(({ screen }) => screen));
  return seen.size === 1 ? (last?.screen ?? null) : null;
}

// "Will not approve it until Monday" is no refusal.
const NOT_YET = [
  'until',
  'till',
  'yet',
  'before',
  'unless',
  'bis',
  'erst',
  'bevor',
  'avant',
  'encore',
  'hasta',
  'todavía',
  'até',
  'ainda',
];

interface Said {
  order: number;
  time: number;
  evidence: QuoteEvidence;
}

/** The last place where one of these wordings is said in an admissible way. */
function lastSaid(
  heardCase: HeardCase,
  wordings: readonly string[] | undefined,
  admits: (modality: string) => boolean,
  unless?: readonly string[],
): Said | null {
  const { lexicon, cues } = heardCase.reader;
  for (let order = heardCase.heard.length - 1; order >= 0; order -= 1) {
    const heard = heardCase.heard[order];
    if (heard === undefined || heard.passage.author !== 'customer') continue;
    const sentence = heard.passage.text;
    const spans = lexicon
      .find(wordings, sentence, heard.known)
      .filter((found) => admits(modalityAt(sentence, found, cues)) || isAble(sentence, found, cues, admits));
    const span = spans.at(-1);
    // "No more code needed": what is denied stands against nothing.
    const opposed = lexicon.find(unless, sentence).some((it) => modalityAt(sentence, it, cues) !== 'negated');
    if (span === undefined || opposed) continue;
    // Two in one sentence ("it worked yesterday, now it does not") are told apart by where they stand.
    const evidence = evidenceFor(heard.passage, span, cues);
    return { order: order + span.start / 10_000, time: heard.passage.time, evidence };
  }
  return null;
}

/** "Now I can sign in": the wording's own "can" is no wish. */
function isAble(
  sentence: string,
  { start, end }: Span,
  cues: Cues,
  admits: (modality: string) => boolean,
): boolean {
  const own = modalityAt(sentence, { start, end }, cues) === 'wanted';
  return own && admits(modalityAt(sentence, { start, end: start + 1 }, cues));
}

function seenScreens(heardCase: HeardCase): SeenScreen[] {
  const { lexicon, cues } = heardCase.reader;
  return Object.entries(lexicon.article.vocabulary.screens).flatMap(([screen, wordings]) =>
    heardCase.heard.flatMap((heard) => {
      const sentence = heard.passage.text;
      return lexicon
        .find(wordings, sentence)
        .filter((span) => isSeen(modalityAt(sentence, span, cues), sentence))
        .filter((span) => !isCorrected(heard, span.end, heardCase.reader))
        .filter((span) => !isExpected(sentence, span))
        .filter((span) => !ASKED_FOR.test(sentence.slice(0, span.start)))
        .map((span) => ({
          screen,
          evidence: evidenceFor(heard.passage, span, cues),
          time: heard.passage.time,
        }));
    }),
  );
}

/** Only the article's own screens: others say nothing of how far the customer is. */
function shownScreens({ reader }: HeardCase, pictures: readonly SeenPicture[]): SeenScreen[] {
  const known = Object.keys(reader.lexicon.article.vocabulary.screens);
  return pictures
    .filter(({ shot }) => known.includes(shot.screen))
    .map(({ shot, evidence, time }) => ({ screen: shot.screen, evidence, time }));
}

// "Please send us a screenshot of X" is said by those who have not seen it.
const ASKED_FOR =
  /(?:please|pls|kindly|(?:can|could|would) you)(?: \p{L}+){0,3} (?:send|share|take|attach|forward|provide|upload)(?: \p{L}+){0,4} (?:screenshots?|pictures?|photos?|images?|captures?) (?:of|showing)(?: \p{L}+){0,3}[\s"“'‘]*$/iu;

// "They said that X would come up" is said by those who have not seen it.
const EXPECTED =
  /(?<!\p{L})(?:would|should|ought to|is supposed to|was supposed to|might|will)(?: \p{L}+){0,2} (?:come up|appear|pop up|show up|be shown|be there)(?!\p{L})/iu;

function isExpected(sentence: string, { start, end }: Span): boolean {
  return EXPECTED.test(sentence.slice(Math.max(0, start - 40), end + 40));
}

/** "Why do I see X?" tells of X as much as "I see X" does; "should I see X?" does not. */
function isSeen(modality: string, sentence: string): boolean {
  if (modality === 'question')
    return /(?<!\p{L})(?:why|still|keep|keeps|got|warum|pourquoi|por qué|por que)(?!\p{L})/iu.test(sentence);
  return modality === 'asserted' || modality === 'wanted' || modality === 'uncertain';
}

function grantOf(heardCase: HeardCase): { value: TenantWideGrant; evidence: QuoteEvidence | null } {
  const act = heardCase.reader.lexicon.article.vocabulary.tenant_wide_grant;
  if (act === undefined) return { value: 'unknown', evidence: null };
  const said = heardCase.heard.flatMap((heard) => statementsOf(act, heard, heardCase.reader));
  const strong = said.filter((statement) => !statement.weak).at(-1);
  if (strong !== undefined)
    return { value: strong.status === 'done' ? 'used' : 'no', evidence: strong.evidence };
  if (said.length > 0 || heardCase.heard.some((heard) => isConsidered(heard, heardCase))) {
    return { value: 'considering', evidence: said.at(-1)?.evidence ?? null };
  }
  return { value: 'unknown', evidence: null };
}

function isConsidered(heard: Heard, heardCase: HeardCase): boolean {
  const { lexicon, cues } = heardCase.reader;
  const act = lexicon.article.vocabulary.tenant_wide_grant;
  const sentence = heard.passage.text;
  return lexicon
    .find(act?.act, sentence, heard.known)
    .some((span) =>
      ['question', 'wanted', 'condition', 'uncertain'].includes(modalityAt(sentence, span, cues)),
    );
}

function calendarOf(heardCase: HeardCase): Calendar {
  const words = heardCase.reader.lexicon.article.vocabulary.calendar;
  if (words === undefined) return 'unknown';
  const { lexicon, cues } = heardCase.reader;
  let calendar: Calendar = 'unknown';
  for (const { passage } of heardCase.heard) {
    const sentence = passage.text;
    const said = (wordings: readonly string[]) =>
      lexicon.find(wordings, sentence).some((span) => modalityAt(sentence, span, cues) !== 'condition');
    if (said(words.with)) calendar = 'with';
    if (said(words.without)) calendar = 'without';
    // Wanted and not there: the case is one with a calendar.
    if (said(words.absent)) calendar = 'with';
  }
  return calendar;
}
