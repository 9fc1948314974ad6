import { answeredStatements } from './answered.ts';
import { checklistStatements } from './checklist.ts';
import type { HeardCase } from './hear-case.ts';
import { type Statement, statementsOf } from './statements.ts';
import { listedStatements } from './step-list.ts';

/** What the case's own words say of each step of the article, in the order in which it was said. */
export function statementsByStep(heardCase: HeardCase): Map<string, Statement[]> {
  const { article } = heardCase.reader.lexicon;
  const beside = [checklistStatements, listedStatements, answeredStatements].map((read) => read(heardCase));
  return new Map(
    article.steps.map(({ id }) => {
      const act = article.vocabulary.steps[id];
      const said =
        act === undefined
          ? []
          : heardCase.heard.flatMap((heard) => statementsOf(act, heard, heardCase.reader));
      return [
        id,
        [...said, ...beside.flatMap((listed) => listed.get(id) ?? [])].sort((a, b) => a.time - b.time),
      ];
    }),
  );
}
