import { type Drawing, draw } from './drawing.ts';

export interface DialogText {
  heading: string | null;
  app?: string;
  start: string | null;
  /** Lines of each row: the name, wrapped or followed by its description. */
  rows: string[][];
  checkBox?: string;
  end: string | null;
  buttons?: string[];
}

export const CONSENT = {
  heading: 'Permissions requested',
  app: 'Harbor Notes',
  start: 'This app would like to:',
  end: 'Accepting these permissions means that you allow this app',
  buttons: ['Cancel', 'Accept'],
};

/** Nine rows that a user may be asked for. */
export const NINE = [
  'Sign you in and read your profile',
  'Maintain access to data you have given it access to',
  'Read your calendars',
  'Read calendars you can access',
  'Read your contacts',
  'Read and write access to your mail',
  'Send mail as you',
  'Read your mailbox settings',
  'View your email address',
];

export interface DrawnDialog extends Drawing {
  /** The baseline of each row's first line. */
  rowsAt: number[];
}

/** A consent dialog by the measures of Microsoft's style sheet; `unit` is the size of one of its pixels. */
export function drawDialog(dialog: DialogText, unit = 2): DrawnDialog {
  const lines = dialog.rows.reduce((sum, row) => sum + row.length, 0);
  const page = draw(440 * unit, Math.round((420 + 28 * dialog.rows.length + 20 * lines) * unit));
  const left = 44 * unit;
  const rowsAt: number[] = [];
  let y = 60 * unit;
  if (dialog.heading) page.text(left, y, 24 * unit, dialog.heading);
  y += 36 * unit;
  if (dialog.app) page.text(left, y, 15 * unit, dialog.app);
  y += 40 * unit;
  if (dialog.start) page.text(left, y, 15 * unit, dialog.start);
  for (const row of dialog.rows) {
    y += 28 * unit;
    rowsAt.push(y);
    page.arrow(left, y - 4 * unit, unit);
    row.forEach((line, index) => {
      if (index > 0) y += 20 * unit;
      page.text(left + 28 * unit, y, 15 * unit, line);
    });
  }
  y += 40 * unit;
  if (dialog.checkBox) {
    page.box(left, y - 14 * unit, 20 * unit, unit);
    page.text(left + 28 * unit, y, 15 * unit, dialog.checkBox);
  }
  if (dialog.checkBox) y += 34 * unit;
  if (dialog.end) page.text(left, y, 13 * unit, dialog.end);
  dialog.buttons?.forEach((button, index) => {
    page.text(left + (180 + 120 * index) * unit, y + 60 * unit, 15 * unit, button);
  });
  return { ...page, rowsAt };
}

export function rowsOf(...names: string[]): string[][] {
  return names.map((name) => [name]);
}
