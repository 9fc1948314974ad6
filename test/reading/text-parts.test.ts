import { describe, expect, it } from 'vitest';
import { textParts } from '../../src/reading/text-parts.ts';
import { aMessage } from '../support/a-message.ts';

const voices = { ownAddresses: ['support@desk.example'], deskNames: ['Jump'] };

function parts(text: string, subject = 'Re: login'): string[] {
  const message = aMessage({ text, subject });
  return textParts(message, voices).map(
    ({ part, author, start, end }) =>
      `${part}/${author}: ${message.text.slice(start, end).replace(/\s+/g, ' ').trim()}`,
  );
}

describe('whose words a mail holds', () => {
  it('parts the answer from the desk mail it quotes', () => {
    expect(
      parts(
        'Done.\n\nOn Mon, 2 Mar 2026 at 10:00, Desk <support@desk.example> wrote:\n> Please ask your admin.',
      ),
    ).toEqual(['new/customer: Done.', 'quoted/desk: > Please ask your admin.']);
  });

  it('knows the customer in an older quote', () => {
    const text =
      'And now?\n\nOn Mon, Desk <support@desk.example> wrote:\n> Ask your admin.\n>\n> On Sun, Ann Miller <ann@firm.example> wrote:\n>> I asked IT.';
    expect(parts(text).at(-1)).toBe('quoted/customer: >> I asked IT.');
  });

  it('goes back to new words between quoted lines', () => {
    const text =
      'On Mon, Desk <support@desk.example> wrote:\n> Did you ask your admin?\nYes, yesterday.\n> And the link?\nNot yet.';
    expect(parts(text)).toEqual([
      'quoted/desk: > Did you ask your admin?',
      'new/customer: Yes, yesterday.',
      'quoted/desk: > And the link?',
      'new/customer: Not yet.',
    ]);
  });

  it.each([
    ['German', 'Am 02.03.2026 um 10:00 schrieb Desk <support@desk.example>:'],
    ['French', 'Le lun. 2 mars 2026 à 10:00, Desk <support@desk.example> a écrit :'],
    ['Spanish', 'El lun, 2 mar 2026 a las 10:00, Desk (<support@desk.example>) escribió:'],
    ['Portuguese', 'Em seg., 2 de mar. de 2026 às 10:00, Desk <support@desk.example> escreveu:'],
    [
      'wrapped',
      'On Monday, the second of March 2026 at ten in the morning, The Desk\n<support@desk.example> wrote:',
    ],
  ])('knows a %s quote header', (_, header) => {
    expect(parts(`Hello\n\n${header}\n> Ask your admin.`)).toEqual([
      'new/customer: Hello',
      'quoted/desk: > Ask your admin.',
    ]);
  });

  it.each([
    [
      'From: Desk <support@desk.example>\nSent: Monday, 2 March 2026\nTo: Ann Miller <ann@firm.example>\nSubject: login',
    ],
    ['Von: Desk <support@desk.example>\nGesendet: Montag\nAn: Ann Miller\nBetreff: login'],
    ['-----Original Message-----\nFrom: Desk <support@desk.example>\nSubject: login'],
  ])('takes all below an Outlook header as that mail: %s', (header) => {
    expect(parts(`It works.\n\n${header}\n\nPlease ask your admin.\nThen try again.`)).toEqual([
      'new/customer: It works.',
      'quoted/desk: Please ask your admin. Then try again.',
    ]);
  });

  it("tells a forwarded mail's writer", () => {
    const text =
      'See below.\n\n---------- Forwarded message ----------\nFrom: Bob <bob@firm.example>\nSubject: Jump\nTo: Ann <ann@firm.example>\n\nI approved it.';
    expect(parts(text, 'Fwd: Jump')).toEqual(['new/customer: See below.', 'forwarded/other: I approved it.']);
  });

  it('takes words quoted without a name for nobody the ledger may believe', () => {
    expect(parts('Hm.\n> I asked my admin')).toEqual([
      'new/customer: Hm.',
      'quoted/desk: > I asked my admin',
    ]);
  });

  it('sets the signature apart, and hears the afterword below it', () => {
    expect(
      parts('I asked IT.\n\nBest regards,\nAnn Miller\nHead of IT approvals\n\nPS: he just approved it.'),
    ).toEqual([
      'new/customer: I asked IT.',
      'new/signature: Best regards, Ann Miller Head of IT approvals',
      'new/customer: PS: he just approved it.',
    ]);
  });

  it('takes "Thanks!" above the text for a greeting', () => {
    expect(parts('Thanks!\nI asked our admin and he has now approved it.')).toEqual([
      'new/customer: Thanks! I asked our admin and he has now approved it.',
    ]);
  });

  it('names whose words each quote holds, as its header does', () => {
    const text =
      'Approved now.\n\nOn Tue, Mar 3, 2026 at 9:00 AM Jump Support <support@desk.example> wrote:\n\n> Any news?\n>\n> Am 02.03.26 um 17:00 schrieb Ann Miller:\n>\n>> I asked our admin.\n>>\n>> From: Bob Stone <bob@firm.example>\n>> Sent: Monday\n>> Subject: login\n>>\n>> Try again.';
    const message = aMessage({ text, subject: 'Re: login' });
    expect(textParts(message, voices).map(({ author, by }) => [author, by])).toEqual([
      ['customer', null],
      ['desk', 'Jump Support <support@desk.example>'],
      ['customer', 'Ann Miller'],
      ['other', 'Bob Stone <bob@firm.example>'],
    ]);
  });

  it("takes a colleague's mail and one to a tagged address for the desk's", () => {
    for (const from of ['Kim <kim@desk.example>', 'Desk <support+T12@desk.example>']) {
      expect(parts(`Ok.\n\nOn Mon, Mar 2, 2026 at 10:00 AM ${from} wrote:\n> I asked my admin.`)).toEqual([
        'new/customer: Ok.',
        'quoted/desk: > I asked my admin.',
      ]);
    }
  });

  it('takes for the desk what the customer says it wrote, and no more than that', () => {
    expect(parts('On Monday you wrote:\n\nThe admin has approved the app.\n\nThat is not so.')).toEqual([
      'new/customer: On Monday you wrote:',
      'quoted/desk: The admin has approved the app.',
      'new/customer: That is not so.',
    ]);
  });

  it('takes the rest of a wrapped quote for the quote', () => {
    expect(
      parts(
        '> We see in our records that your administrator has approved and\nsubmitted the request\n> and that all is well.\nNo!',
      ),
    ).toEqual([
      'quoted/desk: > We see in our records that your administrator has approved and submitted the request > and that all is well.',
      'new/customer: No!',
    ]);
  });

  it('takes what lies beyond thousands of lines for nobody to believe', () => {
    const message = aMessage({ text: `${'a line\n'.repeat(6000)}I asked my admin.`, subject: 'log' });
    const last = textParts(message, voices).at(-1);
    expect(last).toMatchObject({ part: 'quoted', author: 'desk', end: message.text.length });
  });

  it('hears a lone "Thanks!" as an answer', () => {
    expect(parts('Thanks!')).toEqual(['new/customer: Thanks!']);
  });
});
