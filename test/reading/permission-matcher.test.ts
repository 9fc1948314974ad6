import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PermissionCatalogue } from '../../src/core/permission-catalogue.ts';
import { createPermissionMatcher, type PermissionMatcher } from '../../src/reading/permission-matcher.ts';
import { theCatalogue } from './the-catalogue.ts';

let catalogue: PermissionCatalogue;
let match: PermissionMatcher;

beforeAll(async () => {
  catalogue = await theCatalogue();
  match = createPermissionMatcher(catalogue);
});

interface Named {
  name: string;
  scopes: string[];
}

/** Every name that there is, with the permissions that have it. */
function allNames(): Named[] {
  const scopes = new Map<string, string[]>();
  for (const { scope, names } of catalogue.permissions) {
    for (const name of [scope, ...names]) scopes.set(name, [...(scopes.get(name) ?? []), scope]);
  }
  return [...scopes].map(([name, having]) => ({ name, scopes: having }));
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

describe('a row of a dialog or a table', () => {
  it('is known by every name of the catalogue, whatever its case and spaces', () => {
    for (const { name, scopes } of allNames()) {
      for (const written of [name, name.toUpperCase(), name.replaceAll(' ', '')]) {
        const found = match(written);
        expect(found, written).not.toBeNull();
        expect(found?.distance, written).toBe(0);
        expect(plain(found?.name ?? ''), written).toBe(plain(name));
        expect(found?.scope, written).toBe(scopes.length === 1 ? scopes[0] : null);
      }
    }
  });

  it('is itself or nothing where one letter is misread, never a permission of another meaning', () => {
    const names = allNames();
    const forms = new Map(names.map(({ name, scopes }) => [plain(name), scopes]));
    const edited = fc
      .record({
        named: fc.constantFrom(...names),
        place: fc.nat(),
        letter: fc.constantFrom(...'aeilnorstu015|.'),
        kind: fc.constantFrom('replaced', 'added', 'lost'),
      })
      .map(({ named, place, letter, kind }) => {
        const at = place % named.name.length;
        const from = named.name.slice(kind === 'added' ? at : at + 1);
        return { ...named, written: named.name.slice(0, at) + (kind === 'lost' ? '' : letter) + from };
      })
      // A slip may make one name out of another: then nobody can know.
      .filter(({ written, scopes }) => {
        const other = forms.get(plain(written));
        return other === undefined || other.some((scope) => scopes.includes(scope));
      });
    fc.assert(
      fc.property(edited, ({ written, scopes }) => {
        const found = match(written);
        const meant = found === null || found.scope === null || scopes.includes(found.scope);
        expect(meant, `${written} -> ${JSON.stringify(found)}`).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('mostly survives a misread letter', () => {
    const names = allNames().filter(({ name }) => name.length >= 12);
    const kept = names.filter(({ name, scopes }) => {
      const found = match(`${name.slice(0, 6)}0${name.slice(7)}`);
      return found !== null && (found.scope === null || scopes.includes(found.scope));
    });
    expect(kept.length / names.length).toBeGreaterThan(0.97);
  });

  it.each([
    ['an arrow read as a letter', 'v Read your mail', 'Mail.Read'],
    ['an arrow read as a word', 'hve View your email address', 'email'],
    ['an arrow read as marks', '\\v_ View your basic profile', 'profile'],
    ['a number before it', '2. offline_access', 'offline_access'],
    ['a wrapped line', 'Maintain access to data you have\ngiven it access to', 'offline_access'],
    ['letters read as digits', 'Read y0ur ca1endars', 'Calendars.Read'],
    ['lost accents', 'Afficher votre adresse electronique', 'email'],
    ['a typo', 'Calenders.Read', 'Calendars.Read'],
    ['a last letter that is lost', 'POP.AccessAsUser.Al', 'POP.AccessAsUser.All'],
    ['no dot', 'Mail Read', 'Mail.Read'],
    ['a typographic apostrophe', 'Read all users’ full profiles', 'User.Read.All'],
    ['a name that goes on in a longer one', 'Read your mailb0x settings', 'MailboxSettings.Read'],
    ['a value that goes on in a longer one', 'Calendars.ReadWrlte', 'Calendars.ReadWrite'],
    ['a value cut off by a narrow column', 'ExternalItem.ReadWrite.Owne', 'ExternalItem.ReadWrite.OwnedBy'],
    ['German', 'Lesen lhrer Kalender', 'Calendars.Read'],
    ['Spanish', 'Leer sus contactos', 'Contacts.Read'],
    ['Portuguese', 'Ler os seus calendários', 'Calendars.Read'],
  ])('is told with %s', (_, raw, scope) => {
    expect(match(raw)?.scope).toBe(scope);
  });

  it.each([
    ['the start of two values', 'ExternalConnection.ReadWrit'],
    ['a value that goes on after a misread letter', 'UserAuthenticationMethod.ReadWrite..ll'],
    ['as near to one as to the other', 'EXS.AccessAsUser.All'],
    ['a name that begins with one of ours', 'Read your mail and notes of the intranet'],
    ['a word that is nearly a short name', 'mail'],
    ['a permission of another provider', 'See your primary address book'],
    ['a sentence', 'Thanks for your help with this'],
    ['nothing', ''],
    ['marks', '✓ …'],
  ])('is nothing where it is %s', (_, raw) => {
    expect(match(raw)).toBeNull();
  });

  it('keeps the description that was opened below it apart', () => {
    const found = match('Read your contacts Allows the app to read contacts in your contact folders.');
    expect(found).toMatchObject({
      name: 'Read your contacts',
      rest: 'Allows the app to read contacts in your contact folders.',
    });
    expect(match('Read your contactsAllows the app to read them')?.rest).toBe('Allows the app to read them');
    expect(match('Mail.Read  Delegated  Read user mail')?.rest).toBe('Delegated  Read user mail');
  });

  it('has no value where several permissions are called like it', () => {
    expect(match('Read and write access to your mail')).toMatchObject({ scope: null, calendar: false });
    expect(match('Access your mailboxes')).toMatchObject({ scope: null });
  });

  it('tells permissions on calendars from those on places, bookings and meetings', () => {
    const calendar = (raw: string) => match(raw)?.calendar;
    expect(calendar('Have full access to your calendars')).toBe(true);
    expect(calendar('Read basic details of your calendars')).toBe(true);
    expect(calendar('Calendars.Read.Shared')).toBe(true);
    expect(calendar('Read bookings information')).toBe(false);
    expect(calendar('Read your online meetings')).toBe(false);
    expect(calendar('Read all company places')).toBe(false);
  });
});
