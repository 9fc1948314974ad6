import { beforeAll, describe, expect, it } from 'vitest';
import { hearCase } from '../../src/reading/hear-case.ts';
import { createLexicon, type Lexicon } from '../../src/reading/lexicon.ts';
import { caseText } from '../../src/reading/passages.ts';
import { type PermissionRows, permissionRows } from '../../src/reading/pasted-lists.ts';
import { aMessage } from '../support/a-message.ts';
import { theArticles } from './the-articles.ts';

let lexicon: Lexicon;

beforeAll(async () => {
  const [article] = await theArticles();
  if (article === undefined) throw new Error('There is no article.');
  lexicon = createLexicon(article);
});

function listsIn(text: string): PermissionRows[] {
  const message = aMessage({ text });
  return permissionRows(hearCase(caseText([message], { ownAddresses: [], deskNames: [] }), lexicon, 'en'));
}

const lines = (...rows: string[]): string => rows.join('\n');

describe('a pasted list of permissions', () => {
  it.each([
    [
      'in the words of the dialog',
      lines(
        'This app would like to:',
        'Read your mail',
        'Read your calendars',
        'Maintain access to data you have given it access to',
        'Sign you in and read your profile',
      ),
      4,
      'with',
    ],
    [
      'in the words of the dialog for admins',
      lines('Read user calendars', 'Read user mail', 'Sign users in', "View users' basic profile"),
      4,
      'with',
    ],
    [
      'with the descriptions that were opened',
      lines(
        'Read your mail',
        'Allows the app to read email in your mailbox.',
        'Send mail as you',
        'Allows the app to send mail as you.',
        'Read your contacts',
        'Allows the app to read contacts in your contact folders.',
      ),
      3,
      'without',
    ],
    [
      'as values with typos that no catalogue knows, without bullets',
      lines('Calender.ReadWrite', 'Mail.Read', 'Mail.Sned', 'User.Read', 'Contacts.Raed'),
      5,
      'with',
    ],
    [
      'as values in one line, one misspelt',
      'I see Mail.Read, Mail.Sned, User.Read and Contacts.Read.',
      4,
      'without',
    ],
    ['as values, with the calendar misspelt', lines('Clandars.Read', 'Mail.Read', 'User.Read'), 3, 'with'],
    [
      'in the words of the dialog, one misspelt',
      lines('Read your mail', 'Read and write your calenders', 'Send mail as you', 'Read your contacts'),
      4,
      'with',
    ],
    [
      'as values with typos',
      lines('- Calenders.Read', '- User.read', '- Mail Read', '- offline acess'),
      4,
      'with',
    ],
    ['in one sentence', 'It wants Mail.Read, Calendars.Read, User.Read and offline_access.', 4, 'with'],
    [
      'as an address has them',
      'Scopes: openid profile email offline_access User.Read Mail.Read',
      6,
      'without',
    ],
    [
      'in quotation marks',
      'It asks to "Read your mail", "Send mail as you" and "Read your contacts".',
      3,
      'without',
    ],
    [
      'numbered',
      lines('1. Read your mail', '2. Read your contacts', '3. View your email address'),
      3,
      'without',
    ],
    [
      'in small letters',
      lines('sign you in and read your profile', 'read your mail', 'read your calendars'),
      3,
      'with',
    ],
    [
      'with lines that a mail client wrapped',
      lines(
        'Maintain access to data you have given it',
        'access to',
        'Sign you in and read your',
        'profile',
        'Read your mail',
      ),
      3,
      'without',
    ],
    [
      'with the same name twice',
      lines('Sign you in and read your profile', 'Sign you in and read your profile', 'Read your mail'),
      3,
      'without',
    ],
    [
      'as a table, whose rows say each name in two ways',
      lines(
        'Microsoft Graph',
        'Calendars.Read\tDelegated\tRead user calendars\tNo\tGranted',
        'Mail.Read\tDelegated\tRead user mail\tNo\tGranted',
        'User.Read\tDelegated\tSign in and read user profile\tNo\tGranted',
      ),
      3,
      'with',
    ],
    [
      'as a table that lost its columns',
      lines(
        'Mail.Read',
        'Delegated',
        'Read user mail',
        'User.Read',
        'Delegated',
        'Sign in and read user profile',
        'Mail.Send',
        'Delegated',
        'Send mail as a user',
      ),
      3,
      'without',
    ],
    [
      'with an item that no catalogue knows',
      lines('- Mail.Read', '- Firm.Sync', '- User.Read', '- Mail.Send'),
      4,
      'without',
    ],
    ['of two, each on a line of its own', lines('I see:', '- Mail.Read', '- User.Read'), 2, 'without'],
    [
      'in German',
      lines(
        'Diese App möchte:',
        'Lesen Ihrer Kalender',
        'Ihre E-Mails lesen',
        'Sie anmelden und Ihr Profil lesen',
      ),
      3,
      'with',
    ],
    [
      'in French',
      lines(
        'Vous connecter et lire votre profil',
        'Accéder en lecture à vos contacts',
        'Afficher votre profil de base',
      ),
      3,
      'without',
    ],
    [
      'in Spanish',
      lines('Leer su correo', 'Leer sus calendarios', 'Iniciar sesión y leer su perfil'),
      3,
      'with',
    ],
    [
      'in Portuguese',
      lines('Ler os seus emails', 'Ler os seus contatos', 'Conectar você e ler o seu perfil'),
      3,
      'without',
    ],
  ])('is counted %s', (_, text, count, calendar) => {
    expect(listsIn(text)).toMatchObject([{ count, calendar }]);
  });

  it.each([
    ['one permission named in passing', 'We only gave it Mail.Read, that must do.'],
    ['two in a sentence', 'He approved Mail.Read and User.Read.'],
    [
      'what is missing',
      lines('These are missing:', '- Calendars.Read', '- Calendars.ReadWrite', '- Mail.Read'),
    ],
    ['what an article lists', lines('Your article lists:', '- Calendars.Read', '- User.Read', '- Mail.Read')],
    ['what somebody asks about', 'Do you need Mail.Read, Mail.Send and User.Read?'],
    [
      'contact lines',
      lines('Name: Ann', 'Email: ann@firm.example', 'Profile: https://firm.example/ann', 'Openid: none'),
    ],
    [
      'the words of a sentence',
      'Can you read your mail? I have full access to your calendar. View your profile, please.',
    ],
    ['an address', 'https://login.firm.example/authorize?scope=Mail.Read%20User.Read%20Calendars.Read'],
  ])('is none: %s', (_, text) => {
    expect(listsIn(text)).toEqual([]);
  });

  it('ends where another one begins', () => {
    const text = lines(
      'I see these:',
      '- Mail.Read',
      '- User.Read',
      '- offline_access',
      'These are missing:',
      '- Calendars.Read',
      '- Calendars.ReadWrite',
      '- Mail.Send',
    );
    expect(listsIn(text)).toMatchObject([{ count: 3, calendar: 'without' }]);
  });

  it('is shown from its first row to its last', () => {
    const text = lines('Hello,', 'Read your mail', 'Read your contacts', 'Read your files', 'Thanks');
    const [list] = listsIn(text);
    expect(text.slice(list?.evidence.start, list?.evidence.end)).toBe(
      lines('Read your mail', 'Read your contacts', 'Read your files'),
    );
  });
});
