import { describe, expect, it } from 'vitest';
import { readScreen } from '../../../src/reading/screen/read-screen.ts';
import { CONSENT, type DialogText, drawDialog, rowsOf } from './dialog-drawing.ts';
import { draw } from './drawing.ts';
import { loadKnowledge } from './knowledge.ts';

const knowledge = await loadKnowledge();

/** A page of plain lines, one below the other. */
function pageOf(...lines: string[]) {
  const page = draw(1600, 100 + 60 * lines.length);
  lines.forEach((line, index) => {
    page.text(60, 80 + 60 * index, 28, line);
  });
  return page.page();
}

const screenOf = (...lines: string[]) => readScreen(pageOf(...lines), knowledge).screen;

describe('a screen', () => {
  it('that needs an admin is told by its texts and lists nothing', () => {
    const reading = readScreen(
      pageOf(
        'Need admin approval',
        'Harbor Notes',
        'Harbor Notes needs permission to access resources in your organization',
        'that only an admin can grant.',
      ),
      knowledge,
    );
    expect(reading).toMatchObject({
      screen: 'need_admin_approval',
      count: null,
      cutOff: false,
      problem: null,
      app: 'Harbor Notes',
    });
  });

  it('that asks for a reason is a request form', () => {
    const dialog: DialogText = {
      heading: 'Approval required',
      app: 'Harbor Notes',
      start: "This app requires your admin's approval to:",
      rows: rowsOf('Read your contacts', 'Send mail as you'),
      end: 'Enter justification for requesting this app',
    };
    const reading = readScreen(drawDialog(dialog).page(), knowledge);
    expect(reading).toMatchObject({ screen: 'approval_required', count: 2, app: 'Harbor Notes' });
  });

  it('is told in spite of letters misread', () => {
    const dialog = { ...CONSENT, heading: 'Permlssions requesled', start: 'Thls app wouId like to:' };
    const reading = readScreen(drawDialog({ ...dialog, rows: rowsOf('Send mail as you') }).page(), knowledge);
    expect(reading).toMatchObject({ screen: 'permissions_requested', count: 1 });
  });

  it('needs two of its texts', () => {
    expect(screenOf('Permissions requested')).toBe('other');
    expect(screenOf('Need admin approval')).toBe('other');
    expect(screenOf('Home > App registrations', 'API permissions', 'Certificates & secrets')).toBe('other');
  });

  it.each([
    [
      'Angeforderte Berechtigungen',
      'Diese App möchte:',
      'Wenn Sie diese Berechtigungen akzeptieren, erlauben',
    ],
    [
      'Autorisations demandées',
      'Cette application souhaite :',
      'Accepter ces autorisations signifie que vous',
    ],
    [
      'Permisos solicitados',
      'A esta aplicación le gustaría:',
      'Aceptar estos permisos significa que permite',
    ],
    ['Permissões solicitadas', 'Este aplicativo gostaria de:', 'Aceitar essas permissões significa que você'],
  ])('is known in other languages: %s', (heading, start, end) => {
    const dialog = { heading, start, end, rows: rowsOf('Harbor one', 'Harbor two', 'Harbor three') };
    const reading = readScreen(drawDialog(dialog).page(), knowledge);
    expect(reading).toMatchObject({
      screen: 'permissions_requested',
      count: 3,
      cutOff: false,
      problem: null,
    });
  });
});

describe('a screen that only looks alike is another one', () => {
  it('as the dialog by which another organization asks a guest', () => {
    const dialog: DialogText = {
      heading: 'Review permissions',
      start: 'The organization Birchwood Partners would like to:',
      rows: rowsOf('Sign you in', 'Receive your profile data'),
      end: 'You should only accept if you trust Birchwood Partners. By accepting, you allow this',
      buttons: ['Cancel', 'Accept'],
    };
    expect(readScreen(drawDialog(dialog).page(), knowledge)).toMatchObject({
      screen: 'other',
      count: null,
      problem: null,
    });
  });

  it('as a refusal by policy', () => {
    expect(
      screenOf("You don't have access to this", 'Your sign-in was successful but does not meet the criteria'),
    ).toBe('other');
  });

  it('as the panel that picks permissions', () => {
    expect(
      screenOf('Request API permissions', 'Delegated permissions', 'Permission', 'Admin consent required'),
    ).toBe('other');
  });

  it('as a mail that speaks of one', () => {
    expect(
      screenOf(
        'Hi Lena, did you get the window that says "Permissions requested"?',
        'It lists what the app would like to do. Should I accept?',
      ),
    ).toBe('other');
  });
});

describe('a picture without a screen', () => {
  it('is another one where nothing is written on it', () => {
    const page = draw(400, 300).page();
    expect(readScreen(page, knowledge)).toMatchObject({ screen: 'other', problem: null, resend: false });
  });

  it('is another one where a photo gives but a few words of nothing', () => {
    const page = draw(1600, 1200);
    for (let at = 0; at < 16; at += 1) page.text(90 * at, 60 + 65 * at, 20 + at, 'wrvl', 20);
    expect(readScreen(page.page(), knowledge)).toMatchObject({ screen: 'other', problem: null });
  });

  it('is unreadable where a heading is clear and the rest is not', () => {
    const page = draw(1600, 900);
    page.text(60, 80, 48, 'Permissions requested');
    for (let line = 0; line < 4; line += 1) page.text(60, 200 + 60 * line, 28, 'wrvl qoenm thrae', 30);
    expect(readScreen(page.page(), knowledge)).toMatchObject({ screen: 'unreadable', resend: true });
  });

  it('is unreadable where there is much text and most of it is a guess', () => {
    const page = draw(1600, 900);
    for (let line = 0; line < 8; line += 1) page.text(60, 80 + 60 * line, 28, 'wrvl qoenm thrae plqet', 30);
    expect(readScreen(page.page(), knowledge)).toMatchObject({ screen: 'unreadable', resend: true });
  });
});

describe('what else a screen says', () => {
  it('is the code of an error, also with letters for digits', () => {
    const { codes } = readScreen(pageOf('Sorry, but we have trouble', 'AADSTS650O1: The user'), knowledge);
    expect(codes).toEqual(['AADSTS65001']);
  });

  it('is the app, and not its publisher', () => {
    const dialog = drawDialog({ ...CONSENT, rows: rowsOf('Send mail as you') });
    expect(readScreen(dialog.page(), knowledge).app).toBe('Harbor Notes');
    const nameless = drawDialog({ ...CONSENT, app: 'unverified', rows: rowsOf('Send mail as you') });
    expect(readScreen(nameless.page(), knowledge).app).toBeNull();
  });
});
