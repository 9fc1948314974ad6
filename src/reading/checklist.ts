import type { HeardCase } from './hear-case.ts';
import type { Heard } from './heard.ts';
import { modalityAt } from './modality.ts';
import type { Span } from './sentences.ts';
import { evidenceFor, type Statement } from './statements.ts';

// "steps 1-3 are done", "step 4: not yet". Numbers are the article's order.
const NUMBERED =
  /(?<!\p{L})(?:steps?|schritte?|étapes?|pasos?|passos?)\s?(?:no\.?\s?|#\s?)?(\d)(?:(?:\s?(?:-|–|to|through|bis|à|a)\s?)(\d)|((?:\s?(?:,|and|&|und|et|y|e)\s?\d)+))?/iu;
const ALL =
  /(?<!\p{L})(?:all|every(?: single)?|each)(?: (?:of )?(?:the|your|these|those|six|\d))* steps?(?!\p{L})|(?<!\p{L})(?:alle schritte|toutes les étapes|todos los pasos|todos os passos)(?!\p{L})/iu;
const DONE =
  /(?<!\p{L})(?:done|did|finished|completed?|followed|ok|okay|erledigt|gemacht|fait|faite?s|hecho|hechos|feito|feitos|completado|concluído)(?!\p{L})|[✓✔✅☑]/iu;
const OPEN =
  /(?<!\p{L})(?:not (?:yet|done)|pending|open|missing|offen|fehlt|noch nicht|pas encore|pendiente|aún no|ainda não|pendente)(?!\p{L})|[✗✘❌☐]/iu;

// "all but the last": what is left out, and what the rest is worth when it cannot be told what that is.
const LEFT_OUT =
  /(?<!\p{L})(?:except(?:ing)?(?: for)?|apart from|aside from|besides|other than|save(?: for)?|excluding|without|minus|außer|bis auf|ohne|sauf|excepté|hormis|excepto|salvo|menos|exceto|but(?= (?:for |not )?(?:the )?(?:last|final|first|one|two|step|number|#?\d)))(?:(?: for| not| the| step| steps| number| dem| den| der| la| le| el| a| o| étape| passo| paso| schritt| and|,)*\s#?(?:\d|first|second|third|fourth|fifth|sixth|last|final|letzten?|dernière|última?|último)(?: one| step| schritt| étape)?)*/giu;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
// Whose doing it is: the writer's or the firm's; or nothing but the list itself.
const BY_WRITER =
  /(?<!\p{L})(?:[Ii]|[Ww]e|[Ii]['’]?ve|[Ww]e['’]?ve|[Aa]dmin|IT|MSP|[HhSs]?[Hh]e|[Tt]hey|[Ii]ch|[Ww]ir|[Jj]['’]ai|[Nn]ous|[Hh]emos|[Hh]ice|[Hh]icimos|[Ee]u|[Nn]ós|[Ff]iz|[Ff]izemos)(?!\p{L})/u;
const BARE_LIST =
  /^(?:[\s\d.()[\]*•:,–+✓✔✅✗✘❌☐☑x-]|(?<!\p{L})(?:so|now|ok|okay|and|fyi|status|update|also|done|did|finished|completed|followed|erledigt|the|from|of|on|in|your|article|guide|list|all|till|until|so far)(?!\p{L}))*$/iu;

/** Steps that somebody names by their numbers. */
export function checklistStatements(heardCase: HeardCase): Map<string, Statement[]> {
  const statements = new Map<string, Statement[]>();
  for (const heard of heardCase.heard) {
    const { text } = heard.passage;
    const leftOut = [...text.matchAll(LEFT_OUT)].map((match) => match[0]);
    // Blanked, not cut: offsets stay.
    const rest = text.replace(LEFT_OUT, (words) => ' '.repeat(words.length));
    for (const part of partsOf(rest)) {
      const listed = listedIn(heard, rest, part, heardCase, leftOut);
      if (listed === null) continue;
      for (const id of listed.ids) statements.set(id, [...(statements.get(id) ?? []), listed.statement]);
    }
  }
  return statements;
}

/** "steps 1-3 are done, step 4 not yet": each mention with what follows it, up to the next. */
function partsOf(text: string): Span[] {
  const starts = [...text.matchAll(/(?<!\p{L})(?:steps?|schritte?|étapes?|pasos?|passos?)\s?\d/giu)].map(
    ({ index }) => index,
  );
  if (starts.length < 2) return [{ start: 0, end: text.length }];
  return starts.map((start, index) => ({
    start: index === 0 ? 0 : start,
    end: starts[index + 1] ?? text.length,
  }));
}

function listedIn(
  heard: Heard,
  rest: string,
  part: Span,
  heardCase: HeardCase,
  leftOut: readonly string[],
): { ids: string[]; statement: Statement } | null {
  const { text, time } = heard.passage;
  const { cues, lexicon } = heardCase.reader;
  const steps = lexicon.article.steps.map(({ id }) => id);
  const words = rest.slice(part.start, part.end);
  const named = NUMBERED.exec(words) ?? ALL.exec(words);
  const mark = OPEN.exec(words) ?? DONE.exec(words);
  if (named === null || mark === null) return null;
  const before = rest.slice(0, part.start + named.index);
  if (!BY_WRITER.test(before) && !BY_WRITER.test(words) && !BARE_LIST.test(before) && !NUMBERED.test(before))
    return null;
  const open = OPEN.test(words);
  const excepted = leftOut.map((left) => numbersLeftOut(left, steps.length));
  // What is left out cannot be told: nothing is known of any.
  if (excepted.some((numbers) => numbers.length === 0) && !open) return null;
  const ids = numbersOf(named, steps.length)
    .filter((number) => !excepted.flat().includes(number))
    .flatMap((number) => steps[number - 1] ?? []);
  const span = {
    start: part.start + Math.min(named.index, mark.index),
    end: part.start + Math.max(named.index + named[0].length, mark.index + mark[0].length),
  };
  const modality = modalityAt(text, span, cues);
  const notDone = open || modality === 'negated';
  const admitted = notDone ? ['asserted', 'negated', 'future'] : ['asserted'];
  if (ids.length === 0 || !admitted.includes(modality)) return null;
  const evidence = evidenceFor(heard.passage, span, cues);
  return {
    ids,
    statement: { status: notDone ? 'not_done' : 'done', weak: false, evidence, time, update: false },
  };
}

function numbersLeftOut(words: string, count: number): number[] {
  const digits = (words.match(/\d/g) ?? []).map(Number);
  const named = ORDINALS.flatMap((word, index) => (words.toLowerCase().includes(word) ? [index + 1] : []));
  return [...digits, ...named, ...(/last|final|letzt|derni|últim/iu.test(words) ? [count] : [])];
}

function numbersOf(named: RegExpExecArray, count: number): number[] {
  const [, first, last, more] = named;
  if (first === undefined) return Array.from({ length: count }, (_, index) => index + 1);
  if (last === undefined) return [Number(first), ...(more?.match(/\d/g) ?? []).map(Number)];
  const from = Number(first);
  return Array.from({ length: Math.max(0, Number(last) - from + 1) }, (_, index) => from + index);
}
