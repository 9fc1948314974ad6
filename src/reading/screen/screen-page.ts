import type { GreyImage, OcrWord } from '../../core/ocr.ts';
import type { ScreenTexts } from '../../core/screen-texts.ts';
import type { PermissionMatcher } from '../permission-matcher.ts';

/** What the engine found in a picture, and its pixels: boxes and pixels have the same scale. */
export interface ScreenPage {
  image: GreyImage;
  words: OcrWord[];
}

export interface ScreenKnowledge {
  texts: ScreenTexts;
  match: PermissionMatcher;
}
