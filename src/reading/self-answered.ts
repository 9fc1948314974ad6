import { statusOfAnswer, stepsAskedIn } from './answered.ts';
import type { HeardCase } from './hear-case.ts';
import { evidenceFor, type Statement } from './statements.ts';
import { isTakenBack } from './taken-back.ts';

// "Contacted admin? Yes": a list's heading, or a question about what has been; not "should I ask IT?".
const OF_THE_PAST =
  /^[\s\d.()*•-]*(?:did|have|has|had|was|were|is|are|\p{L}+(?:ed|ent|old)|admin|IT|link|workflow|setting|consent|step)(?!\p{L})/iu;
const MAX_QUESTION_WORDS = 9;
const MAX_ANSWER_WORDS = 5;

/** "Did I tell the admin? Yes. The link? No.": what the writers ask and answer themselves. */
export function selfAnsweredStatements(heardCase: HeardCase): Map<string, Statement[]> {
  const said = new Map<string, Statement[]>();
  const { heard, reader } = heardCase;
  for (const [at, answer] of heard.entries()) {
    const { passage } = answer;
    const question = heard[at - 1]?.passage;
    if (question === undefined || question.message !== passage.message || question.part !== passage.part)
      continue;
    if (!question.text.endsWith('?') || !OF_THE_PAST.test(question.text)) continue;
    if (wordsIn(question.text) > MAX_QUESTION_WORDS || wordsIn(passage.text) > MAX_ANSWER_WORDS) continue;
    if (passage.text.endsWith('?')) continue;
    const status = statusOfAnswer(passage.text);
    const whole = { start: 0, end: passage.text.length };
    if (status === null || (status === 'done' && isTakenBack(answer, whole, reader))) continue;
    const named = stepsAskedIn(question.text, heardCase);
    const asked = named.length > 0 ? named : stepsListedIn(question.text, heardCase);
    const evidence = evidenceFor(passage, whole, reader.cues);
    const statement: Statement = { status, weak: false, evidence, time: passage.time, update: false };
    if (asked.length === 1) for (const id of asked) said.set(id, [...(said.get(id) ?? []), statement]);
  }
  return said;
}

/** "Sent link?" */
function stepsListedIn(question: string, { reader: { lexicon } }: HeardCase): string[] {
  const { steps, vocabulary } = lexicon.article;
  return steps
    .map(({ id }) => id)
    .filter((id) => lexicon.find(vocabulary.steps[id]?.listed, question).length > 0);
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
