import { describe, expect, it } from 'vitest';
import { readScreen } from '../../../src/reading/screen/read-screen.ts';
import { draw } from './drawing.ts';
import { loadKnowledge } from './knowledge.ts';

const knowledge = await loadKnowledge();

/** The app that is read where these lines, each this far from the left edge, follow the heading. */
function appBelowHeading(...lines: [left: number, text: string][]) {
  const page = draw(900, 900);
  page.text(88, 120, 48, 'Permissions requested');
  lines.forEach(([left, text], index) => {
    page.text(left, 180 + 40 * index, 26, text);
  });
  const start = 220 + 40 * lines.length;
  page.text(88, start, 30, 'This app would like to:');
  page.arrow(88, start + 48, 2);
  page.text(144, start + 56, 30, 'Read your contacts');
  page.text(88, start + 140, 26, 'Accepting these permissions means that you allow this app');
  return readScreen(page.page(), knowledge).app;
}

const NOTICE: [number, string][] = [
  [88, 'This application is not published by Microsoft or your'],
  [88, 'organization.'],
];

describe('the app that a dialog names', () => {
  it('may stand beside its picture', () => {
    expect(appBelowHeading([190, 'Harbor Notes'], [190, 'App info'], ...NOTICE)).toBe('Harbor Notes');
  });

  it('is not the second line of the notice on its publisher', () => {
    expect(appBelowHeading(...NOTICE)).toBeNull();
  });

  it('comes after the line that asks for the whole organization', () => {
    expect(appBelowHeading([88, 'Review for your organization'], [88, 'Harbor Notes'])).toBe('Harbor Notes');
  });
});
