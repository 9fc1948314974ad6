import type { HeardCase } from './hear-case.ts';
import { modalityAt } from './modality.ts';
import type { Span } from './sentences.ts';
import { evidenceFor, type Heard, type Statement } from './statements.ts';

// "steps 1-3 are done", "step 4: not yet". Numbers are the article's order.
const NUMBERED =
  /(?<!\p{L})(?:steps?|schritte?|étapes?|pasos?|passos?)\s?(?:no\.?\s?|#\s?)?(\d)(?:(?:\s?(?:-|–|to|through|bis|à|a)\s?)(\d)|((?:\s?(?:,|and|&|und|et|y|e)\s?\d)+))?/iu;
const ALL =
  /(?<!\p{L})(?:all|every(?: single)?|each)(?: (?:of )?(?:the|your|these|those|six|\d))* steps?(?!\p{L})|(?<!\p{L})(?:alle schritte|toutes les étapes|todos los pasos|todos os passos)(?!\p{L})/iu;
const DONE =
  /(?<!\p{L})(?:done|did|finished|completed?|followed|ok|okay|erledigt|gemacht|fait|faite?s|hecho|hechos|feito|feitos|completado|concluído)(?!\p{L})|[✓✔✅☑]/iu;
const OPEN =
  /(?<!\p{L})(?:not (?:yet|done)|pending|open|missing|offen|fehlt|noch nicht|pas encore|pendiente|aún no|ainda não|pendente)(?!\p{L})|[✗✘❌☐]/iu;

/** Steps that somebody names by their numbers. */
export function checklistStatements(heardCase: HeardCase): Map<string, Statement[]> {
  const statements = new Map<string, Statement[]>();
  for (const heard of heardCase.heard) {
    for (const clause of partsOf(heard.passage.text)) {
      const listed = listedIn(heard, clause, heardCase);
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
  part: Span,
  heardCase: HeardCase,
): { ids: string[]; statement: Statement } | null {
  const { text, time } = heard.passage;
  const { cues, lexicon } = heardCase.reader;
  const steps = lexicon.article.steps.map(({ id }) => id);
  const words = text.slice(part.start, part.end);
  const named = NUMBERED.exec(words) ?? ALL.exec(words);
  const mark = OPEN.exec(words) ?? DONE.exec(words);
  if (named === null || mark === null) return null;
  const ids = numbersOf(named, steps.length).flatMap((number) => steps[number - 1] ?? []);
  const span = {
    start: part.start + Math.min(named.index, mark.index),
    end: part.start + Math.max(named.index + named[0].length, mark.index + mark[0].length),
  };
  const modality = modalityAt(text, span, cues);
  const open = OPEN.test(words) || modality === 'negated';
  const admitted = open ? ['asserted', 'negated', 'future'] : ['asserted'];
  if (ids.length === 0 || !admitted.includes(modality)) return null;
  const evidence = evidenceFor(heard.passage, span, cues);
  return {
    ids,
    statement: { status: open ? 'not_done' : 'done', weak: false, evidence, time, update: false },
  };
}

function numbersOf(named: RegExpExecArray, count: number): number[] {
  const [, first, last, more] = named;
  if (first === undefined) return Array.from({ length: count }, (_, index) => index + 1);
  if (last === undefined) return [Number(first), ...(more?.match(/\d/g) ?? []).map(Number)];
  const from = Number(first);
  return Array.from({ length: Math.max(0, Number(last) - from + 1) }, (_, index) => from + index);
}
