import type { LoadedArticle } from '../core/article.ts';
import type { Reading } from '../core/reading.ts';
import { noCount } from './three-way-count.ts';

/** What is known of a case before its article is, or where there is none. */
export function emptyReading(
  article: LoadedArticle | null,
  known: Pick<Reading, 'kind' | 'kindReason' | 'language' | 'screenshots' | 'documents' | 'readers'>,
): Reading {
  const expected = article?.expected_counts;
  return {
    v: 1,
    ...known,
    article: null,
    articleVersion: null,
    topic: null,
    senderRole: 'unknown',
    unawareAdmin: false,
    screen: null,
    resolved: false,
    stage: 'unclear',
    ledger: (article?.steps ?? []).map(({ id }) => ({
      step: id,
      status: 'unknown',
      basis: null,
      evidence: [],
      modelOnly: false,
    })),
    missingSteps: [],
    tenantWideGrant: 'unknown',
    calendar: 'unknown',
    scopes: noCount(expected ? [expected.complete, expected.without_calendar] : []),
    onlyUnreadable: false,
    evidenceMissing: [],
    errorCodes: [],
    questions: [],
    disputed: [],
    modelUse: null,
    warnings: [],
    needsPerson: null,
  };
}
