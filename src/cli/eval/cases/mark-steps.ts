import type { Evidence, LedgerEntry, StepStatus } from '../../../core/ledger.ts';
import type { Articles } from '../../../core/ports.ts';
import type { Reading } from '../../../core/reading.ts';
import type { InputRead } from '../../triage/read-input.ts';
import type { CaseLabel } from './label.ts';
import { fairValues, type Ground, type Mark, missOf, type Point, together } from './mark.ts';

/** Where each step stands. The worst is a step called done that was not. */
export function markSteps(label: CaseLabel, { reading, report }: InputRead, articles: Articles): Mark {
  return together(
    labelledSteps(label, articles).map(([id, expected]) => {
      const said = report.steps.find((step) => step.id === id);
      const reason = reasonOf(
        reading.ledger.find(({ step }) => step === id),
        reading,
      );
      return markStep(label, id, expected, said?.status ?? 'unknown', { quote: said?.quote, reason });
    }),
  );
}

/** Of a mail that no article fits, every step is unknown. */
function labelledSteps(label: CaseLabel, articles: Articles): [string, StepStatus][] {
  const named = label.steps ?? {};
  if (label.article !== null) return Object.entries(named);
  const all = articles.all.flatMap(({ steps }) => steps.map(({ id }) => [id, 'unknown'] as const));
  return Object.entries({ ...Object.fromEntries(all), ...named });
}

function markStep(label: CaseLabel, id: string, expected: StepStatus, got: StepStatus, ground: Ground): Mark {
  const field = `steps.${id}`;
  const fair = fairValues(label, field, expected);
  const isFair = fair.includes(got);
  const points: Point[] = [];
  const point = (figure: string, counts: boolean) =>
    points.push({ figure, counts }, { figure: `${field}.${figure}`, counts });
  point('exact', isFair);
  if (got === 'done') {
    point('false_done', !isFair);
    point('done_precision', isFair);
  }
  if (got === 'not_done') point('not_done_precision', isFair);
  // Recall is strict: over what the label itself says, whatever else it would take.
  if (expected === 'done') point('done_recall', got === 'done');
  if (expected === 'not_done') point('not_done_recall', got === 'not_done');
  if (!isFair) {
    const sort = got === 'done' ? 'false_done' : 'wrong';
    return { points, misses: [missOf(label, field, fair, got, ground, sort)] };
  }
  const recalled = got === expected || (expected !== 'done' && expected !== 'not_done');
  return { points, misses: recalled ? [] : [missOf(label, field, fair, got, ground, 'fair')] };
}

/** What a status rests on beside a quote. */
function reasonOf(entry: LedgerEntry | undefined, { screenshots, disputed }: Reading): string | null {
  if (!entry) return null;
  const reasons = entry.evidence.flatMap((evidence) => wordsOf(evidence, screenshots) ?? []);
  if (entry.modelOnly) reasons.push('only the model says so');
  if (disputed.includes(entry.step)) reasons.push('rules and model disagree');
  return reasons.length === 0 ? null : reasons.join(', ');
}

function wordsOf(evidence: Evidence, screenshots: Reading['screenshots']): string | null {
  if (evidence.kind === 'quote') return null;
  if (evidence.kind === 'implication') return `implied by ${evidence.id}`;
  if (evidence.kind === 'agent') return `set by ${evidence.by}`;
  const picture = screenshots.find(({ attachmentId }) => attachmentId === evidence.attachmentId);
  return `the picture ${picture?.name ?? ''}`.trim();
}
