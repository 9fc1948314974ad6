import { type Clause, clauseAt } from '../clauses.ts';
import type { Span } from '../sentences.ts';
import type { NumberedSentence, WrittenNumber } from './written-numbers.ts';

/** A number that counts, with what it counts where that stands beside it. */
export interface SpokenCount extends Span {
  value: number;
  /** Whether only what is said around it tells what it counts: "There are seven." */
  bare: boolean;
  /** -1: how it was before; 1: how it is now, or a correction. */
  rank: -1 | 0 | 1;
}

interface CountedWords {
  /** Where the sentence names what is counted. */
  nouns: readonly Span[];
  /** Boxes, ticks, lines: what is counted in their stead, where the talk is of it. */
  marks: readonly Span[];
  /** Whether the talk is of what is counted, by this sentence or those before it. */
  inContext: boolean;
}

// Between a number and its noun: "9 delegated Graph permissions"; not "9 users with permissions".
const BETWEEN = /^\s+(?:[\p{L}'’-]+\s+){0,4}$/u;
const OF_THEM = /^\s+(?:out of|of|von|de|des|das|dos|d['’])\s/iu;
const NOT_BETWEEN =
  /(?<!\p{L})(?:with|without|for|in|on|under|who|that|which|about|at|by|to|from|of|and|or|need\p{L}*|sees?|ha(?:s|ve|d)|are|is|was|were|users?|people|persons?|admins?|colleagues?|employees?|accounts?|licen[cs]es?|days?|hours?|minutes?|weeks?|months?|years?|times?|mit|ohne|für|unter|wegen|über|zu|von|und|benutzer\p{L}*|tage\p{L}*|mal|avec|sans|pour|qui|dans|sous|sur|au|aux|de|des|du|et|utilisateurs?|jours?|heures?|fois|con|sin|para|que|en|sobre|del|y|usuarios?|días?|horas?|veces|com|sem|em|no|na|dos|das|e|usuários?|dias?|vezes|calend\p{L}*|kalender\p{L}*|mail|mailbox|contacts?|files?|kontakt\p{L}*|correo|contatos?|contactos?)(?!\p{L})/iu;
// Between a noun and its number: "permissions: 9", "permissions shown on his side are 9".
const AFTER =
  /^(?:\s?\([^)\d]{0,20}\))?[\s,]*(?:(?:(?:tab|page|screen|section|reads?|lists?|shows?|count|number|total|nombre|anzahl|gesamt|número|quantidade|shown|listed|requested|granted|checked|ticked|visible|there|in|it|its|his|her|our|my|side|is|are|was|were|says?|i|we|he|she|they|the|on|list|sees?|saw|count(?:ed)?|only|just|exactly|all|to be|come|comes|up|es|sind|ist|waren|sehe|sieht|zeigt|nur|alle|insgesamt|il|y|en|a|sont|est|vois|voit|compte|seulement|son|hay|veo|ve|suman|solo|todos?|são|há|vejo|vê|só|somam|e|ao|no|au|al)(?!\p{L})|[:=\u2013\u2014-])[\s,]*){0,6}\(?$/iu;
// "The number of permissions on my side is 7": whatever stands between.
const NUMBER_OF =
  /(?<!\p{L})(?:number|count|total|anzahl|zahl|nombre|número|cantidad|quantidade|total)(?:\s(?:of|der|de|des|d['’]|dos|das|los|las|les|the|our|api)){0,3}\s?$/iu;
const IS = /^(?:\s[\p{L}'’]+){0,6}\s(?:is|are|was|were|ist|sind|est|es|é|são)\s+$/iu;
const SAID_AFTER = /[:=(]|\p{L}/u;
const COMPOUND =
  /^\s(?:requests?|errors?|prompts?|screens?|dialogs?|dialogues?|windows?|issues?|problems?|questions?|popups?|messages?|groups?|pages?|sets?|settings?|denied)(?!\p{L})/iu;
const LEFT_OUT =
  /(?<!\p{L})(?:missing|absent|lacking|gone|fehl\p{L}*|manqu\p{L}*|falta[nm]?|faltam|faltando|not (?:there|listed|shown))(?!\p{L})/iu;
const ONLY =
  /(?<!\p{L})(?:only|just|nur|lediglich|seulement|que|solo|sólo|solamente|só|apenas|somente)(?!\p{L})/iu;

const PEOPLE =
  /^\s(?:of (?:us|them|my|our) |other |different )?(?:users?|people|persons?|advisors?|advisers?|colleagues?|employees?|partners?|planners?|accounts?|staff|kolleg\p{L}*|benutzer\p{L}*|nutzer\p{L}*|berater\p{L}*|utilisateurs?|collègues?|conseillers?|usuarios?|compañer\p{L}*|asesores|usuários?|colegas?|assessores)(?!\p{L})/iu;

/** By which somebody says what is there, whatever they count. */
const THERE =
  /(?<!\p{L})(?:(?:i|we|he|she|they|it|you can) (?:can |could |only |just |now |do |did |also )*(?:sees?|saw|seen|gets?|got|ha(?:ve|s|d)|count(?:s|ed)?|shows?|lists?|finds?|found|read)|i'?ve (?:got|counted)|there(?: a|'|’|\s)?(?:re|r|s|is|are|was|were|exist)|(?:it|that|this|they|those|these|which)(?:'|’|\s)?(?:re|s|is|are|was|were|makes?|shows?|lists?|says?)|look(?:ed|ing)? at|reads?|came (?:up|to|out)|comes? (?:up|to|out)|sees?|saw|shows?|lists?|listed|counted|count|displays?|contains?|includes?|ha(?:s|d)|go?t|total|only|just|still|now|all|(?:es|das|dort|da|hier|davon) (?:sind|waren|stehen)|sind|waren|stehen|sehe|sieht|sehen|sah|zeigt|gezählt|zähl(?:e|t|en)|umfasst|enthält|habe|hat|haben|nur|alle|noch|jetzt|toujours|il y en a|il y a|ce sont|sont|je vois|comporte|voi[st]|voient|affiche|compte|compté|en ai|maintenant|son|eran|hay|había|veo|vemos|ve|ven|trae|incluye|aparecen|están|cuento|contado|conté|muestra|salen|solo|sólo|siguen|ahora|ainda|são|eram|há|tem|têm|temos|vejo|vemos|vê|veem|aparecem|traz|inclui|estão|contei|mostra|só|agora|todas?|todos?)(?!\p{L})/iu;
const TAIL =
  /^\s*(?:$|[.,;:!?)\]\u2013\u2014-]|(?:of (?:them|those|these|it)|in total|in all|total|altogether|all together|overall|listed|shown|there|here|now|then|today|ticked|checked|long|as well|too|also|shows?|appear\p{L}*|come|are|were|visible|granted|approved|accepted|requested|when|since|as|though|which|that i|for (?:me|us|\p{L}+(?=\s*(?:$|[.,;!?)]|(?:in|on|under|at|there|here)(?!\p{L}))))|actually|instead|and|but|on|in|if|davon|insgesamt|gesamt|stück|jetzt|und|aber|gesetzt|sind|waren|werden|angezeigt|auch|d['’]entre|au total|sont|apparaissent|aussi|en tout|maintenant|et|mais|de ellos|en total|ahora|y|pero|en|son|salen|aparecen|también|deles|delas|no total|ao todo|agora|e|mas|na|no|são|aparecem|também)(?!\p{L}))/iu;
const EARLIER =
  /(?<!\p{L})(?:was|were|first|at first|initially|originally|before|previously|earlier|used to|yesterday|last (?:week|time|month)|(?:i|we) (?:said|thought|wrote|told|counted)|zuerst|erst|vorher|früher|gestern|zunächst|anfangs|war|waren|avant|d['’]abord|hier|au début|auparavant|étaient|était|antes|primero|ayer|al principio|eran|era|primeiro|ontem|no começo|no início|eram)(?!\p{L})/iu;
const NOW =
  /(?<!\p{L})(?:now|actually|in fact|really|correction|correct|update|edit|sorry|wait|oops|meanwhile|today|in the meantime|recount\p{L}*|miscount\p{L}*|counted again|verzählt|mal compté|conté mal|contei mal|jetzt|nun|inzwischen|mittlerweile|heute|tatsächlich|korrektur|maintenant|désormais|en fait|en réalité|aujourd['’]hui|pardon|ahora|hoy|en realidad|corrección|perdón|agora|hoje|na verdade|correção|desculpe)(?!\p{L})/iu;
// A remark of this many words is an answer: "All nine.", "9 in total."
const FEW_WORDS = 5;

/** The numbers of one sentence that count what is asked about. */
export function spokenCounts(
  { text, numbers }: NumberedSentence,
  words: CountedWords,
  clauses: readonly Clause[],
): SpokenCount[] {
  return numbers.flatMap((number) => {
    const index = clauseAt(clauses, number.start);
    const clause = clauses[index] ?? { start: 0, end: text.length, opener: null };
    const clauseText = text.slice(clause.start, clause.end);
    const noun = words.nouns.find((span) => belongs(text, number, span));
    const mark = words.inContext ? words.marks.find((span) => belongs(text, number, span)) : undefined;
    const span = joined(number, noun ?? mark);
    const bare = noun === undefined;
    if (bare && !isBareCount(text, number, mark, words, clause)) return [];
    if (LEFT_OUT.test(clauseText)) return [];
    if (number.value < 3 && number.value > 0 && !isSmallCount(text, number, noun, clauseText)) return [];
    return [{ ...span, value: number.value, bare, rank: rankOf(text, number, clauses, index) }];
  });
}

function belongs(text: string, number: WrittenNumber, noun: Span): boolean {
  if (number.end <= noun.start) {
    const between = text.slice(number.end, noun.start);
    const kind = between.replace(OF_THEM, ' ');
    return BETWEEN.test(between) && !NOT_BETWEEN.test(kind) && !COMPOUND.test(text.slice(noun.end));
  }
  const between = text.slice(noun.end, number.start);
  if (!SAID_AFTER.test(between) && !/[-\u2013\u2014]/.test(between) && between.trim() !== '') return false;
  const told = AFTER.test(between) || (IS.test(between) && NUMBER_OF.test(text.slice(0, noun.start)));
  return told && TAIL.test(text.slice(number.end));
}

/** "There are seven", "Nine in total", "eight check marks": something must say that they are there. */
function isBareCount(
  text: string,
  number: WrittenNumber,
  mark: Span | undefined,
  { inContext }: CountedWords,
  clause: Span,
): boolean {
  // What a bracket counts stands before it: "Microsoft Graph (7)".
  if (!inContext || text[number.start - 1] === '(') return false;
  if (isOfPeople(text, number)) return false;
  if (number.reached) return true;
  const before = text.slice(clause.start, number.start);
  const after = text.slice(mark === undefined ? number.end : Math.max(mark.end, number.end));
  if (mark === undefined && !TAIL.test(after)) return false;
  if (THERE.test(before) || (mark !== undefined && THERE.test(after))) return true;
  const few = text.slice(clause.start, clause.end).split(/\s+/).filter(Boolean).length <= FEW_WORDS;
  return few && !/\p{L}/u.test(before.replace(/^.*[:,]/su, ''));
}

/** "Four advisors tried, all four are asked": the number was of people before, and is again. */
function isOfPeople(text: string, { start, end }: WrittenNumber): boolean {
  const said = text.slice(start, end).trim();
  const before = text.slice(0, start).toLowerCase();
  const at = before.lastIndexOf(said.toLowerCase());
  return at >= 0 && PEOPLE.test(before.slice(at + said.length));
}

/** One or two of a list are rather some of it, unless somebody says that they are all. */
function isSmallCount(text: string, number: WrittenNumber, noun: Span | undefined, clause: string): boolean {
  const after = noun !== undefined && noun.end <= number.start;
  return after ? /[:=(]\s?$/.test(text.slice(noun.end, number.start)) : ONLY.test(clause);
}

function rankOf(text: string, number: WrittenNumber, clauses: readonly Clause[], index: number): -1 | 0 | 1 {
  const said = (at: number): string => text.slice(clauses[at]?.start ?? 0, clauses[at]?.end ?? 0);
  const own = said(index);
  const before = index > 0 ? said(index - 1) : '';
  if (number.reached || NOW.test(own) || (NOW.test(before) && !/\d/.test(before))) return 1;
  return EARLIER.test(own) ? -1 : 0;
}

function joined(number: Span, noun: Span | undefined): Span {
  if (noun === undefined) return { start: number.start, end: number.end };
  return { start: Math.min(number.start, noun.start), end: Math.max(number.end, noun.end) };
}
