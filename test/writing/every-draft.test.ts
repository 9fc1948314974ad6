import { describe, expect, it } from 'vitest';
import type { StepStatus } from '../../src/core/ledger.ts';
import type { Reading, Scopes } from '../../src/core/reading.ts';
import { REPLY_LANGUAGES, type ReplyLanguage } from '../../src/core/reply-language.ts';
import { writeDraft } from '../../src/writing/draft.ts';
import { checkDraft } from '../../src/writing/guards.ts';
import { adminApproval, reading, STAGES, screenshot } from './case.ts';

const article = adminApproval();
const STATUSES: StepStatus[] = ['done', 'not_done', 'unknown', 'contradicted'];
/** Coprime to the 4^6 ledgers, so that each language and stage meets others of them. */
const STRIDE = 97;

describe.each(REPLY_LANGUAGES)('every draft in the language %s, whatever the ledger', (language) => {
  it.each(Object.keys(STAGES))('passes its guards and says nothing twice at the stage %s', (stage) => {
    const findings: string[] = [];
    let drafts = 0;
    for (const of of cases(stage, language)) {
      const written = writeDraft({
        reading: of,
        article,
        recipientName: 'Ann Lee',
        subject: 'Jump',
        deskName: 'Jump Support',
      });
      if ('noDraft' in written) continue;
      drafts++;
      const { draft } = written;
      const wrong = [...checkDraft(draft, of, article), ...saidTwice(draft.text)];
      if (draft.language !== language) wrong.push(`is in ${draft.language}`);
      if ((draft.inDeskLanguage === null) !== (language === 'en')) wrong.push('no text for the desk');
      if (draft.inDeskLanguage !== null) {
        wrong.push(...checkDraft({ text: draft.inDeskLanguage, language: 'en' }, of, article));
      }
      if (wrong.length > 0) findings.push(`${wrong.join(' ')}\n${draft.text}`);
    }
    expect(findings.slice(0, 3)).toEqual([]);
    expect(drafts).toBeGreaterThan(150);
  });
});

/** Sentences of some length that stand there again. A link may. */
function saidTwice(text: string): string[] {
  const sentences = text
    .toLowerCase()
    .split(/\n+|(?<=[.?!:])\s+/)
    .filter((sentence) => sentence.length > 25 && !sentence.startsWith('http'));
  return sentences
    .filter((sentence, index) => sentences.indexOf(sentence) < index)
    .map((one) => `Twice: ${one}`);
}

const COUNTED = { messageId: 'm1', attachmentId: 'a1', page: null } as const;
const LIST = { screen: 'permissions_requested', problem: null } as const;

/** What came of numbers and pictures, as the reading of a case has it. */
const CAME: { scopes: Partial<Scopes>; screenshots: Reading['screenshots'] }[] = [
  { scopes: {}, screenshots: [] },
  { scopes: {}, screenshots: [screenshot()] },
  { scopes: {}, screenshots: [screenshot({ problem: 'is broken', resend: true })] },
  {
    scopes: {},
    screenshots: [screenshot({ screen: 'need_admin_approval', problem: 'is a photo', resend: true })],
  },
  { scopes: {}, screenshots: [screenshot({ screen: 'other', problem: null, decoration: true })] },
  {
    scopes: { fromScreenshot: 6, counted: { ...COUNTED, worth: 'at_least' } },
    screenshots: [screenshot({ ...LIST, count: 6, cutOff: true })],
  },
  { scopes: { reported: 9, verdict: 'complete' }, screenshots: [] },
  { scopes: { reported: 5, verdict: 'unexpected' }, screenshots: [] },
  { scopes: { reported: 5, verdict: 'conflict' }, screenshots: [] },
  {
    scopes: { fromScreenshot: 5, counted: { ...COUNTED, worth: 'exact' }, verdict: 'unexpected' },
    screenshots: [screenshot({ ...LIST, count: 5 })],
  },
  {
    scopes: { reported: 9, fromScreenshot: 5, counted: { ...COUNTED, worth: 'exact' }, verdict: 'conflict' },
    screenshots: [screenshot({ ...LIST, count: 5 })],
  },
  {
    scopes: {
      reported: 4,
      fromScreenshot: 6,
      counted: { ...COUNTED, worth: 'at_least' },
      verdict: 'conflict',
    },
    screenshots: [screenshot({ ...LIST, count: 6, cutOff: true })],
  },
];

/** Every stage meets every ledger by turns, and all else that may be known of a case. */
function* cases(stage: string, language: ReplyLanguage): Generator<Reading> {
  let turn = REPLY_LANGUAGES.indexOf(language) * 7;
  for (let ledger = turn; ledger < 4 ** 6; ledger += STRIDE) {
    const steps: Record<string, StepStatus> = {};
    article.steps.forEach(({ id }, index) => {
      steps[id] = STATUSES[Math.floor(ledger / 4 ** index) % 4] ?? 'unknown';
    });
    for (const senderRole of ['user', 'admin', 'unknown'] as const) {
      for (const tenantWideGrant of ['used', 'considering', 'unknown'] as const) {
        turn++;
        const { scopes, screenshots } = CAME[turn % CAME.length] ?? { scopes: {}, screenshots: [] };
        const { scopes: none } = reading({});
        const isCounted = scopes.reported !== undefined || scopes.counted?.worth === 'exact';
        yield reading(steps, {
          stage,
          language,
          senderRole,
          tenantWideGrant,
          scopes: { ...none, ...scopes },
          screenshots,
          evidenceMissing:
            stage === 'approved_but_failing'
              ? [
                  ...(screenshots.length === 0 ? (['screenshot'] as const) : []),
                  ...(isCounted ? [] : (['scope_count'] as const)),
                ]
              : [],
          resolved: stage === 'resolved',
          unawareAdmin: senderRole === 'user' && turn % 2 === 0,
          errorCodes: turn % 5 === 0 ? ['AADSTS65001'] : [],
        });
      }
    }
  }
}
