import { describe, expect, it } from 'vitest';
import { originalText } from '../../src/reading/original-text.ts';
import { aMessage } from '../support/a-message.ts';

const voices = { ownAddresses: ['support@desk.example'], deskNames: ['Jump'] };
const show = (text: string, subject = 'Re: login') => originalText(aMessage({ text, subject }), voices);

describe('a text as agents read it', () => {
  it('is left as it is where nothing is quoted', () => {
    const text = 'Hello,\n\nit fails.\n\nAnn';
    expect(show(text)).toBe(text);
  });

  it('says above each quoted part who wrote it', () => {
    const quote =
      'On Tue, Mar 3, 2026 at 9:00 AM Desk <support@desk.example> wrote:\n> Any news?\n>\n> Am 02.03.26 um 17:00 schrieb Ann Miller:\n>\n>> I asked our admin.';
    expect(show(`Approved now.\n\n${quote}`).split(/\n\n(?=Quoted)/)).toEqual([
      'Approved now.',
      'Quoted, written by Desk <support@desk.example>:\nOn Tue, Mar 3, 2026 at 9:00 AM Desk <support@desk.example> wrote:\n> Any news?',
      'Quoted, written by Ann Miller:\n>\n> Am 02.03.26 um 17:00 schrieb Ann Miller:\n>\n>> I asked our admin.',
    ]);
  });

  it('begins with what the writer added, where that stands below the quote', () => {
    const quote = 'On Mon, 2 Mar 2026 at 10:00, Desk <support@desk.example> wrote:\n> Please ask your admin.';
    expect(show(`${quote}\n\nI asked him.`)).toBe(
      `I asked him.\n\nQuoted, written by Desk <support@desk.example>:\n${quote}`,
    );
  });

  it('keeps answers between quoted lines where they are', () => {
    const text =
      'On Mon, 2 Mar 2026 at 10:00, Desk <support@desk.example> wrote:\n> Did you ask your admin?\n\nYes.\n\n> Did he approve?\n\nNo.';
    const shown = show(text);
    const places = ['your admin?', 'Yes.', 'he approve?', 'No.'].map((words) => shown.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(shown.replace(/Quoted, written by [^\n]*:\n/g, '')).toBe(text);
  });

  it('says what was forwarded, and by whom it was written', () => {
    const text =
      'Please see below.\n\n---------- Forwarded message ---------\nFrom: Mia Chen <mia@firm.example>\nDate: Mon, Mar 2, 2026\nSubject: login\nTo: Ann Miller <ann@firm.example>\n\nIt says Need admin approval.';
    expect(show(text, 'Fwd: login')).toMatch(
      /^Please see below\.\n\nForwarded, written by Mia Chen <mia@firm\.example>:\n[\s\S]*It says Need admin approval\.$/,
    );
  });
});
