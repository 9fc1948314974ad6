import { answeredStatements } from './answered.ts';
import { checklistStatements } from './checklist.ts';
import type { HeardCase } from './hear-case.ts';
import { selfAnsweredStatements } from './self-answered.ts';
import { type Statement, statementsOf } from './statements.ts';
import { isDeniedItem, listedStatements } from './step-list.ts';

// "Spoke too soon": it goes for the messages before. "Ignore my last" may as well take back a complaint.
const RETRACTS =
  /^[^\p{L}]*(?:(?:sorry|oops|hi|hello|hey|ok|please|pls|ugh|well|actually)[^\p{L}]+)*(?:(?:i|we)(?:['’]m afraid i)? )?(?:(?:spoke|celebrated|cheered|rejoiced|wrote) too (?:soon|early|fast)|jumped the gun|false alarm)(?!\p{L})/iu;

/** What the case's own words say of each step of the article, in the order in which it was said. */
export function statementsByStep(heardCase: HeardCase): Map<string, Statement[]> {
  const { article } = heardCase.reader.lexicon;
  const readers = [checklistStatements, listedStatements, answeredStatements, selfAnsweredStatements];
  const beside = readers.map((read) => read(heardCase));
  const retractions = retractionsIn(heardCase);
  return new Map(
    article.steps.map(({ id }) => {
      const act = article.vocabulary.steps[id];
      const said =
        act === undefined
          ? []
          : heardCase.heard.flatMap((heard) =>
              statementsOf(act, heard, heardCase.reader).filter(
                ({ status }) => status !== 'done' || !isDeniedItem(heard.passage.text),
              ),
            );
      return [
        id,
        [...said, ...beside.flatMap((listed) => listed.get(id) ?? [])]
          .filter((statement) => !isRetracted(statement, retractions))
          .sort((a, b) => a.time - b.time),
      ];
    }),
  );
}

/** When the customer took back what they had written before. */
function retractionsIn({ heard }: HeardCase): number[] {
  return heard.filter(({ passage }) => RETRACTS.test(passage.text)).map(({ passage }) => passage.time);
}

function isRetracted({ status, time }: Statement, retractions: readonly number[]): boolean {
  return status === 'done' && retractions.some((later) => time < later);
}
