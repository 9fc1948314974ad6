import { expect, it } from 'vitest';
import { countKnown } from '../../../src/cli/import/count-known.ts';

/** A desk that has made this message, taken at 5, of each of the mails. */
const lookup = { find: async (_: string, key: string) => (key === 'not yet' ? null : 'M1') };
const record = { v: 1 as const, rev: 1, identity: '', ticketId: null, folder: '' };
const records = { message: async (id: string) => ({ ...record, id, receivedAt: 5 }) };
const known = (...mails: [string, number][]) =>
  countKnown(
    mails.map(([filedKey, receivedAt]) => ({ filedKey, receivedAt })),
    lookup,
    records,
  );

it('a mail is known whose message came at another moment', async () => {
  expect(await known(['new', 5])).toBe(0);
  expect(await known(['old', 6])).toBe(1);
  expect(await known(['not yet', 6])).toBe(0);
});

it.each([
  ['the first', 5, 6],
  ['the second', 4, 5],
  ['one at the very same moment', 5, 5],
])('of two files with one message one is known, also where the desk took %s of them', async (_, one, two) => {
  expect(await known(['one', one], ['two', two])).toBe(1);
});
