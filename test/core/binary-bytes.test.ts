import { describe, expect, it } from 'vitest';
import { hasControls, isBinary } from '../../src/core/binary-bytes.ts';

describe('bytes are no words', () => {
  it.each([
    ['where every value stands in them', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['where all of them are zero', Buffer.alloc(10)],
  ])('%s', (_, bytes) => {
    expect(isBinary(bytes)).toBe(true);
    expect(hasControls(bytes)).toBe(true);
  });
});

describe('bytes may be words', () => {
  it.each([
    ['where there are none', Buffer.alloc(0)],
    ['with line ends, tabs, form feeds and colours', Buffer.from('a\tb\r\n\f\v\x1B[0m')],
    ['in any 8-bit charset', Buffer.from(Array.from({ length: 128 }, (_, at) => at + 128))],
  ])('%s', (_, bytes) => {
    expect(isBinary(bytes)).toBe(false);
    expect(hasControls(bytes)).toBe(false);
  });

  it('in UTF-16, and with a stray control character', () => {
    for (const bytes of [Buffer.from('hello', 'utf16le'), Buffer.from('It says AADSTS90094 again.\x07')]) {
      expect(isBinary(bytes)).toBe(false);
      expect(hasControls(bytes)).toBe(true);
    }
  });
});
