import { expect, it } from 'vitest';
import { painter, printReport } from '../../../src/cli/triage/print-report.ts';
import type { Report } from '../../../src/core/report.ts';

const REPORT: Report = {
  file: 'in/one.eml',
  kind: 'customer',
  acknowledge: { send: true, reason: 'a person wrote it' },
  article: { id: 'microsoft-admin-approval', confidence: 'high' },
  language: 'en',
  sender_role: 'user',
  resolved: false,
  stage: 'request_visible',
  steps: [],
  missing_steps: [],
  tenant_wide_grant: 'unknown',
  calendar: 'unknown',
  scopes: { reported: 9, from_screenshot: 2, expected: [9, 7], quote: null, verdict: 'conflict' },
  screenshots: [
    {
      name: 'screen.png',
      type: 'image/png',
      bytes: 1000,
      sha256: 'ab',
      screen: 'permissions_requested',
      permissions: ['Sign you in', 'Read your mail'],
      count: 2,
      cut_off: false,
      problem: null,
    },
  ],
  evidence_missing: [],
  draft: null,
  warnings: [],
  ms: 1,
};

function print(change: { cut_off?: boolean; problem?: string }): string {
  const screenshots = REPORT.screenshots.map((shot) => ({ ...shot, ...change }));
  return printReport({ ...REPORT, screenshots }, null, painter(false));
}

it('people see the three counts, and the rows of a picture', () => {
  const shown = print({});
  expect(shown).toContain('  count     text 9, picture 2, expected 9 or 7: conflict\n');
  expect(shown).toContain(
    '  picture   screen.png: Permissions requested, 2 permissions\n            1. Sign you in\n            2. Read your mail\n',
  );
});

it('a list that goes on, or could not be read in full, is said to', () => {
  const shown = print({ cut_off: true, problem: 'is a photo' });
  expect(shown).toContain('picture at least 2');
  expect(shown).toContain('screen.png: Permissions requested, at least 2 permissions (it is a photo)');
});
