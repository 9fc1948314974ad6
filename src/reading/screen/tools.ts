import type { ScreenTexts } from '../../core/screen-texts.ts';
import type { PermissionMatcher } from '../permission-matcher.ts';
import type { Line } from './lines.ts';
import type { PhraseFinder } from './phrases.ts';
import type { ScreenPage } from './screen-page.ts';

/** What every part of the reading of one page works with. */
export interface Tools {
  page: ScreenPage;
  lines: Line[];
  find: PhraseFinder;
  texts: ScreenTexts;
  match: PermissionMatcher;
}
