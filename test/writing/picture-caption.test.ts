import { describe, expect, it } from 'vitest';
import type { PermissionRow } from '../../src/core/screen.ts';
import { pictureCaption } from '../../src/writing/picture-caption.ts';
import { screenshot } from './case.ts';

function row(name: string, change: Partial<PermissionRow> = {}): PermissionRow {
  const box = { x: 0, y: 0, width: 100, height: 20 };
  const plain = { raw: name, name, scope: null, calendar: false, duplicate: false, confidence: 95 };
  return { ...plain, kind: null, box, ...change };
}

describe('the caption of a picture', () => {
  it('lists the rows by the numbers in the picture, and marks what counts', () => {
    const picture = screenshot({
      screen: 'permissions_requested',
      count: 4,
      problem: null,
      rows: [
        row('Read your calendars', { calendar: true }),
        row('Sign you in'),
        row('Sign you in', { duplicate: true }),
        row('Rcad yaur mai1', { confidence: 31 }),
      ],
    });
    expect(pictureCaption(picture).slice(1)).toEqual([
      '1. Read your calendars (calendar)',
      '2. Sign you in',
      '3. Sign you in (same as above)',
      '4. Rcad yaur mai1 (hard to read)',
    ]);
    expect(pictureCaption(picture)[0]).toMatch(/^screen\.png.*ermissions requested.*4 permissions/);
  });

  it('says what could not be read', () => {
    const problem = 'is too blurred to be read';
    const [only, ...rest] = pictureCaption(screenshot({ screen: 'unreadable', problem }));
    expect(only).toContain(problem);
    expect(rest).toEqual([]);
  });

  it('is empty for a logo, and for a picture of something else', () => {
    expect(pictureCaption(screenshot({ decoration: true, problem: 'is too small' }))).toEqual([]);
    expect(pictureCaption(screenshot({ screen: 'other', problem: null }))).toEqual([]);
  });
});
