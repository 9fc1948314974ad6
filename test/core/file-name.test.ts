import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseFileName } from '../../src/core/file-name.ts';

describe('sanitiseFileName', () => {
  it.each([
    ['Screenshot 2026-05-04.png', 'Screenshot 2026-05-04.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Ann\\scopes.jpg', 'scopes.jpg'],
    ['invoice\u202Egnp.exe', 'invoicegnp.exe'],
    ['a\u0000b\r\nc.png', 'abc.png'],
    ['ze\u200Bro.png', 'zero.png'],
    ['Éclair.png', 'Éclair.png'],
    ['.htaccess', 'htaccess'],
    ['name. ', 'name'],
  ])('makes %j the name %j', (name, expected) => {
    expect(sanitiseFileName(name, 'file')).toBe(expected);
  });

  it.each(['', '..', '../..', '/', ' . ', '\u202E'])(
    'takes the fallback where nothing is left of %j',
    (name) => {
      expect(sanitiseFileName(name, 'picture-1.png')).toBe('picture-1.png');
    },
  );

  it('shortens to 120 characters and keeps the extension', () => {
    const short = sanitiseFileName(`${'😀'.repeat(3000)}.png`, 'file');
    expect(Array.from(short)).toHaveLength(120);
    expect(short.endsWith('….png')).toBe(true);
  });

  it('is harmless, whatever was sent', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '..',
      '\0',
      '\u202E',
      '\u200B',
      ' ',
      '.',
      'a',
      'é',
      '😀',
      '\uD800',
      '\r\n',
    );
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 200 }).map((it) => it.join('')),
    );
    fc.assert(
      fc.property(names, (sent) => {
        const name = sanitiseFileName(sent, 'file-a1');
        expect(name).not.toMatch(/[/\\\p{C}\p{Zl}\p{Zp}]|^[. ]|[. ]$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(120);
        expect(name).not.toBe('');
      }),
    );
  });

  it('takes no time over a name of a million characters', () => {
    const marks = 'a\u0301\u0316'.repeat(500_000);
    expect(Array.from(sanitiseFileName(`${marks}.png`, 'file')).length).toBeLessThanOrEqual(120);
    expect(sanitiseFileName(`${'x/'.repeat(500_000)}end.png`, 'file')).toBe('end.png');
  });
});
