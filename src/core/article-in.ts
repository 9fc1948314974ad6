import type { Article, LoadedArticle } from './article.ts';

export type ArticleInLanguages = Article & Pick<LoadedArticle, 'translations'>;

/** The article with its texts in a language; as it is where it has no translation into it. */
export function articleIn<T extends ArticleInLanguages>(article: T, language: string): T {
  const texts = article.translations?.[language];
  if (!texts) return article;
  const { steps, stages, answers = [], error_codes: codes = [], evidence, closing, ...others } = texts;
  return {
    ...article,
    ...others,
    steps: article.steps.map((step) => ({ ...step, ...steps.find(({ id }) => id === step.id) })),
    stages: article.stages.map((stage) => ({ ...stage, ...stages.find(({ id }) => id === stage.id) })),
    answers: article.answers.map((answer) => ({ ...answer, ...answers.find(({ id }) => id === answer.id) })),
    error_codes: article.error_codes.map((one) => ({
      ...one,
      ...codes.find(({ code }) => code === one.code),
    })),
    evidence: { ...article.evidence, ...evidence },
    closing: { ...article.closing, ...closing },
  };
}
