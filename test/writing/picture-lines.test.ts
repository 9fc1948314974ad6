import { describe, expect, it } from 'vitest';
import type { Screenshot } from '../../src/core/reading.ts';
import { fileLines, pictureLines } from '../../src/writing/picture-lines.ts';
import { aMessage, aPicture } from '../support/a-message.ts';
import { aRow } from '../support/read-picture.ts';
import { reading, screenshot } from './case.ts';

function line(change: Partial<Screenshot>): string | undefined {
  return pictureLines(reading({}, { screenshots: [screenshot({ problem: null, ...change })] }))[0];
}

const whole = {
  screen: 'permissions_requested',
  count: 2,
  rows: [aRow('Sign you in'), aRow('Read your mail')],
} as const;

describe('a picture on the card', () => {
  it.each<[string, Partial<Screenshot>]>([
    [
      'screen.png: Permissions requested, 2 permissions, none for the calendar; outlined in the thread',
      { ...whole, rows: [...whole.rows] },
    ],
    [
      'screen.png: Permissions requested, 2 permissions, 1 for the calendar; outlined in the thread',
      { ...whole, rows: [aRow('Sign you in'), aRow('Read your calendars', true)] },
    ],
    [
      'screen.png: Permissions requested, at least 2 permissions (the list goes on outside the picture); outlined in the thread',
      { ...whole, rows: [...whole.rows], cutOff: true },
    ],
    [
      'screen.png: Permissions requested, 2 permissions, none for the calendar, one of them twice; outlined in the thread',
      { ...whole, rows: [aRow('Sign you in'), { ...aRow('Sign you in'), duplicate: true }] },
    ],
    ['screen.png: Need admin approval, for "Jump"', { screen: 'need_admin_approval', app: 'Jump' }],
    ['screen.png: API permissions, 0 permissions', { screen: 'entra_permissions', count: 0 }],
    ['screen.png: another picture', { screen: 'other' }],
    [
      'screen.png: could not be read (it is too blurred)',
      { screen: 'unreadable', problem: 'is too blurred' },
    ],
    [
      'screen.png was not read: its file is gone',
      { screen: 'unreadable', problem: 'was not read: its file is gone' },
    ],
    [
      'screen.png: Need admin approval, from our own quoted words',
      { screen: 'need_admin_approval', byDesk: true },
    ],
    [
      'screen.png: Need admin approval, for another app, "Contoso Records"',
      { screen: 'need_admin_approval', app: 'Contoso Records', otherApp: true },
    ],
    ['logos and the like: screen.png', { screen: 'other', decoration: true }],
  ])('%s', (expected, change) => {
    expect(line(change)).toBe(expected);
  });
});

describe('a file that is no picture', () => {
  const pdf = aPicture({ name: 'scan.pdf', picture: false });
  const messages = [
    aMessage({ attachments: [pdf, aPicture({ id: '2', name: 'list.csv', picture: false })] }),
  ];
  const looked = { messageId: 'm1', attachmentId: '1', name: 'scan.pdf', pages: 3, problem: null };

  it('is among those that nobody has read, unless it was looked at', () => {
    expect(fileLines(messages, reading({}))).toEqual(['scan.pdf', 'list.csv']);
    expect(fileLines(messages, reading({}, { documents: [looked] }))).toEqual(['list.csv']);
  });

  it('is said to have been looked at, with what could not be read', () => {
    const lines = (change: Partial<typeof looked> | { problem: string }) =>
      pictureLines(reading({}, { documents: [{ ...looked, ...change }] }));
    expect(lines({})).toEqual(['scan.pdf: 3 pages looked at, no screen of Microsoft']);
    expect(lines({ problem: 'is protected by a password' })).toEqual([
      'scan.pdf: could not be read in full (it is protected by a password)',
    ]);
  });

  it('is named once where a page of it is listed', () => {
    const page = screenshot({
      attachmentId: '1',
      name: 'scan.pdf, page 2',
      page: 2,
      screen: 'need_admin_approval',
      problem: null,
    });
    expect(pictureLines(reading({}, { documents: [looked], screenshots: [page] }))).toEqual([
      'scan.pdf, page 2: Need admin approval',
    ]);
  });
});
