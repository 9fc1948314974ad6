import { describe, expect, it } from 'vitest';
import { readScreen } from '../../../src/reading/screen/read-screen.ts';
import { loadKnowledge } from './knowledge.ts';
import { drawTable, drawTables, HEADERS, type TableText } from './table-drawing.ts';

const knowledge = await loadKnowledge();

const table: TableText = {
  above: 'Configured permissions',
  headers: HEADERS,
  groups: [
    {
      name: 'Microsoft Graph (4)',
      rows: [
        ['Calendars.Read', 'Delegated'],
        ['offline_access', 'Delegated'],
        ['Mail.Send', 'Application'],
        ['User.Read', 'Delegated'],
      ],
    },
  ],
  below: 'To view and manage consented permissions for individual apps',
};

const groupOf = (name: string): TableText['groups'] => [{ name, rows: table.groups[0]?.rows ?? [] }];

describe('a table of permissions', () => {
  it('is read row by row, each with its type', () => {
    const reading = readScreen(drawTable(table).page(), knowledge);
    expect(reading).toMatchObject({
      screen: 'entra_permissions',
      count: 4,
      cutOff: false,
      problem: null,
    });
    expect(reading.rows.map(({ name, kind, calendar }) => [name, kind, calendar])).toEqual([
      ['Calendars.Read', 'delegated', true],
      ['offline_access', 'delegated', false],
      ['Mail.Send', 'application', false],
      ['User.Read', 'delegated', false],
    ]);
  });

  it('needs no heading above it', () => {
    const reading = readScreen(drawTable({ ...table, above: '' }).page(), knowledge);
    expect(reading).toMatchObject({ screen: 'entra_permissions', count: 4 });
  });

  it('is told by its cells where its headers are out of the picture', () => {
    const reading = readScreen(drawTable({ ...table, headers: undefined }).page(), knowledge);
    expect(reading).toMatchObject({ screen: 'entra_permissions', count: 4 });
  });

  it('is cut off where its group says that it has more rows', () => {
    const more = drawTable({ ...table, groups: groupOf('Microsoft Graph (7)') });
    expect(readScreen(more.page(), knowledge)).toMatchObject({
      count: 4,
      cutOff: true,
      problem: null,
      resend: true,
    });
  });

  it('is doubtful where its group says that it has fewer rows', () => {
    const fewer = drawTable({ ...table, groups: groupOf('Microsoft Graph (3)') });
    const reading = readScreen(fewer.page(), knowledge);
    expect(reading.problem).toMatch(/^could not be read in full/);
  });

  it('is cut off where it runs to the edge and no group says how many rows it has', () => {
    const drawing = drawTable({ ...table, groups: groupOf('Microsoft Graph') });
    const edge = (drawing.rowsAt[3] ?? 0) - 40;
    expect(readScreen(drawing.cut({ bottom: edge }), knowledge)).toMatchObject({ count: 3, cutOff: true });
  });

  it('has no number where the rows that its group promises are not in the picture', () => {
    const closed = drawTable({ ...table, groups: [{ name: 'Microsoft Graph (7)', rows: [] }] });
    expect(readScreen(closed.page(), knowledge)).toMatchObject({
      screen: 'entra_permissions',
      count: null,
      cutOff: true,
      problem: 'does not show the list of permissions',
    });
  });

  it('has no rows where it says that there are none', () => {
    const empty = drawTable({ ...table, groups: [], below: 'No permissions added' });
    expect(readScreen(empty.page(), knowledge)).toMatchObject({
      screen: 'entra_permissions',
      count: 0,
      cutOff: false,
      problem: null,
    });
  });

  it('shows names that a narrow column cuts as they are', () => {
    const rows: TableText['groups'][number]['rows'] = [['ExternalConnection.ReadWrit', 'Application']];
    const clipped = drawTable({ ...table, groups: [{ name: 'Microsoft Graph (1)', rows }] });
    const reading = readScreen(clipped.page(), knowledge);
    expect(reading.rows[0]?.raw).toBe('ExternalConnection.ReadWrit');
  });

  it('takes a row whose type lies under a panel where the group promises it', () => {
    const page = drawTable(table).page();
    const at = page.words.find(({ text }) => text === 'offline_access')?.box.y ?? 0;
    const hidden = ({ text, box }: (typeof page.words)[number]) =>
      text === 'Delegated' && Math.abs(box.y - at) < 20;
    const words = page.words.filter((word) => !hidden(word));
    const reading = readScreen({ ...page, words }, knowledge);
    expect(reading.rows[1]).toMatchObject({ name: 'offline_access', kind: null });
    expect(reading).toMatchObject({ count: 4, cutOff: false });
  });

  it('takes no rows from a panel that lies over it', () => {
    const drawing = drawTable(table);
    const at = drawing.rowsAt[1] ?? 0;
    drawing.text(1300, at - 30, 26, 'Delegated permissions');
    drawing.text(1300, at + 46, 26, 'openid');
    drawing.text(1500, at + 46, 26, 'Delegated');
    expect(readScreen(drawing.page(), knowledge).count).toBe(4);
  });

  it('counts what else was granted, in a table of its own', () => {
    const other: TableText = {
      above: 'Other permissions granted for Northwind',
      headers: HEADERS,
      groups: [{ name: 'Microsoft Graph (1)', rows: [['OnlineMeetings.Read', 'Delegated']] }],
    };
    const reading = readScreen(drawTables([{ ...table, below: '' }, other]).page(), knowledge);
    expect(reading).toMatchObject({ count: 5, cutOff: false, problem: null });
  });

  it('is cut off where only the header of what else was granted is in the picture', () => {
    const other: TableText = { ...table, above: 'Other permissions granted for Northwind' };
    const drawing = drawTables([table, other]);
    const reading = readScreen(drawing.cut({ top: (drawing.rowsAt[1] ?? 0) - 40 }), knowledge);
    expect(reading).toMatchObject({ count: 7, cutOff: true });
  });

  it('is read by its names where a panel lies over the types', () => {
    const page = drawTable(table).page();
    const words = page.words.filter(({ box }) => box.x < 600);
    const reading = readScreen({ ...page, words }, knowledge);
    expect(reading).toMatchObject({ screen: 'entra_permissions', count: 4, cutOff: false });
  });

  it('is doubtful where a row between two others was not found', () => {
    const page = drawTable({ ...table, groups: groupOf('Microsoft Graph') }).page();
    const lost = page.words.find(({ text }) => text === 'Mail.Send')?.box.y ?? 0;
    const words = page.words.filter(({ box }) => Math.abs(box.y - lost) > 20);
    expect(readScreen({ ...page, words }, knowledge).problem).toMatch(/^could not be read in full/);
  });
});

describe('the columns in other languages', () => {
  it.each([
    ['API / Berechtigungsname', 'Typ', 'Beschreibung', 'Delegiert'],
    ['Nom de l’API / des autorisations', 'Type', 'Description', 'Déléguée'],
    ['API / Nombre de permisos', 'Tipo', 'Descripción', 'Delegada'],
    ['API / Nome das permissões', 'Tipo', 'Descrição', 'Delegado'],
  ])('are known: %s', (name, type, description, delegated) => {
    const headers: TableText['headers'] = [name, type, description];
    const groups: TableText['groups'] = [{ name: 'Microsoft Graph (1)', rows: [['User.Read', delegated]] }];
    const reading = readScreen(drawTable({ headers, groups }).page(), knowledge);
    expect(reading).toMatchObject({ screen: 'entra_permissions', count: 1 });
    expect(reading.rows[0]).toMatchObject({ name: 'User.Read', kind: 'delegated' });
  });
});
