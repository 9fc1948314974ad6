import { describe, expect, it } from 'vitest';
import { acknowledgement } from '../../src/writing/acknowledgement.ts';
import { replySubject } from '../../src/writing/subject.ts';

describe('the subject of a reply', () => {
  it.each([
    ['Need admin approval', 'Re: Need admin approval'],
    ['RE: re: AW: Need admin approval', 'Re: Need admin approval'],
    ['Re[2]: Jump', 'Re: Jump'],
    ['Fwd: Jump', 'Re: Fwd: Jump'],
    ['Regarding Jump', 'Re: Regarding Jump'],
    ['', 'Re: your message'],
    ['Jump\r\nBcc: all@firm.example\0', 'Re: Jump Bcc: all@firm.example'],
  ])('%j becomes %j', (subject, expected) => {
    expect(replySubject(subject)).toBe(expected);
  });

  it('is bounded, and cuts no character in two', () => {
    const subject = replySubject('🙂'.repeat(5000));
    expect([...subject]).toHaveLength(150);
    expect(subject).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('the acknowledgement', () => {
  const input = { ticketId: 'T1001', subject: 'Need admin approval', deskName: 'Jump Support' };

  it('is a fixed text with the number of the ticket', () => {
    expect(acknowledgement(input)).toEqual({
      subject: 'Re: Need admin approval [T1001]',
      text: `Hello,

Thank you for writing to Jump Support. Your message has arrived; its number is T1001.

One of us will read it and answer you here. If you would like to add something in the meantime, just reply to this message.

Best regards,
Jump Support

This confirmation was sent automatically.`,
    });
  });

  it('passes no link on, whoever put it into the subject', () => {
    const subject = 'Win at https://evil.example/x or www.evil.example or evil.com/pay now';
    expect(acknowledgement({ ...input, subject }).subject).toBe('Re: Win at or or now [T1001]');
  });

  it('keeps the number where the subject is too long, and the subject on one line', () => {
    const { subject } = acknowledgement({ ...input, subject: `a\r\nBcc: b ${'x '.repeat(400)}` });
    expect(subject).toMatch(/^Re: a Bcc: b x .*… \[T1001\]$/);
    expect([...subject].length).toBeLessThanOrEqual(150);
  });
});
