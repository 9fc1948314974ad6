import { describe, expect, it } from 'vitest';
import { decodeText, windows1252 } from '../../src/email/charset.ts';

describe('decodeText', () => {
  it('takes valid UTF-8 for UTF-8, whatever the label says', () => {
    for (const label of [null, 'utf-8', 'us-ascii', 'iso-8859-1', 'shift_jis', 'made-up']) {
      expect(decodeText(Buffer.from('für €'), label)).toBe('für €');
    }
  });

  it('believes the label of charsets whose bytes look like UTF-8 by chance', () => {
    const japanese = Buffer.from('\x1B$BF|K\\\x1B(B', 'latin1');
    expect(decodeText(japanese, 'iso-2022-jp')).toBe('日本');
    expect(decodeText(Buffer.from('hi', 'utf16le'), 'utf-16le')).toBe('hi');
  });

  it('believes the label where the bytes are no UTF-8', () => {
    expect(decodeText(Buffer.from([0xcf, 0xf0, 0xe8]), 'windows-1251')).toBe('При');
  });

  it('has nothing to say of a charset that it does not know', () => {
    expect(decodeText(Buffer.from([0x81]), 'cp850')).toBeNull();
  });
});

describe('windows1252', () => {
  it('has a character for each byte', () => {
    expect(windows1252(Buffer.from([0x41, 0x80, 0x93, 0x94, 0x9f, 0xe9, 0xff]))).toBe('A€“”Ÿéÿ');
  });
});
