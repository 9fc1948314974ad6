import { answeredStatements } from './answered.ts';
import { checklistStatements } from './checklist.ts';
import type { HeardCase } from './hear-case.ts';
import { type Statement, statementsOf } from './statements.ts';
import { listedStatements } from './step-list.ts';

// "Spoke too soon", "ignore my last": of the messages before it takes back what they came to.
const RETRACTS =
  /^[^\p{L}]*(?:(?:sorry|oops|hi|hello|hey|ok|please|pls|ugh|well|actually)[^\p{L}]+)*(?:(?:i|we)(?:['’]m afraid i)? )?(?:(?:spoke|celebrated|cheered|rejoiced|wrote) too (?:soon|early|fast)|jumped the gun|false alarm|(?:please )?(?:ignore|disregard|forget)(?: about)? (?:my|that) (?:last|previous|earlier|first|other)(?: (?:e-?mail|mail|message|note|one))?)(?!\p{L})/iu;

/** What the case's own words say of each step of the article, in the order in which it was said. */
export function statementsByStep(heardCase: HeardCase): Map<string, Statement[]> {
  const { article } = heardCase.reader.lexicon;
  const beside = [checklistStatements, listedStatements, answeredStatements].map((read) => read(heardCase));
  const said = new Map(
    article.steps.map(({ id }) => {
      const act = article.vocabulary.steps[id];
      const own = act === undefined ? [] : heardCase.heard.flatMap((it) => statementsOf(act, it, heardCase.reader));
      return [
        id,
        [...own, ...beside.flatMap((listed) => listed.get(id) ?? [])].sort((a, b) => a.time - b.time),
      ];
    }),
  );
  return retractionsIn(heardCase).reduce(withoutOutcome, said);
}

/** When the customer took back what they had written before. */
function retractionsIn({ heard }: HeardCase): number[] {
  return heard.filter(({ passage }) => RETRACTS.test(passage.text)).map(({ passage }) => passage.time);
}

/** Without the last step that had been called done by then: to have asked is not undone by a "yes" that was none. */
function withoutOutcome(said: Map<string, Statement[]>, retraction: number): Map<string, Statement[]> {
  const isRetracted = ({ status, time }: Statement) => status === 'done' && time < retraction;
  const outcome = [...said].findLast(([, statements]) => statements.some(isRetracted))?.[0];
  return new Map(
    [...said].map(([id, statements]) => [
      id,
      id === outcome ? statements.filter((it) => !isRetracted(it)) : statements,
    ]),
  );
}
