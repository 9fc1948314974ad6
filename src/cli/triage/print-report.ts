import { styleText } from 'node:util';
import type { LoadedArticle } from '../../core/article.ts';
import type { StepStatus } from '../../core/ledger.ts';
import type { Report } from '../../core/report.ts';
import { screenTitle } from '../../core/screen-title.ts';

type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

const SIGN: Readonly<Record<StepStatus, { sign: string; style: Style; words: string }>> = {
  done: { sign: '✔', style: 'green', words: 'done' },
  not_done: { sign: '✘', style: 'red', words: 'not done' },
  unknown: { sign: '·', style: 'dim', words: 'not known' },
  contradicted: { sign: '!', style: 'yellow', words: 'contradicted' },
};
const WIDTH = 96;

export function painter(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** One report for people. */
export function printReport(report: Report, article: LoadedArticle | null, paint: Paint): string {
  const lines = [paint('bold', report.file), ...headLines(report, article, paint)];
  if (report.article !== null && article !== null) lines.push('', ...stepLines(report, article, paint));
  lines.push(...report.screenshots.flatMap((shot) => pictureLines(shot, paint)));
  for (const warning of report.warnings) lines.push(paint('yellow', `  note      ${warning}`));
  if (report.draft !== null) lines.push('', ...draftLines(report.draft, paint));
  return `${lines.join('\n')}\n`;
}

function headLines(report: Report, article: LoadedArticle | null, paint: Paint): string[] {
  const about =
    report.article === null
      ? 'no article fits'
      : `${article?.title ?? report.article.id} (${report.article.confidence})`;
  const answer = report.acknowledge.send ? 'yes' : 'no';
  const head = [
    `  kind      ${report.kind.replaceAll('_', ' ')}, ${report.language}, from ${article === null ? 'somebody' : `the ${report.sender_role}`}`,
    `  receipt   ${answer}: ${report.acknowledge.reason}`,
    `  about     ${paint(report.article === null ? 'dim' : 'cyan', about)}`,
  ];
  if (report.article === null) return head;
  head.push(`  stage     ${paint('bold', report.stage.replaceAll('_', ' '))}`);
  if (report.tenant_wide_grant !== 'unknown')
    head.push(`  grant     tenant-wide: ${report.tenant_wide_grant}`);
  head.push(...countLines(report));
  if (report.evidence_missing.length > 0)
    head.push(`  missing   ${report.evidence_missing.join(', ').replaceAll('_', ' ')}`);
  return head;
}

/** "text 9, picture 7, expected 9 or 7: conflict" */
function countLines({ scopes, screenshots }: Report): string[] {
  const { reported, from_screenshot: shown, expected, verdict } = scopes;
  if (reported === null && shown === null) return [];
  const counted = screenshots.filter(({ count }) => count === shown);
  const atLeast = counted.length > 0 && counted.every((shot) => shot.cut_off) ? 'at least ' : '';
  const counts = [
    ...(reported === null ? [] : [`text ${reported}`]),
    ...(shown === null ? [] : [`picture ${atLeast}${shown}`]),
    `expected ${expected.join(' or ')}`,
  ];
  return [`  count     ${counts.join(', ')}: ${verdict.replaceAll('_', ' ')}`];
}

/** What a picture shows, with the rows of its list. */
function pictureLines(shot: Report['screenshots'][number], paint: Paint): string[] {
  const { name, screen, count, cut_off: cutOff, problem, permissions } = shot;
  const number = count === null ? '' : `, ${cutOff ? 'at least ' : ''}${count} permissions`;
  const because = problem === null ? '' : ` (it ${problem})`;
  return [
    `  picture   ${name}: ${screenTitle(screen) ?? screen}${number}${because}`,
    ...permissions.map((permission, index) => paint('dim', `            ${index + 1}. ${permission}`)),
  ];
}

function stepLines(report: Report, article: LoadedArticle, paint: Paint): string[] {
  const width = Math.max(...article.steps.map(({ title }) => title.length));
  return report.steps.map(({ id, status, basis, quote }) => {
    const title = (article.steps.find((step) => step.id === id)?.title ?? id).padEnd(width);
    const { sign, style, words } = SIGN[status];
    const why = [basis, quote && `"${cut(quote)}"`].filter(Boolean).join(': ');
    return `  ${paint(style, sign)} ${title}  ${paint(style, words.padEnd(12))} ${paint('dim', why)}`.trimEnd();
  });
}

function draftLines(draft: NonNullable<Report['draft']>, paint: Paint): string[] {
  const bar = paint('dim', '  │ ');
  return [
    `  ${paint('bold', 'Suggested reply')}: ${draft.subject}`,
    ...draft.text.split('\n').map((line) => `${bar}${line}`.trimEnd()),
  ];
}

function cut(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}
