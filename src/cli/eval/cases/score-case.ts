import type { Articles } from '../../../core/ports.ts';
import type { InputRead } from '../../triage/read-input.ts';
import type { CaseLabel } from './label.ts';
import { type Mark, together } from './mark.ts';
import { markDraft } from './mark-draft.ts';
import { markFields } from './mark-fields.ts';
import { markPictures } from './mark-pictures.ts';
import { markSteps } from './mark-steps.ts';

/** How one mail was read. */
export interface CaseScore extends Mark {
  file: string;
  /** By its label an article is about it. */
  about: boolean;
}

export function scoreCase(
  label: CaseLabel,
  read: InputRead,
  { articles, picturesRead }: { articles: Articles; picturesRead: boolean },
): CaseScore {
  const article = read.reading.article && articles.byId(read.reading.article.id);
  const mark = together([
    markFields(label, read),
    markSteps(label, read, articles),
    markPictures(label, read, picturesRead),
    markDraft(label, read, article),
  ]);
  return { file: label.file, about: label.article !== null, ...mark };
}
