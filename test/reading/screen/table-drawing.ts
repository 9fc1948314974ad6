import { type Drawing, draw } from './drawing.ts';

export interface TableText {
  above?: string;
  headers?: [string, string, string];
  groups: { name: string; rows: [name: string, kind: string, description?: string][] }[];
  below?: string;
}

export const HEADERS: [string, string, string] = ['API / Permissions name', 'Type', 'Description'];

export interface DrawnTable extends Drawing {
  rowsAt: number[];
  height: number;
}

/** The API permissions of an app as the portal shows them. */
export function drawTable(table: TableText): DrawnTable {
  return drawTables([table]);
}

/** Tables one below the other, each with its own headers. */
export function drawTables(tables: readonly TableText[]): DrawnTable {
  const lines = tables.flatMap(({ groups }) => groups).reduce((sum, { rows }) => sum + rows.length + 1, 0);
  const height = 560 * tables.length + 76 * lines;
  const page = draw(1800, height);
  const rowsAt: number[] = [];
  let top = 80;
  for (const table of tables) top = addTable(page, table, top, rowsAt) + 330;
  return { ...page, rowsAt, height };
}

function addTable(page: Drawing, table: TableText, top: number, rowsAt: number[]): number {
  let y = top;
  if (table.above) page.text(60, y, 32, table.above);
  y += 100;
  const [name, type, description] = table.headers ?? ['', '', ''];
  if (table.headers) {
    page.text(60, y, 26, name);
    page.text(640, y, 26, type);
    page.text(900, y, 26, description);
  }
  for (const group of table.groups) {
    y += 76;
    page.text(100, y, 26, group.name);
    for (const [permission, kind, text = 'Lets the app do this'] of group.rows) {
      y += 76;
      rowsAt.push(y);
      page.text(160, y, 26, permission);
      page.text(640, y, 26, kind);
      page.text(900, y, 26, text);
    }
  }
  if (table.below) page.text(60, y + 150, 26, table.below);
  return y;
}
