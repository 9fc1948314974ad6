import { clauseAt, clausesIn } from '../clauses.ts';
import type { Reader } from '../heard.ts';
import { modalityAt } from '../modality.ts';
import type { SpokenCount } from './spoken-counts.ts';

// Within a question, these tell what somebody sees: "Is it normal that I only see 7?", "Why are there only 7?"
const SOMEBODY_SEES =
  /(?<!\p{L})(?:i|we|he|she|they|admin|it guy|msp) (?:can |only |just |now |still )*(?:sees?|saw|ha(?:ve|s)|gets?|got|counts?|counted)(?!\p{L})|(?<!\p{L})(?:ich|er|sie|wir) (?:nur )?(?:sehe|sieht|sehen|habe|hat|haben)(?!\p{L})|(?<!\p{L})(?:sehe|habe) ich(?!\p{L})|(?<!\p{L})(?:je|il|elle|on|nous) (?:ne )?(?:vois|voit|voyons)(?!\p{L})|(?<!\p{L})(?:veo|vemos|me salen|me aparecen|vejo|vemos)(?!\p{L})/iu;
const ASKED_TO_DO =
  /(?<!\p{L})(?:please|pls|kindly|bitte|merci de|veuillez|s['’]il vous plaît|por favor)(?!\p{L})|(?<!able )(?<!allowed )(?<!\p{L})to (?!see|be)\p{L}+ (?:all |the |those |these )*$/iu;
// "None of the nine permissions is ticked" denies the ticks, not the nine.
const PRESUPPOSED = /(?<!\p{L})(?:none|each|every one|not one) of (?:the|these|those) $/iu;
// German says by the same word what will be and what is done: "Es werden 7 Berechtigungen angezeigt."
const IS_SHOWN =
  /(?<!\p{L})(?:werden|wird)(?!\p{L}).*(?<!\p{L})(?:angezeigt|aufgeführt|aufgelistet|gelistet|genannt|verlangt|angefordert|angefragt)(?!\p{L})/iu;
// "I can only see 7" is no wish and no mere possibility.
const CAN_SEE =
  /(?<!\p{L})(?:can|could|able to) (?:only |just |now |still )*(?:see|count|find)(?!\p{L})|(?<!\p{L})(?:kann|können|konnte) .*(?<!\p{L})(?:sehen|zählen|finden)(?!\p{L})|(?<!\p{L})(?:peux|peut|pouvons|puedo|puede|podemos|posso|pode) (?:seulement |sólo |solo |só )?(?:voir|compter|ver|contar)(?!\p{L})/iu;
const NEAR = 25;

/** Whether the clause says that so many are there, as somebody sees them: no duty, wish, doubt, or word of an article. */
export function isSaidToBe(text: string, count: SpokenCount, { lexicon, cues }: Reader): boolean {
  const { vocabulary } = lexicon.article;
  const clauses = clausesIn(text, cues);
  const index = clauseAt(clauses, count.start);
  const from = clauses[index]?.start ?? 0;
  const last = clauses.findLast(({ start }) => start < count.end);
  const clause = text.slice(from, last?.end ?? text.length);
  const before = index > 0 ? text.slice(clauses[index - 1]?.start ?? 0, from) : '';
  if (ASKED_TO_DO.test(text.slice(from, count.start))) return false;
  // What comes long after it is said of something else: "... and it still says need admin approval".
  const near = clause.slice(0, count.end - from + NEAR);
  if (lexicon.find(vocabulary.scopes?.expected, near).length > 0) return false;
  if (PRESUPPOSED.test(text.slice(from, count.start))) return true;
  // "According to the article, it is nine."
  const source = lexicon.find(vocabulary.scopes?.source, before).length > 0;
  if (source && !/\d/.test(before) && !SOMEBODY_SEES.test(clause)) return false;
  if (
    lexicon.find(vocabulary.other_apps, clause).length > 0 &&
    lexicon.find(vocabulary.app, clause).length === 0
  )
    return false;
  const modality = modalityAt(text, count, cues);
  if (modality === 'asserted') return true;
  if (modality === 'future' && IS_SHOWN.test(clause)) return true;
  if (modality === 'wanted' && CAN_SEE.test(clause)) return true;
  if (modality !== 'question') return false;
  return SOMEBODY_SEES.test(clause) || text.search(cues.why) !== -1;
}
