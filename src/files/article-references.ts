import type { Article, Condition } from '../core/article.ts';

export interface Problem {
  path: readonly PropertyKey[];
  text: string;
}

/** What the shape alone does not show: names in one part of the article that another part must have. */
export function articleReferences(article: Article): Problem[] {
  return [
    ...duplicates(article),
    ...article.implications.flatMap((implication, index) => [
      ...conditionProblems(implication.when, ['implications', index, 'when'], article),
      ...stepProblems(implication.then, ['implications', index, 'then'], article),
    ]),
    ...article.stages.flatMap((stage, index) => [
      ...(stage.when ?? []).flatMap((condition, at) =>
        conditionProblems(condition, ['stages', index, 'when', at], article),
      ),
    ]),
    ...lastStage(article),
    ...stageNames(article),
    ...stepProblems(article.vocabulary.steps, ['vocabulary', 'steps'], article),
    ...setProblems(article),
  ];
}

function conditionProblems(condition: Condition, path: PropertyKey[], article: Article): Problem[] {
  const screens = Object.keys(article.vocabulary.screens);
  return [
    ...stepProblems(condition.steps ?? {}, [...path, 'steps'], article),
    ...stepProblems(condition.stated ?? {}, [...path, 'stated'], article),
    ...(condition.screens ?? [])
      .filter((screen) => !screens.includes(screen))
      .map((screen) => ({
        path: [...path, 'screens'],
        text: `there is no screen "${screen}". Expected one of vocabulary.screens: ${screens.join(', ')}.`,
      })),
  ];
}

function stepProblems(
  steps: Readonly<Record<string, unknown>>,
  path: PropertyKey[],
  article: Article,
): Problem[] {
  const known = article.steps.map(({ id }) => id);
  return Object.keys(steps)
    .filter((step) => !known.includes(step))
    .map((step) => ({
      path: [...path, step],
      text: `there is no step "${step}". Expected one of: ${known.join(', ')}.`,
    }));
}

function lastStage(article: Article): Problem[] {
  const last = article.stages.length - 1;
  if (article.stages[last]?.when === undefined) return [];
  return [
    {
      path: ['stages', last, 'when'],
      text: 'the last stage has a condition. Expected none, so that every case has a stage.',
    },
  ];
}

function stageNames(article: Article): Problem[] {
  const known = article.stages.map(({ id }) => id);
  const named: [PropertyKey[], readonly string[]][] = [[['evidence', 'stages'], article.evidence.stages]];
  return named.flatMap(([path, stages]) =>
    stages
      .map((stage, index) => ({ stage, index }))
      .filter(({ stage }) => !known.includes(stage))
      .map(({ stage, index }) => ({
        path: [...path, index],
        text: `there is no stage "${stage}". Expected one of: ${known.join(', ')}.`,
      })),
  );
}

function duplicates(article: Article): Problem[] {
  const lists = { steps: article.steps, stages: article.stages, implications: article.implications };
  return Object.entries(lists).flatMap(([name, items]) =>
    items
      .map(({ id }, index) => ({ id, index }))
      .filter(({ id, index }) => items.findIndex((other) => other.id === id) < index)
      .map(({ id, index }) => ({
        path: [name, index, 'id'],
        text: `the id "${id}" stands twice in ${name}. Expected each once.`,
      })),
  );
}

/** Every `{set}` named by a wording must be one of vocabulary.words. */
function setProblems(article: Article): Problem[] {
  const known = Object.keys(article.vocabulary.words);
  return wordings(article.vocabulary, ['vocabulary']).flatMap(({ path, text }) =>
    [...text.matchAll(/\{([^}]*)\}/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.includes(name))
      .map((name) => ({
        path,
        text: `there is no word set "${name}". Expected one of vocabulary.words: ${known.join(', ')}.`,
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
