import { expect, it } from 'vitest';
import { untakenNote } from '../../src/writing/untaken-note.ts';
import { ticketOf } from '../support/records.ts';

const HOUR = 3_600_000;

it('names the oldest cases with links, and counts the others', () => {
  const named = [
    { ticket: ticketOf({ createdAt: 0 }), link: 'https://slack.example/archives/C1/p1' },
    { ticket: ticketOf({ id: 'T1002', createdAt: 44 * HOUR, subject: '' }), link: null },
  ];
  expect(untakenNote(named, 7, 49 * HOUR)).toBe(
    [
      '9 cases wait and nobody has taken them:',
      '• T1001 · Mia Chen · Need admin approval · came 2 days ago · https://slack.example/archives/C1/p1',
      '• T1002 · Mia Chen · no subject · came 5 hours ago',
      'and 7 more',
    ].join('\n'),
  );
});

it('speaks of one case as of one', () => {
  const note = untakenNote([{ ticket: ticketOf({ createdAt: 0 }), link: null }], 0, HOUR);
  expect(note).toBe(
    '1 case waits and nobody has taken it:\n• T1001 · Mia Chen · Need admin approval · came an hour ago',
  );
});

it('a long subject is cut', () => {
  const note = untakenNote([{ ticket: ticketOf({ subject: 'x'.repeat(500) }), link: null }], 0, HOUR);
  expect(note.length).toBeLessThan(200);
});
