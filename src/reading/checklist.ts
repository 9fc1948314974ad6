import { modalityAt } from './modality.ts';
import type { HeardCase } from './hear-case.ts';
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
    const listed = listedIn(heard, heardCase);
    for (const id of listed?.ids ?? []) {
      statements.set(id, [...(statements.get(id) ?? []), ...(listed ? [listed.statement] : [])]);
    }
  }
  return statements;
}

function listedIn(heard: Heard, heardCase: HeardCase): { ids: string[]; statement: Statement } | null {
  const { text, time } = heard.passage;
  const steps = heardCase.reader.lexicon.article.steps.map(({ id }) => id);
  const named = NUMBERED.exec(text) ?? ALL.exec(text);
  if (named === null) return null;
  const ids = numbersOf(named, steps.length).flatMap((number) => steps[number - 1] ?? []);
  const span = { start: named.index, end: named.index + named[0].length };
  const mark = OPEN.exec(text) ?? DONE.exec(text);
  if (mark === null || ids.length === 0) return null;
  const whole = { start: Math.min(span.start, mark.index), end: Math.max(span.end, mark.index + mark[0].length) };
  const modality = modalityAt(text, whole, heardCase.reader.cues);
  const open = OPEN.test(text) || modality === 'negated';
  if (!open && modality !== 'asserted') return null;
  if (open && !['asserted', 'negated', 'future'].includes(modality)) return null;
  const evidence = evidenceFor(heard.passage, whole, heardCase.reader.cues);
  return { ids, statement: { status: open ? 'not_done' : 'done', weak: false, evidence, time, update: false } };
}

function numbersOf(named: RegExpExecArray, count: number): number[] {
  const [, first, last, more] = named;
  if (first === undefined) return Array.from({ length: count }, (_, index) => index + 1);
  if (last === undefined) return [Number(first), ...(more?.match(/\d/g) ?? []).map(Number)];
  const from = Number(first);
  return Array.from({ length: Math.max(0, Number(last) - from + 1) }, (_, index) => from + index);
}
