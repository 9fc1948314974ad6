import { describe, expect, it } from 'vitest';
import { createSign } from '../src/signing.ts';

describe('a signature', () => {
  it('is short, in lower-case letters and digits, and has always the same length', () => {
    const sign = createSign('secret');
    const lengths = new Set<number>();
    for (let count = 0; count < 2_000; count++) {
      const signature = sign(`text ${count}`);
      expect(signature).toMatch(/^[a-z0-9]+$/);
      lengths.add(signature.length);
    }
    expect([...lengths]).toEqual([25]);
  });

  it('depends on the text and on the secret, and on nothing else', () => {
    expect(createSign('secret')('text')).toBe(createSign('secret')('text'));
    expect(createSign('secret')('text')).not.toBe(createSign('secret')('Text'));
    expect(createSign('secret')('text')).not.toBe(createSign('Secret')('text'));
  });
});
