import { describe, expect, it } from 'vitest';
import { bounceReason } from '../../src/reading/bounce-reason.ts';

function reason(status: string | null, diagnostic: string | null, action: string | null = 'failed'): string {
  return bounceReason({ action, status, diagnostic }).words;
}

describe('why a mail did not arrive', () => {
  it.each([
    ['5.2.2', 'smtp; 552 5.2.2 The recipient is over quota'],
    ['5.0.0', '550 Das Postfach des Empfängers ist voll'],
    ['5.0.0', '550 El buzón está lleno'],
    ['4.2.2', '452 4.2.2 Mailbox full'],
    ['5.2.2', null],
  ])('a full mailbox: %s %s', (status, diagnostic) => {
    expect(reason(status, diagnostic)).toBe('mailbox full');
  });

  it.each([
    ['5.1.1', 'smtp; 550 5.1.1 <ann@firm.example>: Recipient address rejected: User unknown'],
    ['5.1.10', '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found'],
    ['5.4.1', '550 5.4.1 Recipient address rejected: Access denied'],
    ['5.0.0', '550 Empfänger unbekannt'],
    ['5.0.0', '550 Utilisateur inconnu'],
    ['5.0.0', '550 No such user here'],
    ['5.1.1', null],
  ])('no such mailbox: %s %s', (status, diagnostic) => {
    expect(reason(status, diagnostic)).toBe('no such mailbox');
  });

  it.each([
    [
      '5.2.1',
      '550 5.2.1 The account that you tried to reach is disabled.',
      'the mailbox is closed or disabled',
    ],
    ['5.3.4', '552 5.3.4 Message size exceeds fixed limit', 'the mail was too large'],
    ['5.7.1', '554 5.7.1 Message rejected as spam', 'refused as spam or by a policy'],
    ['5.7.1', null, 'refused as spam or by a policy'],
    [
      '5.7.26',
      '550-5.7.26 Unauthenticated email is not accepted due to the DMARC policy',
      "refused: the check of who sent it failed (SPF, DKIM, DMARC or the server's name)",
    ],
    [
      '4.4.1',
      'connect to mx.firm.example[192.0.2.1]:25: Connection timed out',
      'their server could not be reached',
    ],
    [
      '5.4.4',
      'Host or domain name not found. Name service error for name=firm.example',
      'their mail domain does not exist or takes no mail',
    ],
    ['5.7.1', '554 5.7.1 Relay access denied', 'refused: their server does not take mail for this address'],
    [
      '4.7.28',
      '421 4.7.28 unusual rate of mail from your address',
      'their server takes no more mail from us for now',
    ],
    ['5.4.6', '554 5.4.6 Too many hops', 'the mail went in a circle between servers'],
    ['5.1.8', '501 5.1.8 Sender address rejected', 'refused: their server does not accept our address'],
  ])('%s %s: %s', (status, diagnostic, words) => {
    expect(bounceReason({ action: 'failed', status, diagnostic })).toEqual({ failed: true, words });
  });

  it('believes what the server says before the code it chose', () => {
    expect(reason('5.0.0', '550 5.1.1 ...')).toBe('no such mailbox');
    expect(reason('4.4.7', '450 4.2.2 Mailbox full')).toBe('mailbox full');
  });

  it('does not read the reason out of an address', () => {
    expect(reason('5.0.0', '550 <spam-quota-full@firm.example> 77')).toBe('their mail server gave no reason');
  });

  it('says so where nothing is known', () => {
    expect(bounceReason({ action: null, status: null, diagnostic: null })).toEqual({
      failed: true,
      words: 'their mail server gave no reason',
    });
  });

  it('a delay is no failure', () => {
    expect(bounceReason({ action: 'delayed', status: '4.2.2', diagnostic: '452 Mailbox full' })).toEqual({
      failed: false,
      words: 'delivery is delayed (mailbox full); the mail servers go on trying',
    });
    expect(reason('4.0.0', null, 'delayed')).toBe('delivery is delayed; the mail servers go on trying');
  });

  it('a receipt is no failure', () => {
    expect(bounceReason({ action: 'relayed', status: '2.0.0', diagnostic: null }).failed).toBe(false);
    expect(bounceReason({ action: null, status: '2.1.5', diagnostic: null }).failed).toBe(false);
  });
});
