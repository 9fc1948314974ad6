import { describe, expect, it } from 'vitest';
import { readScreen } from '../../../src/reading/screen/read-screen.ts';
import { CONSENT, drawDialog, NINE, rowsOf } from './dialog-drawing.ts';
import { loadKnowledge } from './knowledge.ts';

const knowledge = await loadKnowledge();

const nine = { ...CONSENT, rows: rowsOf(...NINE) };

describe('the list of a dialog', () => {
  it.each([1, 2, 4])('is read row by row at %s times the usual size', (unit) => {
    const reading = readScreen(drawDialog(nine, unit).page(), knowledge);
    expect(reading.rows.map(({ name }) => name)).toEqual(NINE);
    expect(reading).toMatchObject({ count: 9, cutOff: false, problem: null, resend: false });
  });

  it('tells which rows are calendar permissions, and their values', () => {
    const { rows } = readScreen(drawDialog(nine).page(), knowledge);
    expect(rows.filter(({ calendar }) => calendar).map(({ scope }) => scope)).toEqual([
      'Calendars.Read',
      'Calendars.Read.Shared',
    ]);
  });

  it('takes a wrapped name for one row', () => {
    const rows = [
      ['Maintain access to data you have', 'given it access to'],
      ['Read your contacts'],
      ['Send mail as you'],
    ];
    const reading = readScreen(drawDialog({ ...CONSENT, rows }).page(), knowledge);
    expect(reading.rows.map(({ name }) => name)).toEqual([
      'Maintain access to data you have given it access to',
      'Read your contacts',
      'Send mail as you',
    ]);
    expect(reading.problem).toBeNull();
  });

  it('knows a calendar in a row that the catalogue does not know', () => {
    const rows = [["Disposer d'un acces sans limite a vos calendriers"], ['Blättern in Ihrem Kalender']];
    const reading = readScreen(drawDialog({ ...CONSENT, rows }).page(), knowledge);
    expect(reading.rows.map(({ calendar, scope }) => ({ calendar, scope }))).toEqual([
      { calendar: true, scope: null },
      { calendar: true, scope: null },
    ]);
  });

  it('takes an opened description for a part of its row', () => {
    const description = ['Allows the app to read your contacts', 'while you are signed in.'];
    const rows = [['Read your contacts', ...description], ['Send mail as you']];
    const reading = readScreen(drawDialog({ ...CONSENT, rows }).page(), knowledge);
    expect(reading.count).toBe(2);
    expect(reading.rows[0]).toMatchObject({
      name: 'Read your contacts',
      raw: 'Read your contacts Allows the app to read your contacts while you are signed in.',
    });
  });

  it('counts the same permission twice and marks the second', () => {
    const rows = rowsOf('Read your contacts', 'Send mail as you', 'Read your contacts');
    const reading = readScreen(drawDialog({ ...CONSENT, rows }).page(), knowledge);
    expect(reading.rows.map(({ duplicate }) => duplicate)).toEqual([false, false, true]);
  });

  it('does not count the box to consent for everybody', () => {
    const checkBox = 'Consent on behalf of your organization';
    const reading = readScreen(drawDialog({ ...nine, checkBox }).page(), knowledge);
    expect(reading).toMatchObject({ count: 9, cutOff: false, problem: null });
  });

  it('ends at a box to tick, whatever its text says', () => {
    const dialog = drawDialog({ ...nine, checkBox: 'Wording that nobody knows', end: null });
    expect(readScreen(dialog.page(), knowledge)).toMatchObject({ count: 9, cutOff: false, problem: null });
  });

  it('is read in spite of type that was measured too large', () => {
    const page = drawDialog(nine).page();
    const words = page.words.map((word) => {
      const { y, height } = word.box;
      return { ...word, box: { ...word.box, y: y - 0.6 * height, height: 1.6 * height } };
    });
    expect(readScreen({ ...page, words }, knowledge).count).toBe(9);
  });

  it('leaves away what the engine made of the arrow', () => {
    const dialog = drawDialog({ ...CONSENT, rows: rowsOf('Read your contacts', 'Access Harbor records') });
    const at = dialog.rowsAt[1] ?? 0;
    dialog.text(90, at, 28, 'Nv', 40);
    const { rows } = readScreen(dialog.page(), knowledge);
    expect(rows[1]).toMatchObject({
      name: 'Access Harbor records',
      raw: 'Access Harbor records',
      scope: null,
    });
  });

  it('keeps the boxes in pixels of the image', () => {
    const dialog = drawDialog(nine);
    const { rows } = readScreen(dialog.page(), knowledge);
    rows.forEach(({ box }, index) => {
      const baseline = dialog.rowsAt[index] ?? 0;
      expect(box.y).toBeLessThan(baseline);
      expect(box.y + box.height).toBeGreaterThanOrEqual(baseline);
    });
  });
});

describe('a list that is not whole', () => {
  it('counts the rows above the lower edge and not the one that the edge cuts', () => {
    const dialog = drawDialog(nine);
    const edge = (dialog.rowsAt[6] ?? 0) - 10;
    const reading = readScreen(dialog.cut({ bottom: edge }), knowledge);
    expect(reading).toMatchObject({ screen: 'permissions_requested', count: 6, cutOff: true });
    expect(reading).toMatchObject({ problem: null, resend: true });
  });

  it('counts the rows below the upper edge', () => {
    const dialog = drawDialog(nine);
    const reading = readScreen(dialog.cut({ top: (dialog.rowsAt[3] ?? 0) + 10 }), knowledge);
    expect(reading).toMatchObject({ screen: 'permissions_requested', count: 5, cutOff: true });
  });

  it('is whole where only the heading is missing', () => {
    const reading = readScreen(drawDialog({ ...nine, heading: null }).page(), knowledge);
    expect(reading).toMatchObject({ screen: 'permissions_requested', count: 9, cutOff: false });
  });

  it('is whole where the buttons stand below it, with no text between', () => {
    const reading = readScreen(drawDialog({ ...nine, end: null }).page(), knowledge);
    expect(reading).toMatchObject({ count: 9, cutOff: false });
  });
});

describe('a list that cannot be trusted', () => {
  it('says so where an arrow stands alone: its words were not found', () => {
    const page = drawDialog(nine).page();
    const without = page.words.filter(({ text }) => text !== 'contacts' && text !== 'settings');
    const lost = without.filter((_, index) => !isOfRow(without, index, ['Send', 'as']));
    const reading = readScreen({ ...page, words: lost }, knowledge);
    expect(reading.count).not.toBe(9);
    expect(reading.problem).toMatch(/^could not be read in full/);
    expect(reading.resend).toBe(true);
  });

  it('says so where two rows were read as one line', () => {
    const rows = rowsOf(
      'Read your contacts',
      'Read your calendars Send mail as you',
      'View your email address',
    );
    const reading = readScreen(drawDialog({ ...CONSENT, rows }).page(), knowledge);
    expect(reading.problem).toMatch(/^could not be read in full/);
  });

  it('says so where a row is a guess of the engine', () => {
    const dialog = drawDialog({ ...CONSENT, rows: rowsOf('Read your contacts', 'Send mail as you') });
    const page = dialog.page();
    const words = page.words.map((word) =>
      word.text === 'Send' || word.text === 'mail' || word.text === 'as'
        ? { ...word, text: 'xq', confidence: 20 }
        : word,
    );
    expect(readScreen({ ...page, words }, knowledge)).toMatchObject({
      problem: 'could not be read in full: its letters are too small or too blurred',
      resend: true,
    });
  });
});

/** Whether a word stands on the line of one of these words, which is nowhere else on the page. */
function isOfRow(words: { text: string; box: { y: number; height: number } }[], at: number, row: string[]) {
  const middle = (word: { box: { y: number; height: number } }) => word.box.y + word.box.height / 2;
  const here = words[at];
  const mark = words.find(({ text }) => text === row[0]);
  return here !== undefined && mark !== undefined && Math.abs(middle(here) - middle(mark)) < 15;
}
