import { type Document, LineCounter, parseDocument } from 'yaml';

/** What a YAML file holds, with the way back from a place in it to a line; or every mistake in its YAML. */
type LocatedYaml =
  | {
      raw: unknown;
      lineOf: (path: readonly PropertyKey[]) => number;
      /** A mistake with its file, line and place: "file.yaml:12: dialogs no. 3, headings no. 1: ...". */
      problemAt: (mistake: Misplaced) => string;
    }
  | { problems: string[] };

/** Something wrong at a place in the file. */
export interface Misplaced {
  path: PropertyKey[];
  message: string;
}

export function readYaml(file: string, text: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map(
        (error) => `${file}:${lines.linePos(error.pos[0]).line}: ${error.message}. Expected valid YAML.`,
      ),
    };
  }
  const line = (path: readonly PropertyKey[]): number => lineOf(document, path, lines);
  return {
    raw: document.toJS(),
    lineOf: line,
    problemAt: ({ path, message }) => `${file}:${line(path)}: ${placeInWords(path, 'the file')}: ${message}`,
  };
}

/** A place for people, who count from 1: "steps no. 3, title". `whole` stands for no place in particular. */
export function placeInWords(path: readonly PropertyKey[], whole: string): string {
  const parts = path.map((part) => (typeof part === 'number' ? ` no. ${part + 1},` : `.${String(part)}`));
  return parts.join('').replaceAll(',.', ', ').replace(/^\./, '').replace(/,$/, '') || whole;
}

/** The line of the nearest place in the file that the path leads to. */
function lineOf(document: Document, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length).map((key) => (typeof key === 'symbol' ? String(key) : key));
    const node = keyNode(document, keys) ?? document.getIn(keys, true);
    const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
    if (range) return lines.linePos(range[0]).line;
  }
  return 1;
}

/** The key itself rather than its value, which may begin a line below. */
function keyNode(document: Document, keys: readonly (string | number)[]): unknown {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const items = (parent as { items?: { key?: { value?: unknown } }[] } | null)?.items;
  return items?.find((item) => item.key?.value === keys.at(-1))?.key;
}
