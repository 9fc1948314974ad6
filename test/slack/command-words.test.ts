import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/slack/command-words.ts';

describe('what is typed behind /stepcheck', () => {
  it.each([
    ['search T1001', 'T1001'],
    ['search #1001', '1001'],
    ['find Birchwood.example', 'Birchwood.example'],
    ['search @birchwood.example', 'birchwood.example'],
    ['search <http://birchwood.example|birchwood.example>', 'birchwood.example'],
    ['search <https://birchwood.example/>', 'birchwood.example'],
    ['search <mailto:mia@birchwood.example|mia@birchwood.example>', 'mia@birchwood.example'],
    ['search <@U07MIACHEN|mia.chen>', 'U07MIACHEN'],
    ['search <@U07MIACHEN>', 'U07MIACHEN'],
  ])('%s looks for %s', (typed, term) => {
    expect(readCommand(typed)).toEqual({ kind: 'search', term });
  });

  it.each(['show T1001', 'show t1001', 'SHOW #1001', ' show  1001 '])('"%s" shows a case', (typed) => {
    expect(readCommand(typed)).toEqual({ kind: 'show', ticketId: 'T1001' });
  });

  it.each([
    ['summary', null],
    ['summary 2026-W47', '2026-W47'],
    ['summary 2026w7', '2026-W07'],
  ])('"%s" sums up a week', (typed, week) => {
    expect(readCommand(typed)).toEqual({ kind: 'summary', week });
  });

  it.each([
    ['search', 'What shall I look for?'],
    ['show', 'Which case?'],
    ['show me everything', 'Which case?'],
    ['summary last week', 'That is no week'],
    ['summary 2026-W54', 'That is no week'],
    ['delete T1001', 'There is no “delete”'],
  ])('"%s" is answered with what to type', (typed, told) => {
    const asked = readCommand(typed);
    expect(asked.kind === 'wrong' ? asked.told : '').toContain(told);
    expect(asked.kind === 'wrong' ? asked.told : '').toContain('/stepcheck');
  });

  it('is answered with help where it is nothing', () => {
    expect(readCommand('')).toEqual({ kind: 'help' });
  });
});
