import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../src/core/canonical-text.ts';
import { cutMiddle } from '../../src/email/cut-middle.ts';

describe('a very long text', () => {
  it('of 60,000 characters is kept as it is', () => {
    const text = 'word '.repeat(12_000).trim().padEnd(60_000, 'x');
    expect(cutMiddle(text)).toMatchObject({ text, leftOut: 0 });
  });

  it('keeps what was typed below a long quote, and says how much is missing', () => {
    const quote = '> We see the same page again and again.\n'.repeat(5_000);
    const whole = `Please see below.\n${quote}\nOur admin approved it this morning.`;
    const { text, leftOut } = cutMiddle(whole);
    expect(text.startsWith('Please see below.\n> We see')).toBe(true);
    expect(text.endsWith('\n\nOur admin approved it this morning.')).toBe(true);
    expect(text.length).toBeLessThan(60_100);
    const [before, after] = text.split(`\n[… ${leftOut} characters left out …]\n`);
    expect((before ?? '').length + leftOut + (after ?? '').length).toBe(whole.length);
  });

  it('goes on at the start of a line, so that no quoted words lose their sign', () => {
    const { text } = cutMiddle('> I have not asked our admin yet.\n'.repeat(4_000).trim());
    const after = text.split('left out …]\n')[1] ?? '';
    expect(after.split('\n').every((line) => line === '> I have not asked our admin yet.')).toBe(true);
  });

  it('says where a place of the whole is in what is kept', () => {
    const whole = `Please see below.\n${'> the same again\n'.repeat(8_000)}Our admin approved it.`;
    const { text, placeOf } = cutMiddle(whole);
    for (const words of ['see below.', 'Our admin', 'approved it.']) {
      expect(placeOf(whole.indexOf(words))).toBe(text.indexOf(words));
    }
    expect(placeOf(whole.length)).toBe(text.length);
    expect(placeOf(60_000)).toBeNull();
  });

  it.each(['😀', 'a😀', 'ab😀'])('is cut beside a pair of surrogates, never within: %s', (letters) => {
    const { text, leftOut } = cutMiddle(letters.repeat(60_000));
    expect(/\p{Surrogate}/u.test(text)).toBe(false);
    expect(leftOut).toBeGreaterThan(0);
  });

  it('stays canonical, whatever it is made of', () => {
    const piece = fc.constantFrom(
      'a',
      'e\u0301',
      '\u0301',
      '\uAC00\u11A8',
      '😀',
      ' ',
      '\n',
      '\n\n',
      '> ',
      '…',
      '.',
    );
    const long = fc
      .array(piece, { minLength: 1, maxLength: 30 })
      .map((pieces) => canonicalText(pieces.join('').repeat(80_000).slice(0, 130_000)));
    fc.assert(
      fc.property(long, (whole) => {
        const { text } = cutMiddle(whole);
        expect(canonicalText(text)).toBe(text);
        expect(text.length).toBeLessThan(60_100);
      }),
      { numRuns: 60 },
    );
  });
});
