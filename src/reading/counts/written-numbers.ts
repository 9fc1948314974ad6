import type { Span } from '../sentences.ts';
import { NUMBER, numberOf } from './number-words.ts';

export interface WrittenNumber extends Span {
  value: number;
  /** "From 7 to 9", "it was 7, now 9": said to be what it has become. */
  reached: boolean;
}

export interface NumberedSentence {
  /** The sentence with what counts nothing blanked out, every letter at its place. */
  text: string;
  numbers: WrittenNumber[];
}

const EDGE = '(?<![\\p{L}\\p{N}.,:/+#_-])';
const WHOLE = `${EDGE}(${NUMBER})(?![\\p{L}\\p{N}%°_]|[.,:/]\\d|-\\p{L})`;
const ARTICLES =
  '(?:(?:the|all|just|only|expected|required|usual|den|die|der|alle|les|des|los|las|as|os)\\s)*';

/** "7 out of 9", "7 permisos de los 9", "7/9": the second says what there could be. */
const TOTAL = pattern(
  `(?<=${NUMBER}(?:\\s\\p{L}+)?\\s)((?:out of|of|von|sur|de|das|dos|des)\\s${ARTICLES}${NUMBER})(?![\\p{L}\\p{N}])`,
);
const FRACTION = /(?<=(?<![\d/.-])\d{1,2})\s?\/\s?\d{1,2}(?![\d/.])/gu;
const DATED =
  /(?:on|since|dated|until|till|by|am|vom|seit|le|du|depuis|el|desde|em|no dia|até)\s\d{1,2}\s?\/\s?\d{1,2}/giu;
const INSTEAD = pattern(
  `((?:instead of|rather than|as opposed to|anstatt|statt|anstelle von|au lieu (?:de|des)|plutôt que|en (?:lugar|vez) de|em vez de|ao invés de)\\s${ARTICLES}${NUMBER})(?![\\p{L}\\p{N}])`,
);
const DENIED = pattern(
  `((?:not|nicht|keine?|no|não|nao|pas|non)(?:\\s(?:just|only|all|the|nur|son|eran|hay|sind|waren|are|were|les|são|eram|há)){0,2}\\s${NUMBER})(?![\\p{L}\\p{N}])`,
);
const RISEN = pattern(
  `(?<=(?:went|gone|goes|jumped|rose|risen|grew|changed|moved|increased|dropped|fell|stieg|gestiegen|gewachsen|passée?s?|pasó|pasado|pasaron|passou|passaram)\\s(?:up\\s|down\\s)?)((?:from|von|de)\\s${NUMBER})(?=\\s(?:to|auf|à|a|para)\\s${NUMBER})`,
);

const RANGE = pattern(
  `${EDGE}(${NUMBER}\\s?(?:-|–|to|or|till|until|bis|oder|à|ou|o|u|a|até)\\s?${NUMBER}|(?:between|zwischen|entre)\\s${NUMBER}\\s(?:and|und|et|y|e)\\s${NUMBER})(?![\\p{L}\\p{N}])`,
);
const INEXACT = pattern(
  `((?:at least|at most|minimum of|up to|more than|less than|fewer than|over|above|under|below|about|around|roughly|approximately|approx\\.?|nearly|almost|maybe|perhaps|some|mindestens|höchstens|etwa|ungefähr|circa|ca\\.?|rund|fast|mehr als|weniger als|über|unter|bis zu|vielleicht|au moins|au plus|plus (?:de|que)|moins de|environ|presque|peut-être|près de|al menos|por lo menos|como mínimo|como máximo|más de|menos de|unos|unas|casi|aproximadamente|alrededor de|quizás?|pelo menos|no mínimo|no máximo|mais de|cerca de|quase|talvez|uns|umas|~|≈|≥|>|<|>=)\\s?(?:like\\s)?${NUMBER}|${NUMBER}\\s?(?:\\+|ish|-ish|or so|or more|or less|oder so|oder mehr|ou plus|ou moins|o más|o menos|ou mais|o así))`,
);
const LABELLED = pattern(
  `((?:steps?|version|v|pages?|points?|options?|rules?|cases?|tickets?|request|section|chapter|figure|level|tier|phase|parts?|tab|windows|office|outlook|ios|android|macos|error|code|fehler|nr\\.?|no\\.|nummer|schritt|seite|punkt|abschnitt|étape|partie|erreur|numéro|n°|paso|página|punto|sección|passo|etapa|ponto|seção|número|erro|#)\\s?${NUMBER})(?![\\p{L}\\p{N}])`,
);
const MONTHS =
  'jan(?:uary|uar|vier|eiro)?|enero|feb(?:ruary|ruar|rero)?|février|fevereiro|march|märz|mars|marzo|março|apr(?:il)?|avril|abril|may|mai|mayo|maio|june?|juni|juin|junio|junho|july?|juli|juillet|julio|julho|aug(?:ust)?|août|agosto|sep(?:tember|tembre|tiembre)?|setembro|oct(?:ober|obre|ubre)?|oktober|outubro|nov(?:ember|embre|iembre|embro)?|dec(?:ember)?|dezember|décembre|diciembre|dezembro';
const DAY = pattern(
  `(${NUMBER}\\.?\\s(?:of\\s|de\\s)?(?:${MONTHS})|(?:${MONTHS})\\s${NUMBER})(?![\\p{L}\\p{N}])`,
);
const HOUR = pattern(
  `((?:${NUMBER}\\s?(?:am|pm|a\\.m|p\\.m|uhr|h|hs|o['’]clock|heures?|horas?)(?![\\p{L}])|(?:at|um|gegen|vers|às|a las)\\s${NUMBER}(?=\\s*(?:$|[.,;!?)]))))`,
);
/** "Seven (7)". */
const SAID_TWICE = new RegExp(`(?<=${NUMBER})\\s?\\(${NUMBER}\\)`, 'giu');
const BULLET = /^\s*\d{1,2}[.)]\s/u;

/** The numbers of a sentence that may count something: no range, estimate, date, time, number of a step or of a version. */
export function numberedSentence(sentence: string): NumberedSentence {
  let text = sentence;
  const blank = (found: RegExp): void => {
    text = text.replace(found, (match) => ' '.repeat(match.length));
  };
  blank(BULLET);
  blank(DATED);
  for (const counted of [SAID_TWICE, FRACTION, TOTAL, INSTEAD]) blank(counted);
  const before = text;
  blank(RISEN);
  const risen = text !== before;
  for (const other of [RANGE, INEXACT, LABELLED, DAY, HOUR]) blank(other);
  if (found(text).length > 1) blank(DENIED);
  return { text, numbers: found(text).map((number) => ({ ...number, reached: risen })) };
}

function found(text: string): Omit<WrittenNumber, 'reached'>[] {
  return [...text.matchAll(new RegExp(WHOLE, 'giu'))].map(({ index, 1: written = '' }) => ({
    start: index,
    end: index + written.length,
    value: numberOf(written),
  }));
}

function pattern(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}`, 'giu');
}
