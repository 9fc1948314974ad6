import { describe, expect, it } from 'vitest';
import { carryMarks } from '../../src/email/carry-marks.ts';
import { markOf } from '../../src/email/picture-marks.ts';

/** Marks as "[1]", to see them. */
const shown = (marked: string) =>
  [1, 2, 3].reduce((text, number) => text.replaceAll(markOf(number), `[${number}]`), marked);
const carried = (plain: string, rich: string) =>
  shown(
    carryMarks(
      plain,
      rich.replace(/\[(\d)\]/g, (_, number: string) => markOf(Number(number))),
    ),
  );

describe('a mark of the HTML stands in the plain text', () => {
  it.each([
    [
      'after the same words',
      'Please see this.\n\nThanks',
      'Please see this.[1]\nThanks',
      'Please see this.[1]\n\nThanks',
    ],
    ['at the beginning', 'Please see this', '[1]Please see this', '[1]Please see this'],
    [
      'whatever the formatting',
      '> *Hi*  all,\n> _look_:\n> bye',
      'Hi all,\nlook:[1]\nbye',
      '> *Hi*  all,\n> _look_:[1]\n> bye',
    ],
    [
      'in order, where the same words come again',
      `${'the same words again and again and again\n'.repeat(3)}end`,
      `${'the same words again and again and again\n'}[1]${'the same words again and again and again\n'.repeat(2)}[2]end`,
      'the same words again and again and again[1]\nthe same words again and again and again[2]\nthe same words again and again and again\nend',
    ],
    [
      'before the words that follow, where those before it differ',
      'Only in the plain text, and this is rather long.\nThe words that follow both.',
      'Only in the HTML, and this is as long as it needs to be.[1]\nThe words that follow both.',
      'Only in the plain text, and this is rather long.[1]\nThe words that follow both.',
    ],
    [
      'nowhere, where the words are others',
      'something else entirely',
      'not found anywhere at all[1] in it',
      'something else entirely',
    ],
  ])('%s', (_, plain, rich, expected) => {
    expect(carried(plain, rich)).toBe(expected);
  });
});
