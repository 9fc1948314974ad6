import type { OcrWord } from '../../core/ocr.ts';
import type { TableTexts } from '../../core/screen-texts.ts';
import type { Line } from './lines.ts';
import type { Anchor, PhraseFinder } from './phrases.ts';
import { isSpecial, type TableHeader, tableHeaders } from './table-headers.ts';
import { type TypeCell, typeCells } from './type-cells.ts';
import { baselineOf } from './type-size.ts';

/** One table of permissions; its header may be out of the picture. */
export interface Table {
  header: TableHeader | null;
  cells: TypeCell[];
  /** The words from its header down to the next table. */
  words: OcrWord[];
  /** What stands below the last row: a text that says so, or the header of the next table. */
  end: Line | null;
  isLast: boolean;
  saysEmpty: boolean;
}

/** The tables of a page: what is configured, and below it what else was granted. */
export interface Tables {
  anchors: Anchor[];
  tables: Table[];
}

/** The tables of permissions, told by two of: a header, cells, texts around them. Null where there are none. */
export function findTables(words: readonly OcrWord[], find: PhraseFinder, texts: TableTexts): Tables | null {
  const headers = tableHeaders(words, find(texts.names, 'within'), texts);
  const [first] = headers;
  const cells = typeCells(words, texts);
  const empty = find(texts.empty, 'whole').filter(({ line }) => headers.some((it) => isUnder(line, it)));
  const marks = [...find(texts.marks, 'start'), ...empty];
  const lines = new Set(marks.map(({ line }) => line)).size;
  const inColumn = cells.filter(({ word }) => !first || headers.some((it) => isOfType(word, it)));
  const proofs = [
    first !== undefined,
    first !== undefined && isSpecial(first),
    inColumn.length > 0,
    lines > 0,
    lines > 1,
  ];
  if (proofs.filter(Boolean).length < 2) return null;
  const end = find(texts.ends, 'start').at(-1)?.line ?? null;
  const tables = headers.map((header, index) => {
    const next = headers[index + 1];
    const inTable = wordsBetween(words, header.baseline - header.size, next);
    return {
      header,
      cells: cells.filter(({ word }) => inTable.includes(word) && isOfType(word, header)),
      words: inTable,
      end: next?.anchor.line ?? end,
      isLast: !next,
      saysEmpty: empty.some(({ line }) => isUnder(line, header) && (!next || line.baseline < next.baseline)),
    };
  });
  return {
    anchors: [...headers.map(({ anchor }) => anchor), ...marks],
    tables: [...headless(words, cells, first, end), ...tables],
  };
}

/** The table above the first header, or of a page without any: its own header is out of the picture. */
function headless(
  words: readonly OcrWord[],
  cells: readonly TypeCell[],
  first: TableHeader | undefined,
  end: Line | null,
): Table[] {
  const inTable = wordsBetween(words, 0, first);
  const above = cells.filter(({ word }) => inTable.includes(word) && (!first || isNearType(word, first)));
  if (above.length === 0 && first) return [];
  return [
    {
      header: null,
      cells: above,
      words: inTable,
      end: first?.anchor.line ?? end,
      isLast: !first,
      saysEmpty: false,
    },
  ];
}

function wordsBetween(words: readonly OcrWord[], top: number, next: TableHeader | undefined): OcrWord[] {
  const bottom = next ? next.baseline - next.size : Number.POSITIVE_INFINITY;
  return words.filter((word) => baselineOf(word) > top && baselineOf(word) < bottom);
}

function isUnder(line: Line, { baseline, left, size }: TableHeader): boolean {
  return line.baseline > baseline + size && line.x > left - 3 * size;
}

function isOfType(word: OcrWord, { type, size, baseline }: TableHeader): boolean {
  if (!type) return false;
  return Math.abs(word.box.x - type.box.x) < 1.5 * size && baselineOf(word) > baseline + size;
}

/** Two tables have their columns at about the same places. */
function isNearType(word: OcrWord, { type, size }: TableHeader): boolean {
  return type !== null && Math.abs(word.box.x - type.box.x) < 8 * size;
}
