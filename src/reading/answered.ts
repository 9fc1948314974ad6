import type { HeardCase } from './hear-case.ts';
import { evidenceFor, type Statement } from './statements.ts';

const YES =
  /^(?:(?:hi|hello|hey|hallo|bonjour|hola|olá|oi)\P{L}+(?:\p{Lu}\p{L}+\P{L}+)?)?(?:yes|yep|yeah|yup|correct|affirmative|she has|he has|they have|they did|he did|she did|it is|ja|jawohl|oui|sí|si|sim|já)(?![\p{L}'’])(?!\s*(?:but|aber|mais|pero|mas|and no))/iu;
const NO =
  /^(?:(?:hi|hello|hey|hallo|bonjour|hola|olá|oi)\P{L}+(?:\p{Lu}\p{L}+\P{L}+)?)?(?:no|nope|not yet|nah|negative|nein|noch nicht|non|pas encore|aún no|todavía no|não|ainda não)(?:\s*(?:$|[.,;!-])|\s+(?:not yet|he|she|they|i|we|it)(?!\p{L}))/iu;
const DID =
  /^(?:ok(?:ay)?\P{L}+|alright\P{L}+|all )?(?:done|did (?:that|it|so)|just did|finished|completed|erledigt|gemacht|c['’]est fait|fait|hecho|listo|feito|pronto|fatto)(?!\p{L})(?!\s+(?:by|with|nothing|for now))/iu;
// More than a bare answer tells of itself what it is about.
const MAX_WORDS = 8;

/** "Yes, this morning": what an answer says of the one thing that the desk had asked or asked for. */
export function answeredStatements(heardCase: HeardCase): Map<string, Statement[]> {
  const said = new Map<string, Statement[]>();
  const { answer } = heardCase;
  if (answer === null) return said;
  const { passage } = answer;
  if (passage.text.endsWith('?') || wordsIn(passage.text) > MAX_WORDS) return said;
  const questions = answer.to.filter((sentence) => sentence.endsWith('?'));
  const about = DID.test(passage.text) ? answer.to : questions;
  const steps = about.map((sentence) => stepsAskedIn(sentence, heardCase)).filter((ids) => ids.length > 0);
  const [only] = steps;
  // Which of several things it answers cannot be told.
  if (only === undefined || steps.length > 1 || (questions.length > 1 && !DID.test(passage.text)))
    return said;
  const status = statusOfAnswer(passage.text);
  if (status === null) return said;
  const evidence = evidenceFor(passage, { start: 0, end: passage.text.length }, heardCase.reader.cues);
  for (const id of only) said.set(id, [{ status, weak: false, evidence, time: passage.time, update: false }]);
  return said;
}

export function statusOfAnswer(text: string): Statement['status'] | null {
  if (NO.test(text)) return 'not_done';
  return YES.test(text) || DID.test(text) ? 'done' : null;
}

/** The steps that a sentence asks for, or after. */
export function stepsAskedIn(sentence: string, { reader: { lexicon } }: HeardCase): string[] {
  const { steps, vocabulary } = lexicon.article;
  // An address is not what the desk asked for.
  const asked = sentence.replace(/(?:https?:\/\/|www\.)\S+/giu, ' ');
  return steps
    .map(({ id }) => id)
    .filter((id) => {
      const act = vocabulary.steps[id];
      return [act?.act, act?.done].some((wordings) => lexicon.find(wordings, asked).length > 0);
    });
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
