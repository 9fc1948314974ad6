import { describe, expect, it } from 'vitest';
import { depersonalise } from '../../src/writing/depersonalise.ts';

const known = { names: ['Mia Chen'], addresses: ['mia.chen@birchwood.example'] };
const said = (text: string) => depersonalise(text, known);

describe('what tells who somebody is goes', () => {
  it.each([
    [
      'Write to mia.chen@birchwood.example or bob@else.example.',
      'Write to person@customer.example or person@customer.example.',
    ],
    ['Mia here, from Birchwood. MIA CHEN says so.', 'Sam here, from Acme. Sam says so.'],
    ['Call +1 (555) 123-4567 or 020 7946 0958.', 'Call 555-0100 or 555-0100.'],
    ['Case 1234567 at https://portal.birchwood.example/x?user=mia', 'Case 00000 at https://link.example/'],
    ['Hi Bailey,\nit fails.', 'Hi Sam,\nit fails.'],
    ['It fails.\n\nThanks,\nPriyanka Rao', 'It fails.\n\nThanks,\nSam'],
  ])('%j', (text, expected) => expect(said(text)).toBe(expected));
});

describe('what rules read stays', () => {
  it.each([
    'I see 7 permissions, not 9, since 18 Nov 2026.',
    'Error AADSTS90094 on the "Need admin approval" page.',
    'See https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/configure-admin-consent-workflow for it.',
  ])('%s', (text) => expect(said(text)).toBe(text));
});

it('reads a name as it stands, not as a pattern', () => {
  expect(depersonalise('A (B+) C wrote', { names: ['A (B+)'], addresses: [] })).toBe('Sam C wrote');
});
