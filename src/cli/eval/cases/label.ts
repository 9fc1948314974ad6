import { z } from 'zod';
import { StepStatus } from '../../../core/ledger.ts';
import type { Articles } from '../../../core/ports.ts';
import { Calendar, MessageKind, ScopeVerdict, SenderRole, TenantWideGrant } from '../../../core/reading.ts';
import { Screen } from '../../../core/screen.ts';

const Count = z.number().int().nonnegative().nullable();
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Value = z.infer<typeof Value>;

/** What people say of one mail: a line of labels.jsonl. What a label leaves out is not measured. */
export const CaseLabel = z.strictObject({
  file: z.string().min(1),
  kind: MessageKind,
  ack: z.boolean(),
  article: z.string().nullable(),
  sender_role: SenderRole.optional(),
  steps: z.record(z.string(), StepStatus).optional(),
  tenant_wide_grant: TenantWideGrant.optional(),
  scopes_reported: Count.optional(),
  scopes_verdict: ScopeVerdict.optional(),
  calendar: Calendar.optional(),
  screenshots: z
    .array(z.strictObject({ name: z.string(), screen: Screen, permissions: Count.default(null) }))
    .optional(),
  resolved: z.boolean().optional(),
  stage: z.string().optional(),
  language: z.string().optional(),
  /** Other fair values, by the name of the field; of a step as steps.<id>. */
  also_ok: z.record(z.string(), z.array(Value)).default({}),
  note: z.string().optional(),
});
export type CaseLabel = z.infer<typeof CaseLabel>;

type Wrong = { wrong: string };

/** The lines of a labels.jsonl, or in one sentence what is wrong with it. */
export function parseCaseLabels(text: string, articles: Articles): CaseLabel[] | Wrong {
  const labels: CaseLabel[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const label = parseLine(line, articles);
    const before = 'wrong' in label ? undefined : lineOf.get(label.file);
    if ('wrong' in label) return { wrong: `Line ${index + 1} of labels.jsonl: ${label.wrong}` };
    if (before !== undefined) {
      const again = `"${label.file}" has a label in line ${before} already. Keep one of the two.`;
      return { wrong: `Line ${index + 1} of labels.jsonl: ${again}` };
    }
    lineOf.set(label.file, index + 1);
    labels.push(label);
  }
  return labels.length > 0 ? labels : { wrong: 'labels.jsonl names no mail. Write one label a line.' };
}

function parseLine(line: string, articles: Articles): CaseLabel | Wrong {
  const json = parseJson(line);
  if (json === undefined) return { wrong: 'it is no JSON. Write one whole object on one line.' };
  const { data, error } = CaseLabel.safeParse(json);
  if (!data) return { wrong: wordsOf(error) };
  const wrong = unknownNames(data, articles);
  return wrong === null ? data : { wrong };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function wordsOf({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `"${key}"`).join(', ');
    return `${names} means nothing here. The fields are ${Object.keys(CaseLabel.shape).join(', ')}.`;
  }
  if (issue?.code === 'invalid_value') return `${place} must be one of ${issue.values.join(', ')}.`;
  return `${place === '' ? 'the label' : place} cannot be used: ${issue?.message ?? 'it is not as expected'}.`;
}

/** A slip in a name would count as a miss for ever. */
function unknownNames(label: CaseLabel, articles: Articles): string | null {
  const steps = articles.all.flatMap((article) => article.steps.map(({ id }) => id));
  const stages = [...articles.all.flatMap((article) => article.stages.map(({ id }) => id)), 'unclear'];
  const fields = [
    ...Object.keys(CaseLabel.shape),
    ...steps.map((id) => `steps.${id}`),
    ...(label.screenshots ?? []).flatMap(({ name }) => [
      `screenshots.${name}.screen`,
      `screenshots.${name}.permissions`,
    ]),
  ];
  return (
    unlisted(
      'article',
      label.article === null ? [] : [label.article],
      articles.all.map(({ id }) => id),
    ) ??
    unlisted('step', Object.keys(label.steps ?? {}), steps) ??
    unlisted('stage', label.stage === undefined ? [] : [label.stage], stages) ??
    unlisted('field of also_ok', Object.keys(label.also_ok), fields)
  );
}

function unlisted(what: string, names: readonly string[], known: readonly string[]): string | null {
  const strange = names.find((name) => !known.includes(name));
  if (strange === undefined) return null;
  return `there is no ${what} "${strange}". Use one of ${[...new Set(known)].join(', ')}.`;
}
