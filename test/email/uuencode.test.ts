import { describe, expect, it } from 'vitest';
import { cutUuencoded } from '../../src/email/uuencode.ts';

// "generated" and 45 bytes of "A", as uuencode writes them.
const SHORT = ')9V5N97)A=&5D';
const FULL = `M${'04%!'.repeat(15)}`;

describe('uuencoded files', () => {
  it('are cut out of the text, whole, with their names', () => {
    const text = `see\nbegin 644 a b.txt\n${FULL}\n${SHORT}\n\`\nend\nand\nbegin 0755 \n${SHORT}\n \nend\nthat is all`;
    const { rest, files } = cutUuencoded(text);
    expect(rest).toBe('see\nand\nthat is all');
    expect(files.map(({ name, content, whole }) => [name, content.toString(), whole])).toEqual([
      ['a b.txt', `${'A'.repeat(45)}generated`, true],
      [null, 'generated', true],
    ]);
  });

  it('are the same with check characters and with spaces lost at line ends', () => {
    const zeros = cutUuencoded('begin 644 z\n%\nend').files[0]?.content;
    expect(zeros).toEqual(Buffer.alloc(5));
    expect(cutUuencoded(`begin 644 z\n${SHORT}X\nend`).files[0]?.content.toString()).toBe('generated');
  });

  it('end where words begin, and say that they are not whole', () => {
    const { rest, files } = cutUuencoded(`begin 644 a.txt\n${SHORT}\n\nRegards,\nAnn`);
    expect(files).toMatchObject([{ name: 'a.txt', whole: false }]);
    expect(rest).toBe('Regards,\nAnn');
    expect(cutUuencoded(`begin 644 a.txt\n${SHORT}`).files).toMatchObject([{ whole: false }]);
  });

  it.each([
    'begin 644 tests today',
    'begin 644 a\nThis is prose.',
    'we begin 644 a\nend',
    'begin 644 a\nend',
  ])('are not seen in %j', (text) => {
    expect(cutUuencoded(text)).toEqual({ rest: text, files: [] });
  });

  it('are bounded in number', () => {
    const { files } = cutUuencoded(`begin 644 a\n${SHORT}\nend\n`.repeat(300));
    expect(files).toHaveLength(50);
  });
});
