import { answeredStatements } from './answered.ts';
import { checklistStatements } from './checklist.ts';
import type { HeardCase } from './hear-case.ts';
import type { Heard } from './heard.ts';
import { questionnaireStatements } from './questionnaire.ts';
import { selfAnsweredStatements } from './self-answered.ts';
import { type Statement, statementsOf } from './statements.ts';
import { isDeniedItem, listedStatements } from './step-list.ts';

// "Spoke too soon": of the messages before it takes back what they came to. "Ignore my last" may as well be said of a
// complaint, and does so only for a step it speaks of.
const IGNORES = /(?<!\p{L})(?:ignore|disregard|forget)(?!\p{L})/iu;
const RETRACTS =
  /^[^\p{L}]*(?:(?:sorry|oops|hi|hello|hey|ok|please|pls|ugh|well|actually)[^\p{L}]+)*(?:(?:i|we)(?:['’]m afraid i)? )?(?:(?:spoke|celebrated|cheered|rejoiced|wrote) too (?:soon|early|fast)|jumped the gun|false alarm|(?:please )?(?:ignore|disregard|forget)(?: about)? (?:my|that) (?:last|previous|earlier|first|other))(?!\p{L})/iu;

/** What the case's own words say of each step of the article, in the order in which it was said. */
export function statementsByStep(heardCase: HeardCase): Map<string, Statement[]> {
  const { article } = heardCase.reader.lexicon;
  const readers = [
    checklistStatements,
    listedStatements,
    answeredStatements,
    selfAnsweredStatements,
    questionnaireStatements,
  ];
  const beside = readers.map((read) => read(heardCase));
  const said = new Map(
    article.steps.map(({ id }) => {
      const act = article.vocabulary.steps[id];
      const own =
        act === undefined
          ? []
          : heardCase.heard.flatMap((heard) =>
              statementsOf(act, heard, heardCase.reader).filter(
                ({ status }) => status !== 'done' || !isDeniedItem(heard.passage.text),
              ),
            );
      return [
        id,
        [...own, ...beside.flatMap((listed) => listed.get(id) ?? [])].sort((a, b) => a.time - b.time),
      ];
    }),
  );
  return heardCase.heard
    .filter(({ passage }) => RETRACTS.test(passage.text))
    .reduce((kept, heard) => withoutOutcome(kept, heard, heardCase), said);
}

/** Without the last step that had been called done by then: to have asked is not undone by a "yes" that was none. */
function withoutOutcome(
  said: Map<string, Statement[]>,
  by: Heard,
  heardCase: HeardCase,
): Map<string, Statement[]> {
  const isRetracted = ({ status, time }: Statement) => status === 'done' && time < by.passage.time;
  const outcome = [...said].findLast(([, statements]) => statements.some(isRetracted))?.[0];
  if (outcome === undefined || (IGNORES.test(by.passage.text) && !speaksOf(outcome, by, heardCase)))
    return said;
  return new Map(
    [...said].map(([id, statements]) => [
      id,
      id === outcome ? statements.filter((it) => !isRetracted(it)) : statements,
    ]),
  );
}

function speaksOf(step: string, { passage }: Heard, { heard, reader: { lexicon } }: HeardCase): boolean {
  const { done, act } = lexicon.article.vocabulary.steps[step] ?? {};
  return heard
    .filter((it) => it.passage.message === passage.message && it.passage.part === passage.part)
    .some((it) => [done, act].some((words) => lexicon.find(words, it.passage.text, it.known).length > 0));
}
