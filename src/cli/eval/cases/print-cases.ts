import { plainLine } from '../../command/plain-line.ts';
import { columns, percent, shareWords } from '../table.ts';
import { FIGURES, type Figures, STEP_FIGURES } from './figures.ts';
import type { Miss } from './mark.ts';
import type { CasesResult, ModelTotals } from './result.ts';

const NOTHING = { right: 0, of: 0 };

/** The table of a run, for people. */
export function printFigures({ files, about, unread, ms, model, groups }: CasesResult): string {
  const main = Object.entries(FIGURES)
    .filter(([name]) => groups.all[name] !== undefined)
    .map(([name, { title }]) => [title, words(groups.all, name), words(groups.about, name)]);
  const lines = [
    ...columns([['', `all (${files.length})`, `an article is about it (${about})`], ...main]),
    '',
    ...stepTable(groups.all),
    '',
    `${files.length} mails in ${(ms / 1000).toFixed(1)} s`,
    ...(unread.length > 0 ? [`not to be read: ${unread.length}`] : []),
    ...(model ? modelLines(model) : []),
  ];
  return lines.join('\n');
}

/** Every miss, the worst first. */
export function printMisses(misses: readonly Miss[]): string {
  if (misses.length === 0) return 'No misses.';
  const count = (sort: Miss['sort']) => misses.filter((miss) => miss.sort === sort).length;
  const head = `false done: ${count('false_done')}, other misses: ${count('wrong')}, fair but not recalled: ${count('fair')}`;
  return [head, ...misses.flatMap(missLines)].join('\n');
}

/** One line of what and where, one of expected and got, and what the reading relied on. */
function missLines({ file, field, sort, expected, got, quote, reason }: Miss): string[] {
  const sign = { false_done: '  FALSE DONE', wrong: '', fair: '  (fair)' }[sort];
  const told = [
    ['expected', `${expected}; got ${got}`],
    ['quote', quote === null ? '' : `"${quote}"`],
    ['because', reason ?? ''],
  ];
  return [
    `${plainLine(file)}  ${plainLine(field)}${sign}`,
    ...told
      .filter(([, text]) => text !== '')
      .map(([word = '', text = '']) => `  ${word.padEnd(8)} ${plainLine(text)}`),
  ];
}

function stepTable(all: Figures): string[] {
  const steps = [...new Set(Object.keys(all).flatMap((name) => /^steps\.(\w+)\./.exec(name)?.[1] ?? []))];
  const head = ['step', ...STEP_FIGURES.map((name) => name.replaceAll('_', ' '))];
  return columns([
    head,
    ...steps.map((id) => [id, ...STEP_FIGURES.map((name) => short(all, `steps.${id}.${name}`))]),
  ]);
}

function words(figures: Figures, name: string): string {
  return shareWords(figures[name] ?? NOTHING);
}

/** "3/4  75.0 %" */
function short(figures: Figures, name: string): string {
  const share = figures[name] ?? NOTHING;
  return share.of === 0 ? '-' : `${share.right}/${share.of} ${percent(share)}`;
}

function modelLines({
  model,
  calls,
  inputTokens,
  cachedTokens,
  outputTokens,
  costUsd,
  failures,
}: ModelTotals): string[] {
  const cost = costUsd === null ? 'no prices are set' : `${costUsd.toFixed(4)} US dollars`;
  return [
    `${model}: ${calls} calls, ${inputTokens} tokens in (${cachedTokens} cached), ${outputTokens} out; ${cost}`,
    ...Object.entries(failures).map(
      ([reason, times]) => `  ${times} times read by the rules alone: ${reason}`,
    ),
  ];
}
