import type { Article } from '../../../core/article.ts';
import { type Ledger, missingSteps, type StepStatus } from '../../../core/ledger.ts';
import type { Reading } from '../../../core/reading.ts';
import { checkDraft } from '../../../writing/guards.ts';
import { draftLanguage } from '../../../writing/phrases.ts';
import type { InputRead } from '../../triage/read-input.ts';
import type { CaseLabel } from './label.ts';
import { fairValues, type Mark, missOf, NOTHING, together } from './mark.ts';

type Part = Partial<
  Pick<Reading, 'ledger' | 'missingSteps' | 'evidenceMissing' | 'screenshots' | 'senderRole' | 'resolved'>
>;

/**
 * What speaks against the draft: by the product's own reading, and by what the label knows better. The guards look at
 * one part of a reading at a time, so that each finding can be told from the others.
 */
export function markDraft(label: CaseLabel, { reading, draft }: InputRead, article: Article | null): Mark {
  if (draft === null || article === null) return NOTHING;
  const nothing = nothingToAsk(reading, article);
  const always = checkDraft(draft, nothing, article);
  const findings = (part: Part): string[] =>
    without(checkDraft(draft, { ...nothing, ...part }, article), always);
  const { ledger, missingSteps: open, evidenceMissing, screenshots } = reading;
  const own = {
    draft_asks_what_came: findings({ evidenceMissing, screenshots }),
    draft_leaves_open_out: findings({ missingSteps: open }),
    draft_repeats_done: findings({ ledger }),
  };
  const byLabel = {
    draft_asks_what_came_by_label: findings({ evidenceMissing: missingByLabel(label, reading), screenshots }),
    draft_leaves_open_out_by_label: findings(openByLabel(label, reading)),
    draft_repeats_done_by_label: findings({ ledger: doneByLabel(label, ledger) }),
  };
  const others = without(checkDraft(draft, reading, article), Object.values(own).flat());
  return together([
    markLanguage(label, draft.language, article),
    ...Object.entries({ ...own, draft_guards: others, ...byLabel }).map(([figure, found]) =>
      markFindings(label, figure, found),
    ),
  ]);
}

function markLanguage(label: CaseLabel, got: string, article: Article): Mark {
  if (label.language === undefined) return NOTHING;
  const expected = draftLanguage(article, label.language);
  const languages = [
    expected,
    ...(label.also_ok.language ?? []).map((fair) => draftLanguage(article, String(fair))),
  ];
  const counts = languages.includes(got);
  return {
    points: [{ figure: 'draft_language', counts }],
    misses: counts ? [] : [missOf(label, 'draft_language', languages, got)],
  };
}

function markFindings(label: CaseLabel, figure: string, found: readonly string[]): Mark {
  const counts = found.length > 0;
  return {
    points: [{ figure, counts }],
    misses: counts ? [missOf(label, figure, ['nothing'], found.join(' '))] : [],
  };
}

function without(findings: readonly string[], known: readonly string[]): string[] {
  return findings.filter((finding) => !known.includes(finding));
}

/** A reading by which nothing has come and nothing is open: what the guards say of it is about the words alone. */
function nothingToAsk(reading: Reading, article: Article): Reading {
  return {
    ...reading,
    ledger: reading.ledger.map((entry) => ({ ...entry, status: 'unknown' })),
    missingSteps: [],
    evidenceMissing: [...article.evidence.wanted],
    screenshots: [],
  };
}

/** Done beyond doubt. */
function doneByLabel(label: CaseLabel, ledger: Ledger): Ledger {
  return ledger.map((entry) => ({
    ...entry,
    status: isCertain(label, entry.step, 'done') ? 'done' : 'unknown',
  }));
}

/** Not done beyond doubt, and not overtaken. */
function openByLabel(label: CaseLabel, reading: Reading): Part {
  const { sender_role: senderRole = reading.senderRole, resolved = reading.resolved } = label;
  const ledger = reading.ledger.map((entry) => ({
    ...entry,
    status: label.steps?.[entry.step] ?? ('unknown' as const),
  }));
  const overtaking = label.tenant_wide_grant !== 'used';
  const open = missingSteps(ledger, { resolved, overtaking });
  return { missingSteps: open.filter((step) => isCertain(label, step, 'not_done')), senderRole, resolved };
}

function isCertain(label: CaseLabel, step: string, status: StepStatus): boolean {
  const said = label.steps?.[step];
  return said === status && fairValues(label, `steps.${step}`, said).every((value) => value === status);
}

function missingByLabel(label: CaseLabel, { evidenceMissing }: Reading): Reading['evidenceMissing'] {
  const counted = typeof label.scopes_reported === 'number';
  const shown = (label.screenshots ?? []).some(({ screen }) => screen !== 'other' && screen !== 'unreadable');
  return evidenceMissing.filter((kind) => !(kind === 'scope_count' ? counted : shown));
}
