import type { OcrWord } from '../../core/ocr.ts';
import type { TableTexts } from '../../core/screen-texts.ts';
import { allowedEdits, findWithin, fold } from './fold.ts';
import { baselineOf, fontSizeOf } from './type-size.ts';

export interface TypeCell {
  word: OcrWord;
  kind: 'delegated' | 'application';
}

/** Every "Delegated" and "Application" that fills a cell, from top to bottom. */
export function typeCells(words: readonly OcrWord[], texts: TableTexts): TypeCell[] {
  const delegated = texts.delegated.map(fold);
  const application = texts.application.map(fold);
  const cells = words.flatMap((word): TypeCell[] => {
    const text = fold(word.text);
    if (delegated.some((known) => isNearly(text, known))) return [{ word, kind: 'delegated' }];
    return application.some((known) => isNearly(text, known)) ? [{ word, kind: 'application' }] : [];
  });
  return cells
    .filter(({ word }) => standsAlone(word, words))
    .sort((a, b) => baselineOf(a.word) - baselineOf(b.word));
}

function isNearly(text: string, known: string): boolean {
  return (
    Math.abs(text.length - known.length) <= allowedEdits(known.length) && findWithin(text, known) !== null
  );
}

/** A cell has room around it; a word of a sentence has none. */
function standsAlone(cell: OcrWord, words: readonly OcrWord[]): boolean {
  const size = fontSizeOf(cell);
  const { x, width } = cell.box;
  return !words.some((word) => {
    if (word === cell || Math.abs(baselineOf(word) - baselineOf(cell)) > 0.4 * size) return false;
    const before = x - (word.box.x + word.box.width);
    const after = word.box.x - (x + width);
    return (before > -size && before < 0.4 * size) || (after > -size && after < 0.4 * size);
  });
}
