import { describe, expect, it } from 'vitest';
import { readPublicMailProviders } from '../../src/jobs/public-mail-provider.ts';
import { deskSpoofing } from '../../src/reading/desk-spoofing.ts';
import { aMessage } from '../support/a-message.ts';

const DESK = {
  addresses: ['support@jumpdesk.example', 'help@jumpdesk.example'],
  deskName: 'Jump Support',
  isPublicProvider: readPublicMailProviders(),
};

function warning(from: string, name: string | null = 'Ann Miller', desk = DESK): string | null {
  return deskSpoofing(aMessage({ from, name, text: 'Hello' }), desk);
}

describe('a mail that makes believe it is the desk', () => {
  it.each([
    ['an address of the desk', 'support@jumpdesk.example'],
    ['its domain', 'jumpdesk.example team'],
    ['an address in other letters', 'SUPPORT@JumpDesk.example'],
  ])('shows %s as its name', (_, name) => {
    expect(warning('x@evil.example', name)).toMatch(
      /^The sender's name shows .*jumpdesk\.example, but the mail comes from x@evil\.example\.$/,
    );
  });

  it.each(['Jump Support', 'JUMP Help Desk', 'Jump support team', 'Jυmp Suppоrt'])(
    'calls itself "%s"',
    (name) => {
      expect(warning('x@evil.example', name)).toMatch(/like this desk, but the mail comes from/);
    },
  );

  it.each([
    ['one letter less', 'jumpdsk.example'],
    ['one letter more', 'jumpdeskk.example'],
    ['one other letter', 'jumpdezk.example'],
    ['two letters changed about', 'jumpdeks.example'],
    ['rn for m', 'jurnpdesk.example'],
    ['a hyphen', 'jump-desk.example'],
    ['another ending', 'jumpdesk.test'],
    ['a Cyrillic letter', 'xn--jumpdsk-chg.example'],
    ['a bait word beside it', 'jumpdesk-support.example'],
    ['a bait word before it', 'login-jumpdesk.example'],
    ['our domain in front of theirs', 'jumpdesk.example.evil.test'],
  ])('comes from a domain like ours: %s', (_, domain) => {
    expect(warning(`ann@${domain}`)).toMatch(/looks like this desk's jumpdesk\.example, but is another\.$/);
  });
});

describe('a mail that does not', () => {
  it.each([
    ['a customer', 'ann@firm.example', 'Ann Miller'],
    ['the desk', 'support@jumpdesk.example', 'Jump Support'],
    ['a colleague of the desk', 'kim@jumpdesk.example', 'Kim (Jump Support)'],
    ['a colleague at a domain below', 'kim@mail.jumpdesk.example', null],
    ["a firm's own help desk", 'support@firm.example', 'IT Support'],
    ['somebody of that name', 'ann@firm.example', 'Ann Jump'],
    ['a firm with a longer name', 'ann@jumpingdesks.example', null],
    ['nobody', '', null],
  ])('%s', (_, from, name) => {
    expect(warning(from, name)).toBeNull();
  });

  it('comes from a firm whose short name is one letter off', () => {
    expect(
      warning('ann@bump.example', null, { ...DESK, addresses: ['support@jump.example'], deskName: 'x' }),
    ).toBeNull();
  });

  it('comes from the mail provider that the desk uses, too', () => {
    const desk = { ...DESK, addresses: ['jumpdesk@gmail.com'], deskName: 'The support team' };
    expect(warning('ann@gmail.com', 'Support Team', desk)).toBeNull();
    expect(warning('ann@gmail.de', null, desk)).toBeNull();
    expect(warning('ann@ymail.com', null, desk)).toBeNull();
  });

  it.each(['posteo.de', 'fastmail.com', 'tutanota.com'])(
    'comes from a provider like %s, where the desk is too',
    (domain) => {
      const desk = { ...DESK, addresses: [`jumpdesk@${domain}`], deskName: 'The support team' };
      expect(warning(`ann@${domain.replace(/[.].*/, '.net')}`, `Ann (${domain})`, desk)).toBeNull();
    },
  );
});
