import { describe, expect, it } from 'vitest';
import type { Address, Message } from '../../src/core/message.ts';
import { forwardedCustomer } from '../../src/reading/forwarded-customer.ts';
import { aMessage } from '../support/a-message.ts';

const OWN = ['support@desk.example'];
const CLARA = { name: 'Clara Jones', address: 'clara@firm.example' };

function found(
  text: string,
  subject = 'Fwd: Need admin approval',
  parts: Partial<Message> = {},
): Address | null {
  const message = { ...aMessage({ text, subject, from: 'office@firm.example', name: 'Office' }), ...parts };
  return forwardedCustomer(message, OWN);
}

const FORWARDS: [string, string, string][] = [
  [
    'Gmail',
    'Fwd: login',
    'Please help Clara.\n\n---------- Forwarded message ---------\nFrom: Clara Jones <clara@firm.example>\nDate: Mon, Mar 2, 2026 at 10:14 AM\nSubject: login\nTo: Office <office@firm.example>\n\n\nI need approval.',
  ],
  [
    'Gmail with the address as a link',
    'Fwd: login',
    '---------- Forwarded message ---------\nFrom: *Clara Jones* <clara@firm.example (mailto:clara@firm.example)>\nDate: Mon, Mar 2, 2026 at 10:14 AM\nSubject: login\nTo: Office\n\nI need approval.',
  ],
  [
    'Outlook',
    'FW: login',
    'Can you help?\n\nFrom: Clara Jones <clara@firm.example>\nSent: Monday, March 2, 2026 10:14 AM\nTo: Office <office@firm.example>\nSubject: login\n\nI need approval.',
  ],
  [
    'Outlook of old',
    'FW: login',
    '-----Original Message-----\nFrom: Clara Jones [mailto:clara@firm.example]\nSent: Monday, March 2, 2026 10:14 AM\nTo: Office\nSubject: login\n\nI need approval.',
  ],
  [
    'Outlook for iOS',
    'Fw: login',
    'Get Outlook for iOS (https://aka.ms/o0ukef)\n________________________________\nFrom: Clara Jones <clara@firm.example>\nSent: Monday, March 2, 2026 10:14:08 AM\nTo: Office <office@firm.example>\nSubject: login\n\nI need approval.',
  ],
  [
    'Apple Mail',
    'Fwd: login',
    'See below\n\nBegin forwarded message:\n\nFrom: Clara Jones <clara@firm.example>\nSubject: login\nDate: March 2, 2026 at 10:14:08 AM EST\nTo: Office <office@firm.example>\n\nI need approval.',
  ],
  [
    'Apple Mail with quote signs',
    'Fwd: login',
    'See below\n\n> Begin forwarded message:\n> \n> From: Clara Jones <clara@firm.example>\n> Subject: login\n> Date: March 2, 2026 at 10:14:08 AM EST\n> To: Office <office@firm.example>\n> \n> I need approval.',
  ],
  [
    'Yahoo',
    'Fw: login',
    '----- Forwarded Message -----\nFrom: "Clara Jones" <clara@firm.example>\nTo: "Office" <office@firm.example>\nSent: Monday, March 2, 2026, 10:14 AM\nSubject: login\n\nI need approval.',
  ],
  [
    'Thunderbird in German',
    'WG: login',
    '-------- Weitergeleitete Nachricht --------\nBetreff: login\nDatum: Mon, 2 Mar 2026 10:14:08 +0100\nVon: Clara Jones <clara@firm.example>\nAn: Office <office@firm.example>\n\nI need approval.',
  ],
  [
    'Outlook in German',
    'WG: login',
    'Bitte helfen.\n\nVon: Clara Jones <clara@firm.example>\nGesendet: Montag, 2. März 2026 10:14\nAn: Office <office@firm.example>\nBetreff: login\n\nI need approval.',
  ],
  [
    'Outlook in French',
    'TR: login',
    'De : Clara Jones <clara@firm.example>\nEnvoyé : lundi 2 mars 2026 10:14\nÀ : Office\nObjet : login\n\nI need approval.',
  ],
  [
    'Apple Mail in French',
    'Fwd: login',
    'Début du message réexpédié :\n\nDe: Clara Jones <clara@firm.example>\nObjet: login\nDate: 2 mars 2026\nÀ: Office\n\nI need approval.',
  ],
  [
    'Outlook in Spanish',
    'RV: login',
    'De: Clara Jones <clara@firm.example>\nEnviado el: lunes, 2 de marzo de 2026 10:14\nPara: Office\nAsunto: login\n\nI need approval.',
  ],
  [
    'Outlook in Portuguese',
    'ENC: login',
    'De: Clara Jones <clara@firm.example>\nEnviada em: segunda-feira, 2 de março de 2026 10:14\nPara: Office\nAssunto: login\n\nI need approval.',
  ],
  [
    'Gmail in Portuguese',
    'Fwd: login',
    '---------- Forwarded message ---------\nDe: Clara Jones <clara@firm.example>\nDate: seg., 2 de mar. de 2026 às 10:14\nSubject: login\nTo: Office\n\nI need approval.',
  ],
  [
    'Notes',
    'Fw: login',
    '----- Forwarded by Office/Firm on 03/02/2026 10:20 AM -----\n\nFrom: "Clara Jones" <clara@firm.example>\nTo: office@firm.example\nDate: 03/02/2026 10:14 AM\nSubject: login\n\nI need approval.',
  ],
  [
    'an Italian client',
    'I: login',
    'Da: Clara Jones <clara@firm.example>\nInviato: lunedì 2 marzo 2026 10:14\nA: Office\nOggetto: login\n\nI need approval.',
  ],
  [
    'a mail that is attached whole',
    'A question',
    'Please see attached.\n\n---------- Forwarded message ----------\nFrom: Clara Jones <clara@firm.example>\nDate: Mon, 2 Mar 2026 10:14:08 -0500\nSubject: login\nTo: Office <office@firm.example>\n\nI need approval.',
  ],
  [
    'an answer that was passed on instead of forwarded',
    'Fwd: Re: login',
    'On Mon, Mar 2, 2026 at 10:14 AM Clara Jones <clara@firm.example> wrote:\n\n> I need approval.',
  ],
];

describe('who wrote the mail that an office manager passes on', () => {
  it.each(FORWARDS)('is found in a forward by %s', (_, subject, text) => {
    expect(found(text, subject)).toEqual(CLARA);
  });

  it('is the one who wrote to the office, not those further down the thread', () => {
    expect(
      found(
        'From: Clara Jones <clara@firm.example>\nSent: Monday\nTo: Office\nSubject: Re: login\n\nStill stuck.\n\nFrom: Bob Stone <bob@firm.example>\nSent: Sunday\nTo: Clara Jones\nSubject: login\n\nTry again.',
      ),
    ).toEqual(CLARA);
  });

  it('is never the desk or a colleague there, but whom they answered', () => {
    expect(
      found(
        'From: Jump Support <support+T12@desk.example>\nSent: Monday\nTo: Clara Jones\nSubject: Re: login\n\nAsk your admin.\n\nFrom: Clara Jones <clara@firm.example>\nSent: Sunday\nTo: Jump Support\nSubject: login\n\nI need approval.',
      ),
    ).toEqual(CLARA);
    expect(
      found('From: Kim <kim@desk.example>\nSent: Monday\nTo: Office\nSubject: login\n\nHello'),
    ).toBeNull();
  });

  it('is never the sender or a robot', () => {
    expect(found('From: Office <Office@firm.example>\nSent: Monday\nTo: x\nSubject: login\n\nHi')).toBeNull();
    expect(found('From: no-reply@firm.example\nSent: Monday\nTo: x\nSubject: login\n\nHi')).toBeNull();
  });

  it('is nobody where a mail was answered, not passed on', () => {
    const quoted =
      'Hello\n\nFrom: Clara Jones <clara@firm.example>\nSent: Monday\nTo: Office\nSubject: login\n\nHi';
    expect(found(quoted, 'Re: login')).toBeNull();
    expect(
      found('On Mon, Mar 2, 2026 at 10:14 AM Clara <clara@firm.example> wrote:\n> Hi', 'Re: x'),
    ).toBeNull();
  });

  it('is nobody where the sender has much to say and attaches a mail', () => {
    const story = 'We tried this and that and wrote to our admin about it all. '.repeat(8);
    const attached =
      '---------- Forwarded message ----------\nFrom: Clara Jones <clara@firm.example>\nDate: Mon\nSubject: x\nTo: y\n\nHi';
    expect(found(`${story}\n\n${attached}`, 'A question')).toBeNull();
  });

  it('is nobody where the header names no address', () => {
    expect(found('From: Clara Jones\nSent: Monday\nTo: Office\nSubject: login\n\nHi')).toBeNull();
  });

  it('is nobody in a mail without a forward', () => {
    expect(found('I need approval.')).toBeNull();
  });
});
