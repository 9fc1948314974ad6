import { describe, expect, it } from 'vitest';
import { mailboxWords, parseImapUrl } from '../../../src/email/imap/imap-url.ts';

describe('the address of a mailbox', () => {
  it('is read with its special characters decoded', () => {
    expect(parseImapUrl('imaps://help%40firm.example:p%2Fw%40rd@Imap.Firm.example/Sch%C3%B6n/Sub')).toEqual({
      host: 'imap.firm.example',
      port: 993,
      secure: true,
      requireTls: false,
      user: 'help@firm.example',
      password: 'p/w@rd',
      folder: 'Schön/Sub',
      name: 'imap.help@firm.example@imap.firm.example/Schön/Sub',
    });
  });

  it('is the inbox unless it names a folder, and asks for OAuth2 where it has no password', () => {
    const mailbox = parseImapUrl('imaps://help%40firm.example@imap.firm.example:1993/');
    expect(mailbox).toMatchObject({ folder: 'INBOX', password: null, port: 1993 });
    expect(mailboxWords(mailbox)).toBe('help@firm.example at imap.firm.example');
  });

  it.each([
    ['imap://user:pw@imap.firm.example', true],
    ['imap://user:pw@localhost.firm.example', true],
    ['imap://user:pw@127.0.0.1:1143', false],
    ['imap://user:pw@localhost', false],
    ['imap://user:pw@[::1]', false],
    ['imaps://user:pw@imap.firm.example', false],
  ])('%s has to be encrypted by STARTTLS: %s', (url, requireTls) => {
    expect(parseImapUrl(url).requireTls).toBe(requireTls);
  });

  it('is the same mailbox with another password or port', () => {
    const [one, other] = ['imaps://u:a@host.example', 'imaps://u:b@host.example:1993/INBOX'].map(
      parseImapUrl,
    );
    expect(one?.name).toBe(other?.name);
  });

  it.each([
    '',
    'imap.firm.example',
    'https://user:pw@imap.firm.example',
    'imaps://imap.firm.example',
    'imaps://u%ZZ:p@h',
  ])('"%s" is refused with what to write instead', (url) => {
    expect(() => parseImapUrl(url)).toThrow(/Write it as imaps:\/\/user:password@imap\.firm\.example/);
  });
});
