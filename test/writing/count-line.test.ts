import { expect, it } from 'vitest';
import type { Reading } from '../../src/core/reading.ts';
import { countLine } from '../../src/writing/count-line.ts';
import { aRow } from '../support/read-picture.ts';
import { adminApproval, reading, screenshot } from './case.ts';

type Worth = NonNullable<Reading['scopes']['counted']>['worth'];

/** What the card says of so many in the text and in a picture. */
function line(
  reported: number | null,
  shown: number,
  verdict: Reading['scopes']['verdict'],
  {
    worth = 'exact',
    rows = [],
    calendar = 'unknown',
  }: { worth?: Worth; rows?: string[]; calendar?: Reading['calendar'] } = {},
): string | null {
  const picture = screenshot({
    screen: 'permissions_requested',
    problem: null,
    count: shown,
    rows: rows.map((name) => aRow(name, /calendar/.test(name))),
  });
  const { messageId, attachmentId, page } = picture;
  const counted = { messageId, attachmentId, page, worth };
  const scopes = { reported, fromScreenshot: shown, expected: [9, 7], evidence: null, verdict, counted };
  const said = countLine(reading({}, { scopes, calendar, screenshots: [picture] }), adminApproval());
  return said?.replace(' (expected: 9, or 7 without calendar)', '') ?? null;
}

it.each<[string, Parameters<typeof line>]>([
  ['The text says 9, screen.png shows 7: both calendar permissions are missing', [9, 7, 'conflict']],
  [
    'screen.png shows 7: both calendar permissions are missing',
    [null, 7, 'unexpected', { calendar: 'with' }],
  ],
  ['screen.png shows 7: complete without calendar', [null, 7, 'complete_without_calendar']],
  [
    'The text says 9, screen.png shows 7: the two differ',
    [9, 7, 'conflict', { rows: ['Read your calendars'] }],
  ],
  ['The text says 9, screen.png shows 8: the two differ', [9, 8, 'conflict']],
  [
    'screen.png shows at least 6 (the list goes on outside the picture): too little to judge by',
    [null, 6, 'not_reported', { worth: 'at_least' }],
  ],
  [
    'The text says 9, screen.png shows at least 6 (the list goes on outside the picture): complete',
    [9, 6, 'complete', { worth: 'at_least' }],
  ],
  [
    'screen.png seems to show 7, which is not certain: too little to judge by',
    [null, 7, 'not_reported', { worth: 'doubtful' }],
  ],
])('%s', (expected, input) => {
  expect(line(...input)).toBe(expected);
});
