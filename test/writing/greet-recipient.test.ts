import { describe, expect, it } from 'vitest';
import { greetRecipient } from '../../src/writing/greet-recipient.ts';

const DRAFT = { text: 'Hi Dana,\n\nPlease ask your admin.', language: 'en' };
const toMia = { draft: DRAFT, before: 'Dana Ortiz', now: 'Mia Chen' };

describe('a reply that goes to somebody else than its draft', () => {
  it('greets whom it goes to, whatever else the agent wrote', () => {
    expect(greetRecipient(DRAFT.text, toMia)).toBe('Hi Mia,\n\nPlease ask your admin.');
    expect(greetRecipient('Hi Dana,\r\n\r\nHi Dana, again.', toMia)).toBe('Hi Mia,\r\n\r\nHi Dana, again.');
  });

  it('greets neutrally where no first name is known', () => {
    expect(greetRecipient(DRAFT.text, { ...toMia, now: null })).toBe('Hello,\n\nPlease ask your admin.');
    expect(greetRecipient(DRAFT.text, { ...toMia, now: 'Larkfield Advisors LLC' })).toMatch(/^Hello,\n/);
  });

  it('greets by name where the draft could not', () => {
    const draft = { text: 'Hello,\n\nYes.', language: 'en' };
    expect(greetRecipient(draft.text, { draft, before: 'Front Desk', now: '$& Mia' })).toBe('Hello,\n\nYes.');
    expect(greetRecipient(draft.text, { draft, before: 'Front Desk', now: 'Mia' })).toBe('Hi Mia,\n\nYes.');
  });

  it('greets in English where a language has no greeting of ours', () => {
    expect(greetRecipient(DRAFT.text, { ...toMia, draft: { ...DRAFT, language: 'fi' } })).toMatch(/^Hi Mia,/);
  });
});

describe('the agent’s own greeting is left alone', () => {
  it.each([
    ['Hi Mia,\n\nyes', DRAFT.text],
    ['Hi Dana and Mia,\n\nyes', DRAFT.text],
    ['Hello,\n\nyes', DRAFT.text],
    ['Hi Dana, could you pass this on?', DRAFT.text],
    ['', DRAFT.text],
    ['Hi Dana,\n\nyes', 'Dear Ms Ortiz,\n\nyes'],
    ['Hello Dana,\n\nyes', 'Hello Dana,\n\nyes'],
  ])('%j', (text, draft) => {
    expect(greetRecipient(text, { ...toMia, draft: { text: draft, language: 'en' } })).toBe(text);
  });
});
