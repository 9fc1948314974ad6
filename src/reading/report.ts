import type { DraftContent } from '../core/draft.ts';
import type { Evidence } from '../core/ledger.ts';
import type { Message } from '../core/message.ts';
import type { Reading } from '../core/reading.ts';
import type { Report } from '../core/report.ts';
import { acknowledgeDecision } from './acknowledge.ts';
import { quoteOf } from './quotes.ts';

/** The reading report of one input: the public interface of `triage --json`. */
export function toReport(
  file: string,
  reading: Reading,
  messages: readonly Message[],
  draft: DraftContent | null,
  ms: number,
): Report {
  const newest = messages.at(-1);
  return {
    file,
    kind: reading.kind,
    acknowledge: newest ? acknowledgeDecision(newest, reading.kind) : { send: false, reason: 'nothing came' },
    article: reading.article && { id: reading.article.id, confidence: reading.article.confidence },
    language: reading.language,
    sender_role: reading.senderRole,
    resolved: reading.resolved,
    stage: reading.stage,
    steps: reading.ledger.map(({ step, status, basis, evidence }) => ({
      id: step,
      status,
      basis,
      quote: firstQuote(evidence, messages),
    })),
    missing_steps: reading.missingSteps,
    tenant_wide_grant: reading.tenantWideGrant,
    calendar: reading.calendar,
    scopes: {
      reported: reading.scopes.reported,
      from_screenshot: reading.scopes.fromScreenshot,
      expected: reading.scopes.expected,
      quote: reading.scopes.evidence && quoteOf(reading.scopes.evidence, messages),
      verdict: reading.scopes.verdict,
    },
    screenshots: reading.screenshots.map((shot) => ({
      name: shot.name,
      type: shot.type,
      bytes: shot.bytes,
      sha256: shot.sha256,
      screen: shot.screen,
      permissions: shot.permissions,
      count: shot.count,
      cut_off: shot.cutOff,
      problem: shot.problem,
    })),
    evidence_missing: reading.evidenceMissing,
    draft: draft && {
      subject: draft.subject,
      text: draft.text,
      language: draft.language,
      source: draft.source === 'openai' ? 'openai' : 'template',
    },
    warnings: reading.warnings,
    ms,
  };
}

function firstQuote(evidence: readonly Evidence[], messages: readonly Message[]): string | null {
  const quote = evidence.find((it) => it.kind === 'quote');
  return quote === undefined ? null : quoteOf(quote, messages);
}
