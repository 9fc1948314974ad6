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
});
