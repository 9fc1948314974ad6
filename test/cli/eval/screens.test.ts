import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLabels } from '../../../src/cli/eval/screens/label.ts';
import { printScreens } from '../../../src/cli/eval/screens/print-screens.ts';
import { isMiss, isNeedlessDoubt, type Score, scorePicture } from '../../../src/cli/eval/screens/score.ts';
import { tallies, timesOf } from '../../../src/cli/eval/screens/tally.ts';
import type { PermissionRow, ScreenReading } from '../../../src/core/screen.ts';
import { theSet } from '../../fixtures/screens/the-set.ts';
import { writeSet } from '../../fixtures/screens/write-set.ts';
import { startBrowser } from '../../playground/browser.ts';
import { evalRun } from '../../support/eval.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcheck-eval-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('labels', () => {
  const head = 'file\tsource\tscreen\tpermissions\tnames_as_shown\tnotes\tfiner_kind';

  it('say what each picture shows, how hard it is, and whether the list goes on', () => {
    const text = `${head}
a.png\town\tpermissions_requested\t2\tRead your mail|Send mail as you\thard; cut_off; from a phone\tuser
b.png\town\tneed_admin_approval\t0\t\tclean\t
c.png\town\tentra_permissions\t0\t\tan empty table\ttable
`;
    expect(parseLabels(text)).toEqual([
      {
        file: 'a.png',
        screen: 'permissions_requested',
        count: 2,
        names: ['Read your mail', 'Send mail as you'],
        cutOff: true,
        grade: 'hard',
        notes: 'hard; cut_off; from a phone',
      },
      {
        file: 'b.png',
        screen: 'need_admin_approval',
        count: null,
        names: [],
        cutOff: false,
        grade: 'clean',
        notes: 'clean',
      },
      expect.objectContaining({ file: 'c.png', count: 0, grade: null }),
    ]);
  });

  it('need no more than file, screen and permissions, and bear the line ends of Windows', () => {
    expect(parseLabels('\uFEFFfile\tscreen\tpermissions\r\na.png\tother\t0\r\n')).toMatchObject([
      { file: 'a.png', screen: 'other', count: null },
    ]);
  });

  it.each([
    ['a column that nobody knows', 'file\tscreen\tpermissions\tcolour\n', 'a column "colour"'],
    ['a missing column', 'file\tpermissions\n', 'no column "screen"'],
    ['a screen that there is not', `${head}\na.png\t\tdialog\t2\n`, 'Line 2 of LABELS.tsv: screen is one of'],
    ['a count that is no number', `${head}\n\na.png\t\tother\tnine\n`, 'Line 3 of LABELS.tsv: permissions'],
    ['a line that ends too early', `${head}\na.png\n`, 'Line 2 of LABELS.tsv: screen'],
    ['no line at all', `${head}\n`, 'names no picture'],
  ])('say in words what is wrong: %s', (_, text, words) => {
    expect(parseLabels(text)).toEqual({ wrong: expect.stringContaining(words) });
  });
});

describe('a score', () => {
  it('finds a name with one letter in ten misread, spaces and case aside', () => {
    const seen = reading(['read your  CALENDARS', 'Sencl mail as y0u', 'View your emall address']);
    const score = scored(['Read your calendars', 'Send mail as you', 'View your email address'], seen);
    expect(score.missedNames).toEqual(['Send mail as you']);
    expect(score.namesFound).toBe(2);
    expect(isMiss(score)).toBe(true);
  });

  it('lets a row stand for one name only', () => {
    const names = ['Sign you in and read your profile', 'Sign you in and read your profile'];
    expect(scored(names, reading(names.slice(1))).missedNames).toEqual(names.slice(1));
    expect(scored(names, reading(names)).missedNames).toEqual([]);
  });

  it('takes a row by its raw words or by its name for programs as well', () => {
    const seen = reading(['Read your calendars']);
    seen.rows = seen.rows.map((row) => ({ ...row, raw: 'Read calendars', scope: 'Calendars.Read' }));
    expect(scored(['Read calendars'], seen).missedNames).toEqual([]);
    expect(scored(['Calendars.Read'], seen).missedNames).toEqual([]);
  });

  it.each([
    ['a wrong number', {}, {}, true],
    ['a wrong number of what is cut off', { cutOff: true }, {}, false],
    ['a wrong number with a problem said', { problem: 'is too blurred to be read' }, {}, false],
    ['no number', { count: null }, {}, false],
    ['the right number of a list that goes on, as if it were all', { count: 3 }, { cutOff: true }, true],
    ['the right number', { count: 3 }, {}, false],
  ])('tells a number that is wrong for sure: %s', (_, change, label, wrong) => {
    const seen = { ...reading(['Read your mail', 'Send mail as you']), ...change };
    const names = ['Read your mail', 'Send mail as you', 'Read your files'];
    expect(scorePicture({ ...labelled(names), ...label }, seen, 5).wrongForSure).toBe(wrong);
  });

  it('calls it a false alarm where a list is claimed for another picture, and a miss where a reading failed', () => {
    const other = { ...labelled([]), screen: 'other' as const, count: null };
    expect(scorePicture(other, reading(['Read your mail']), 5)).toMatchObject({
      falseAlarm: true,
      wrongForSure: true,
      countRight: null,
    });
    expect(scorePicture(labelled(['Read your mail']), null, 5, 'took too long')).toMatchObject({
      kindRight: false,
      countRight: false,
      wrongForSure: false,
      problem: 'took too long',
    });
  });
});

describe('a doubt', () => {
  const names = ['Read your mail', 'Send mail as you'];

  it.each([
    ['a problem said of what was read right', { problem: 'could not be read in full' }, {}, true],
    ['a whole list said to be cut off', { cutOff: true }, {}, true],
    ['a list that is cut off', { cutOff: true }, { cutOff: true }, false],
    ['a problem said of what was read wrong', { count: 1, problem: 'could not be read in full' }, {}, false],
    ['none', {}, {}, false],
  ])('is needless or not: %s', (_, change, label, needless) => {
    const score = scorePicture({ ...labelled(names), ...label }, { ...reading(names), ...change }, 5);
    expect(isNeedlessDoubt(score)).toBe(needless);
  });
});

describe('the table', () => {
  const good = scored(['Read your mail'], reading(['Read your mail']));
  const hard = scored(['Read your mail', 'Send mail as you'], reading(['Read your mail']));
  const scores = [good, { ...hard, ms: 40, label: { ...hard.label, file: 'b.png', grade: 'hard' as const } }];

  it('counts all together and by grade', () => {
    const { all, clean, hard: harder } = tallies(scores);
    expect(all).toMatchObject({ pictures: 2, kind: { right: 2, of: 2 }, count: { right: 1, of: 2 } });
    expect([clean?.names, harder?.names]).toEqual([
      { right: 1, of: 1 },
      { right: 1, of: 2 },
    ]);
  });

  it('names every miss with what was expected and what was read', () => {
    const text = printScreens(scores, { cpuSecondsEach: 1.5, peakRssMb: 300, longestBlockMs: 12 });
    expect(text).toMatch(/count right +1 of 2 \(50\.0 %\) +1 of 1 \(100\.0 %\) +0 of 1 \(0\.0 %\)/);
    expect(text).toMatch(/false alarms +0 of 0/);
    expect(text).toContain('b.png  WRONG FOR SURE');
    expect(text).toContain('expected permissions_requested, 2 rows');
    expect(text).toContain('missed   Send mail as you');
    expect(text).not.toContain('a.png');
  });

  it('keeps the first picture apart from the others', () => {
    const times = [900, 10, 20, 30].map((ms) => ({ ...good, ms }));
    expect(timesOf(times)).toEqual({ coldMs: 900, meanMs: 20, p95Ms: 30, maxMs: 30 });
  });
});

describe('measuring screens', () => {
  it('asks for a folder with labels', async () => {
    const { code, err } = await evalRun(['screens', join(folder, 'nowhere')]);
    expect([code, err]).toEqual([2, expect.stringContaining('There is no LABELS.tsv in')]);
  });
});

describe('measuring screens, over look-alikes of them', () => {
  const PATIENCE_MS = 240_000;
  let rendered: string;

  beforeAll(async () => {
    rendered = join(folder, 'rendered');
    const browser = await startBrowser();
    try {
      const scenes = theSet().filter(({ file }) => REPRESENTATIVE.includes(file));
      await writeSet(browser, scenes, rendered);
    } finally {
      await browser.close();
    }
    await writeFile(join(rendered, 'LABELS.tsv'), 'lost.png\t\tother\t0\n', { flag: 'a' });
  }, PATIENCE_MS);

  it(
    'reads them right, and says which are missing',
    async () => {
      const { code, out, err } = await evalRun(['screens', rendered, '--json']);
      expect(err).toBe('lost.png: LABELS.tsv names it, but it cannot be read\n');
      expect(code).toBe(0);
      const { groups, misses, times } = JSON.parse(out);
      expect(misses).toEqual([]);
      expect(groups.all).toMatchObject({
        pictures: REPRESENTATIVE.length,
        falseAlarms: { right: 0, of: 2 },
        wrongForSure: 0,
      });
      expect(times.meanMs).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});

const REPRESENTATIVE = [
  'consent-nine.png',
  'consent-admin-seven.png',
  'dark-approval-eight.png',
  'de-consent-nine.png',
  'need-admin.png',
  'cut-below-six.png',
  'table-seven.png',
  'decoy-inbox.png',
  'decoy-guest-review.png',
];

function scored(names: string[], seen: ScreenReading): Score {
  return scorePicture(labelled(names), seen, 5);
}

function labelled(names: string[]) {
  return {
    file: 'a.png',
    screen: 'permissions_requested' as const,
    count: names.length,
    names,
    cutOff: false,
    grade: 'clean' as const,
    notes: 'clean',
  };
}

function reading(names: string[]): ScreenReading {
  return {
    screen: 'permissions_requested',
    anchors: [],
    rows: names.map(rowOf),
    count: names.length,
    cutOff: false,
    problem: null,
    resend: false,
    app: null,
    codes: [],
  };
}

function rowOf(name: string): PermissionRow {
  return {
    raw: name,
    name,
    scope: null,
    calendar: false,
    duplicate: false,
    confidence: 90,
    kind: null,
    box: { x: 0, y: 0, width: 10, height: 10 },
  };
}
