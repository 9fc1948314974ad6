import { describe, expect, it } from 'vitest';
import { cut } from '../../src/slack/limits.ts';
import { join, split, withLinks } from '../../src/slack/text.ts';

describe('a long text', () => {
  it.each([
    ['paragraphs', 'One paragraph of words.\n\n'.repeat(400)],
    ['lines', 'one line\n'.repeat(2000)],
    ['words', 'word '.repeat(3000)],
    ['one word', 'x'.repeat(9001)],
    ['pictographs', 'a👋'.repeat(3000)],
  ])('of %s falls into pieces that make the same text again', (_, text) => {
    const pieces = split(text, 1000);
    expect(join(pieces)).toBe(text);
    for (const piece of pieces.pieces) {
      expect(piece.length).toBeLessThanOrEqual(1000);
      expect(piece).not.toMatch(/[\uD800-\uDBFF]$/);
    }
  });

  it('is cut with an ellipsis, never within a character', () => {
    expect(cut('abcdef', 4)).toBe('abc…');
    expect(cut('ab👋👋', 4)).toBe('ab…');
    expect(cut('abcd', 4)).toBe('abcd');
  });
});

describe('an address in a reply', () => {
  it('can be followed, without the full stop behind it', () => {
    expect(withLinks('See https://learn.example/a?b=c. Thanks')).toEqual([
      { type: 'text', text: 'See ' },
      { type: 'link', url: 'https://learn.example/a?b=c' },
      { type: 'text', text: '. Thanks' },
    ]);
  });

  it('is none where it only looks like one', () => {
    expect(withLinks('http:// and javascript://x')).toEqual([
      { type: 'text', text: 'http:// and javascript://x' },
    ]);
  });
});
