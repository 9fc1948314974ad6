import type { StepStatus } from '../core/ledger.ts';
import type { ReviewCard } from '../core/review.ts';
import { type Inline, line, words } from './text.ts';

const SIGN: Record<StepStatus, string> = { done: '✅', not_done: '⬜', unknown: '❔', contradicted: '⚠️' };
const MOST = 15;

/** The steps of an article, a line each, with the words that they rest on. */
export function stepLines(steps: ReviewCard['steps']): Inline[] {
  const more = steps.length - MOST;
  return [...steps.slice(0, MOST).flatMap(stepLine), ...(more > 0 ? [words(`\n… and ${more} more`)] : [])];
}

function stepLine({ status, title, basis, quote, note }: ReviewCard['steps'][number]): Inline[] {
  const said = quote === null ? '' : line(quote, 160);
  const ground = basis === 'screenshot' || said === '' ? said : `“${said}”`;
  const why = [ground, note === null ? '' : line(note, 80)].filter((part) => part !== '').join(' · ');
  const step = words(`\n${SIGN[status]}  ${line(title, 80)}`);
  return why === '' ? [step] : [step, words(`  ${why}`, { italic: true })];
}
