import { z } from 'zod';

export interface Problem {
  path: readonly PropertyKey[];
  text: string;
}

const Names = z.record(z.string(), z.unknown()).catch({});
const Texts = z.array(z.string().catch('')).catch([]);
const Named = { id: z.string().catch('') };
const Condition = z.object({ steps: Names, stated: Names, screens: Texts });
type Condition = z.infer<typeof Condition>;

/** The parts of an article that name each other, read from any file: a mistake in its shape hides no wrong name. */
const Sketch = z.object({
  steps: listOf(z.object(Named)),
  // biome-ignore lint/suspicious/noThenProperty: the article file reads when/then; nothing awaits it
  implications: listOf(z.object({ ...Named, when: orEmpty(Condition), then: Names })),
  stages: listOf(z.object({ ...Named, when: listOf(Condition).optional() })),
  doubts: listOf(z.object({ steps: Texts })),
  evidence: orEmpty(z.object({ stages: Texts })),
  vocabulary: orEmpty(z.looseObject({ words: Names, screens: Names, steps: Names })),
});
type Sketch = z.infer<typeof Sketch>;

/** What the shape alone does not show: names in one part of the article that another part must have. */
export function articleReferences(raw: unknown): Problem[] {
  const article = orEmpty(Sketch).parse(raw);
  return [
    ...duplicates(article),
    ...article.implications.flatMap((implication, index) => [
      ...conditionProblems(implication.when, ['implications', index, 'when'], article),
      ...stepProblems(implication.then, ['implications', index, 'then'], article),
    ]),
    ...article.stages.flatMap((stage, index) =>
      (stage.when ?? []).flatMap((condition, at) =>
        conditionProblems(condition, ['stages', index, 'when', at], article),
      ),
    ),
    ...article.doubts.flatMap(({ steps }, index) =>
      stepProblems(
        Object.fromEntries(steps.map((step) => [step, true])),
        ['doubts', index, 'steps'],
        article,
      ),
    ),
    ...lastStage(article),
    ...stageNames(article),
    ...stepProblems(article.vocabulary.steps, ['vocabulary', 'steps'], article),
    ...setProblems(article),
  ];
}

/** Anything else than keys with values counts as none; every part of a sketch can be missing. */
function orEmpty<T extends z.ZodObject>(schema: T) {
  return z.preprocess(
    (value) => (typeof value === 'object' && !Array.isArray(value) && value !== null ? value : {}),
    schema,
  );
}

function listOf<T extends z.ZodObject>(item: T) {
  return z.array(orEmpty(item)).catch([]);
}

function conditionProblems(condition: Condition, path: PropertyKey[], article: Sketch): Problem[] {
  const screens = Object.keys(article.vocabulary.screens);
  return [
    ...stepProblems(condition.steps, [...path, 'steps'], article),
    ...stepProblems(condition.stated, [...path, 'stated'], article),
    ...condition.screens
      .filter((screen) => !screens.includes(screen))
      .map((screen) => ({
        path: [...path, 'screens'],
        text: `there is no screen "${screen}". ${expected('vocabulary.screens', screens)}`,
      })),
  ];
}

function stepProblems(
  steps: Readonly<Record<string, unknown>>,
  path: PropertyKey[],
  article: Sketch,
): Problem[] {
  const known = article.steps.map(({ id }) => id).filter(Boolean);
  return Object.keys(steps)
    .filter((step) => !known.includes(step))
    .map((step) => ({
      path: [...path, step],
      text: `there is no step "${step}". ${expected('steps', known)}`,
    }));
}

function lastStage(article: Sketch): Problem[] {
  const last = article.stages.length - 1;
  if (article.stages[last]?.when === undefined) return [];
  return [
    {
      path: ['stages', last, 'when'],
      text: 'the last stage has a condition. Expected none, so that every case has a stage.',
    },
  ];
}

function stageNames(article: Sketch): Problem[] {
  const known = article.stages.map(({ id }) => id).filter(Boolean);
  const named: [PropertyKey[], readonly string[]][] = [[['evidence', 'stages'], article.evidence.stages]];
  return named.flatMap(([path, stages]) =>
    stages
      .map((stage, index) => ({ stage, index }))
      .filter(({ stage }) => !known.includes(stage))
      .map(({ stage, index }) => ({
        path: [...path, index],
        text: `there is no stage "${stage}". ${expected('stages', known)}`,
      })),
  );
}

function duplicates(article: Sketch): Problem[] {
  const lists = { steps: article.steps, stages: article.stages, implications: article.implications };
  return Object.entries(lists).flatMap(([name, items]) =>
    items
      .map(({ id }, index) => ({ id, index }))
      .filter(({ id, index }) => id !== '' && items.findIndex((other) => other.id === id) < index)
      .map(({ id, index }) => ({
        path: [name, index, 'id'],
        text: `the id "${id}" stands twice in ${name}. Expected each once.`,
      })),
  );
}

/** Every `{set}` named by a wording must be one of vocabulary.words. */
function setProblems(article: Sketch): Problem[] {
  const known = Object.keys(article.vocabulary.words);
  return wordings(article.vocabulary, ['vocabulary']).flatMap(({ path, text }) =>
    [...text.matchAll(/\{([^}]*)\}/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path,
        text: `there is no word set "${name}". ${expected('vocabulary.words', known)}`,
      })),
  );
}

function wordings(value: unknown, path: PropertyKey[]): { path: PropertyKey[]; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    wordings(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function expected(where: string, known: readonly string[]): string {
  return known.length === 0
    ? `Expected none, since ${where} names none.`
    : `Expected one of ${where}: ${known.join(', ')}.`;
}
