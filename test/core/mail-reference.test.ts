import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bounceAddressOf,
  messageIdOf,
  readBounceAddress,
  readReference,
  takesMail,
} from '../../src/core/mail-reference.ts';
import { createSign } from '../../src/signing.ts';

const sign = createSign('a secret of this desk');
const elsewhere = createSign('a secret of another desk');
const ACK = { ticketId: 'T1001', what: 'ack' };
const REPLY = { ticketId: 'T1001', what: '2' };
const BOUNCES = 'bounces@firm.example';

describe('the Message-ID of a mail of ours', () => {
  it('is the same on every try and says which mail it is', () => {
    const id = messageIdOf(REPLY, 'firm.example', sign);
    expect(id).toMatch(/^<stepcheck\.T1001\.2\.[a-z0-9]{25}@firm\.example>$/);
    expect(messageIdOf(REPLY, 'firm.example', sign)).toBe(id);
    expect(readReference(id, sign)).toEqual(REPLY);
    expect(readReference(messageIdOf(ACK, 'firm.example', sign), sign)).toEqual(ACK);
  });

  it('is known again without its brackets, in capitals, and after the desk moved to another domain', () => {
    const id = messageIdOf(ACK, 'firm.example', sign);
    expect(readReference(id.slice(1, -1), sign)).toEqual(ACK);
    expect(readReference(id.toUpperCase(), sign)).toEqual(ACK);
    expect(readReference(id.replace('firm.example', 'old.example'), sign)).toEqual(ACK);
  });

  it.each([
    ['another desk signed', messageIdOf(ACK, 'firm.example', elsewhere)],
    ['names another ticket', messageIdOf(ACK, 'firm.example', sign).replace('T1001', 'T1002')],
    ['names another mail', messageIdOf(ACK, 'firm.example', sign).replace('.ack.', '.1.')],
    ['has a letter more', messageIdOf(ACK, 'firm.example', sign).replace('@', 'a@')],
    ['has no signature', '<stepcheck.T1001.ack@firm.example>'],
    ['is of the form of before', '<stepcheck.T1001.ack.0123456789abcdef01234567@firm.example>'],
    ['is a customer’s', '<CAF-1@mail.birchwood.example>'],
    ['is empty', ''],
    ['is empty between brackets', '<>'],
  ])('is not one that %s', (_, id) => {
    expect(readReference(id, sign)).toBeNull();
  });

  it('is told from any other text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readReference(text, sign)).toBeNull();
        expect(readReference(`<stepcheck.${text}@firm.example>`, sign)).toBeNull();
        expect(readBounceAddress(`bounces+${text}@firm.example`, sign, BOUNCES)).toBeNull();
      }),
    );
  });

  it('comes back as it was made, whatever the ticket and version', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.nat({ max: 99_999 }), (ticket, version) => {
        const reference = { ticketId: `T${ticket}`, what: String(version) };
        expect(readReference(messageIdOf(reference, 'firm.example', sign), sign)).toEqual(reference);
        const address = bounceAddressOf(reference, BOUNCES, sign) ?? '';
        expect(readBounceAddress(address, sign, BOUNCES)).toEqual(reference);
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
      }),
    );
  });
});

describe('a bounce address', () => {
  const address = bounceAddressOf(REPLY, BOUNCES, sign) ?? '';

  it('is the desk’s with a signed tag, in small letters', () => {
    expect(address).toMatch(/^bounces\+t1001\.2\.[a-z0-9]{25}@firm\.example$/);
    expect(readBounceAddress(address, sign, BOUNCES)).toEqual(REPLY);
  });

  it('is known again whatever a relay made of its capitals', () => {
    expect(readBounceAddress(address.toUpperCase(), sign, BOUNCES)).toEqual(REPLY);
    const capitals = bounceAddressOf(REPLY, 'Bounces+Desk@Firm.example', sign) ?? '';
    expect(readBounceAddress(capitals.toLowerCase(), sign, 'Bounces+Desk@Firm.example')).toEqual(REPLY);
  });

  it('is believed only with our signature, in our domain', () => {
    expect(readBounceAddress(address, elsewhere, BOUNCES)).toBeNull();
    expect(readBounceAddress(address.replace('firm.', 'form.'), sign, BOUNCES)).toBeNull();
    expect(readBounceAddress(address.replace('t1001', 't1002'), sign, BOUNCES)).toBeNull();
    expect(readBounceAddress(BOUNCES, sign, BOUNCES)).toBeNull();
  });

  it('is not made where it would be longer than an address may be', () => {
    expect(bounceAddressOf(REPLY, `${'b'.repeat(31)}@firm.example`, sign)).toBeNull();
  });
});

describe('mail is taken', () => {
  const settings = { addresses: ['help@firm.example'] as [string], bounceAddress: BOUNCES };

  it('for the desk and for its bounce address, with any tag', () => {
    for (const taken of ['Help@firm.example', 'help+sales@firm.example', BOUNCES, 'BOUNCES+any@firm.example'])
      expect(takesMail(settings, taken)).toBe(true);
  });

  it('for nobody else', () => {
    for (const other of ['bouncess@firm.example', 'bounces@evil.example', 'x+bounces@firm.example', ''])
      expect(takesMail(settings, other)).toBe(false);
    expect(takesMail({ ...settings, bounceAddress: null }, BOUNCES)).toBe(false);
  });
});
