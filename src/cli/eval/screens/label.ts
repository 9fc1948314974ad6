import { z } from 'zod';
import { Screen } from '../../../core/screen.ts';

/** What people say a picture shows. */
export interface Label {
  file: string;
  screen: Screen;
  /** Rows that are whole in the picture; null where the screen has no list. */
  count: number | null;
  /** As shown; empty where nobody wrote them down. */
  names: string[];
  cutOff: boolean;
  /** Null where nobody graded it. */
  grade: 'clean' | 'hard' | null;
  notes: string;
}

const NEEDED = ['file', 'screen', 'permissions'];
const COLUMNS = [...NEEDED, 'source', 'names_as_shown', 'notes', 'finer_kind'];
const LISTED: readonly Screen[] = ['permissions_requested', 'approval_required', 'entra_permissions'];

const Row = z.object({
  file: z.string().min(1, 'has no file'),
  screen: z.string().pipe(Screen),
  permissions: z.string().regex(/^\d*$/, 'permissions is no number').transform(Number),
  names_as_shown: z.string().default(''),
  notes: z.string().default(''),
});

/** Whether a screen has a list of permissions to count. */
export function hasList(screen: Screen): boolean {
  return LISTED.includes(screen);
}

/** The rows of a LABELS.tsv, or in one sentence what is wrong with it. */
export function parseLabels(text: string): Label[] | { wrong: string } {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = head.split('\t').map((name) => name.trim());
  const wrong = wrongColumns(columns);
  if (wrong !== null) return { wrong };
  const labels: Label[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const cells = line.split('\t');
    const named = Object.fromEntries(columns.map((name, at) => [name, cells[at]?.trim()]));
    const { data, error } = Row.safeParse(named);
    if (!data) return { wrong: `Line ${index + 2} of LABELS.tsv: ${reasonOf(error)}.` };
    labels.push(labelOf(data));
  }
  return labels.length > 0 ? labels : { wrong: 'LABELS.tsv names no picture.' };
}

function wrongColumns(columns: readonly string[]): string | null {
  const strange = columns.find((name) => !COLUMNS.includes(name));
  if (strange !== undefined) {
    return `LABELS.tsv has a column "${strange}" that means nothing here. Its columns are ${COLUMNS.join(', ')}, with a tab between.`;
  }
  const missing = NEEDED.find((name) => !columns.includes(name));
  return missing === undefined ? null : `LABELS.tsv has no column "${missing}".`;
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const [column] = issue?.path ?? [];
  if (column === 'screen') return `screen is one of ${Screen.options.join(', ')}`;
  return issue?.code === 'invalid_type'
    ? `${String(column)} is missing`
    : (issue?.message ?? 'cannot be read');
}

function labelOf({ file, screen, permissions, names_as_shown, notes }: z.infer<typeof Row>): Label {
  const names = names_as_shown.split('|').map((name) => name.trim());
  return {
    file,
    screen,
    count: hasList(screen) ? permissions : null,
    names: names.filter((name) => name !== ''),
    cutOff: /\bcut_off\b/.test(notes),
    grade: gradeOf(notes),
    notes,
  };
}

function gradeOf(notes: string): Label['grade'] {
  if (/\bhard\b/.test(notes)) return 'hard';
  return /\bclean\b/.test(notes) ? 'clean' : null;
}
