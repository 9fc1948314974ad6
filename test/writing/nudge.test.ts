import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { REPLY_LANGUAGES } from '../../src/core/reply-language.ts';
import { checkNudge, silentWarning, writeNudge } from '../../src/writing/nudge.ts';
import { draftOf } from '../support/drafts.ts';
import { ticketOf } from '../support/records.ts';
import { adminApproval, reading, STAGES } from './case.ts';

const article = adminApproval();

function nudge(of: Reading) {
  return writeNudge({
    reading: of,
    article,
    recipientName: 'Ann Lee',
    subject: 'Jump',
    deskName: 'Jump Support',
  });
}

describe('a nudge', () => {
  it('asks how the next open steps stand, and for nothing new', () => {
    expect(nudge(reading(STAGES.blocked ?? {}))?.text).toBe(`Hi Ann,

We have not heard from you since our last message and would like to help you finish. Could you tell us whether your Microsoft admin already knows about this, and whether the link to Microsoft's guide has been passed on?

If you have any questions, just reply to this message.

Best regards,
Jump Support`);
  });

  it('names no step where none is open that one could be asked about', () => {
    const done = Object.fromEntries(article.steps.map(({ id }) => [id, 'done' as const]));
    expect(nudge(reading(done))?.text).toContain('Could you tell us how things stand?');
  });

  it('is not written for who is done, nor where a person must answer', () => {
    expect(nudge(reading({}, { resolved: true }))).toBeNull();
    expect(nudge(reading({}, { needsPerson: 'The admin has refused.' }))).toBeNull();
  });

  for (const language of REPLY_LANGUAGES) {
    for (const [stage, steps] of Object.entries(STAGES)) {
      if (stage === 'resolved') continue;
      for (const senderRole of ['user', 'admin'] as const) {
        it(`passes every guard: ${language}, ${stage}, ${senderRole}`, () => {
          const of = reading(steps, { stage, language, senderRole });
          const content = nudge(of);
          if (!content) throw new Error('There is no nudge.');
          expect(content.language).toBe(language);
          expect(checkNudge(content, of, article)).toEqual([]);
          expect(content.text).not.toMatch(/[{}]|^\d\./m);
        });
      }
    }
  }
});

describe('the card', () => {
  const silent = ticketOf({ reminded: { of: 'silent', at: 1 } });
  it('says why the draft is there, until somebody decides', () => {
    expect(silentWarning(silent, draftOf())).toEqual([
      'The customer has not answered our last reply for days. The reply below is a suggested nudge; it goes out only once somebody approves it.',
    ]);
    expect(silentWarning(ticketOf(), draftOf())).toEqual([]);
  });
  it('says so without a draft too', () => {
    expect(silentWarning(silent, null)).toEqual(['The customer has not answered our last reply for days.']);
  });
});
