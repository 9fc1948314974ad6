import type { InputRead } from '../../triage/read-input.ts';
import type { CaseLabel, Value } from './label.ts';
import { fairValues, type Ground, type Mark, markField, missOf, together } from './mark.ts';

/** What is told of the message as a whole. Of what is no customer's only kind, receipt and article count. */
export function markFields(label: CaseLabel, { reading, report }: InputRead): Mark {
  const { scopes } = report;
  const optional = (
    field: keyof CaseLabel & string,
    figure: string,
    got: Value,
    ground: Ground = {},
  ): Mark[] => {
    const expected = label[field] as Value | undefined;
    return expected === undefined ? [] : [markField(label, field, { expected, got }, figure, ground)];
  };
  const always = [
    markField(label, 'kind', { expected: label.kind, got: report.kind }, 'kind', {
      reason: reading.kindReason,
    }),
    markField(label, 'ack', { expected: label.ack, got: report.acknowledge.send }, 'acknowledge', {
      reason: report.acknowledge.reason,
    }),
    markArticle(label, report.article?.id ?? null, reading.article?.reason ?? reading.topic),
  ];
  if (label.kind !== 'customer') return together(always);
  return together([
    ...always,
    ...optional('stage', 'stage', report.stage),
    ...optional('sender_role', 'sender_role', report.sender_role),
    ...optional('tenant_wide_grant', 'tenant_wide_grant', report.tenant_wide_grant),
    ...optional('scopes_reported', 'count', scopes.reported, { quote: scopes.quote }),
    ...optional('scopes_verdict', 'verdict', scopes.verdict, { quote: scopes.quote }),
    ...optional('calendar', 'calendar', report.calendar),
    ...optional('resolved', 'resolved', report.resolved),
    ...optional('language', 'language', report.language),
  ]);
}

/** Precision over the mails that an article is said to fit, recall over those that one does fit. */
function markArticle(label: CaseLabel, got: string | null, reason: string | null): Mark {
  const fair = fairValues(label, 'article', label.article);
  const counts = fair.includes(got);
  return {
    points: [
      ...(got === null ? [] : [{ figure: 'applies_precision', counts }]),
      ...(fair.includes(null) ? [] : [{ figure: 'applies_recall', counts }]),
    ],
    misses: counts ? [] : [missOf(label, 'article', fair, got, { reason })],
  };
}
