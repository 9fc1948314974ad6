import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedArticle } from '../../src/core/article.ts';
import { missingSteps, type StepStatus } from '../../src/core/ledger.ts';
import type { Reading, Screenshot } from '../../src/core/reading.ts';
import { withTranslations } from '../../src/files/article-translations.ts';
import { parseArticle } from '../../src/files/articles.ts';

/** The product's own article in all its languages. */
export function adminApproval(): LoadedArticle {
  const folder = 'prompts/articles';
  const files = readdirSync(folder).map((name) => ({
    file: join(folder, name),
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const own = files.find(({ file }) => file.endsWith('/microsoft-admin-approval.yaml'));
  const parsed = parseArticle(own?.file ?? '', own?.text ?? '');
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'));
  const { article, problems } = withTranslations(parsed.article, files);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { ...article, version: 'test' };
}

/** The steps of the admin approval article. */
export const STEPS = [
  'contact_admin',
  'send_workflow_link',
  'configure_consent_workflow',
  'retry_connection',
  'submit_permission_request',
  'admin_approval',
];

/** A reading with some steps known, all else unremarkable; `missingSteps` follows from the steps. */
export function reading(steps: Record<string, StepStatus>, change: Partial<Reading> = {}): Reading {
  const ledger = STEPS.map((step) => ({
    step,
    status: steps[step] ?? 'unknown',
    basis: null,
    evidence: [],
    modelOnly: false,
  }));
  const resolved = change.resolved ?? false;
  const overtaking = change.tenantWideGrant !== 'used';
  return {
    v: 1,
    kind: 'customer',
    kindReason: 'a person wrote it',
    article: { id: 'microsoft-admin-approval', confidence: 'high', reason: 'names the approval screen' },
    articleVersion: 'test',
    topic: null,
    language: 'en',
    senderRole: 'user',
    unawareAdmin: false,
    screen: null,
    stage: 'blocked',
    ledger,
    missingSteps: missingSteps(ledger, { resolved, overtaking }),
    tenantWideGrant: 'unknown',
    calendar: 'unknown',
    questions: [],
    disputed: [],
    modelUse: null,
    scopes: {
      reported: null,
      fromScreenshot: null,
      expected: [9, 7],
      evidence: null,
      verdict: 'not_reported',
      counted: null,
    },
    screenshots: [],
    documents: [],
    onlyUnreadable: false,
    evidenceMissing: [],
    errorCodes: [],
    warnings: [],
    needsPerson: null,
    readers: ['rules'],
    ...change,
    resolved,
  };
}

/** What is done at each stage, as a case that reached it usually looks. */
export const STAGES: Record<string, Record<string, StepStatus>> = {
  blocked: {},
  admin_contacted: { contact_admin: 'done' },
  workflow_configured: { contact_admin: 'done', configure_consent_workflow: 'done' },
  request_visible: { configure_consent_workflow: 'done', retry_connection: 'done' },
  waiting: {
    configure_consent_workflow: 'done',
    retry_connection: 'done',
    submit_permission_request: 'done',
  },
  approved_but_failing: {
    retry_connection: 'done',
    submit_permission_request: 'done',
    admin_approval: 'done',
  },
  resolved: {},
  unclear: {},
};

export function screenshot(change: Partial<Screenshot> = {}): Screenshot {
  return {
    messageId: 'm1',
    attachmentId: 'a1',
    name: 'screen.png',
    type: 'image/png',
    bytes: 12_000,
    sha256: 'ab'.repeat(32),
    screen: 'unreadable',
    permissions: [],
    count: null,
    cutOff: false,
    problem: 'was not read',
    page: null,
    rows: [],
    anchors: [],
    resend: false,
    app: null,
    codes: [],
    decoration: false,
    byDesk: false,
    otherApp: false,
    ...change,
  };
}
