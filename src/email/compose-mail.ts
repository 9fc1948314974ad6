import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../core/ports.ts';

const MAX_REFERENCES = 20;
const ADDRESS = /^(?!.*=\?)[^\s<>,;:"()[\]\\@\p{C}]{1,64}@[\p{L}\p{M}\p{N}._-]{1,255}$/u;
/** Printable ASCII without what a reader would decode (RFC 2047). */
const MESSAGE_ID = /^<(?!.*=\?[^?]+\?[bq]\?)[!-;=?-~]{1,900}>$/i;
/** A line can be folded at white space only and has at most 998 bytes (RFC 5322, 2.1.1). */
const LONG_WORD = /\S{200}(?=\S)/gu;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

export interface ComposedMail {
  /** Each copy of the mail goes to these addresses. `from` is empty for the null sender. */
  envelope: { from: string; to: string; cc: string[] };
  raw: Buffer;
}

/** The mail as bytes, or why it must not be sent. Nothing in it can start a header of its own. */
export async function composeMail(mail: OutgoingMail): Promise<ComposedMail | { unusable: string }> {
  const unusable = findUnusable(mail);
  if (unusable) return { unusable };
  const cc = copies(mail);
  const composer = new MailComposer({
    from: mailbox(mail.from),
    to: mailbox(mail.to),
    cc: cc.map(mailbox),
    subject: oneLine(mail.subject),
    text: lines(mail.text),
    html: mail.html === null ? undefined : lines(mail.html),
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo && MESSAGE_ID.test(mail.inReplyTo) ? mail.inReplyTo : undefined,
    references: references(mail),
    headers: mail.automatic ? { ...AUTOMATIC, 'X-Loop': mail.from.address } : {},
    attachments: (mail.attachments ?? []).map(({ name, type, bytes, contentId }) => ({
      filename: oneLine(name),
      contentType: type,
      content: Buffer.from(bytes),
      cid: contentId,
      contentDisposition: 'inline' as const,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  const envelope = { from: mail.envelopeFrom, to: mail.to.address, cc: cc.map(({ address }) => address) };
  return { envelope, raw };
}

/** What other systems know as "sent by a machine" (RFC 3834, 5, and the headers that predate it). */
const AUTOMATIC = {
  'Auto-Submitted': 'auto-replied',
  'X-Auto-Response-Suppress': 'All',
  Precedence: 'auto_reply',
};

function findUnusable(mail: OutgoingMail): string | null {
  if (!ADDRESS.test(mail.to.address)) return 'The recipient is no usable mail address.';
  if (!ADDRESS.test(mail.from.address)) return 'The sender is no usable mail address.';
  if (mail.envelopeFrom !== '' && !ADDRESS.test(mail.envelopeFrom)) {
    return 'The address for bounces is no usable mail address.';
  }
  const bad = mail.cc.find(({ address }) => !ADDRESS.test(address));
  if (bad) return `In Cc, "${oneLine(bad.address).slice(0, 100)}" is no usable mail address.`;
  return MESSAGE_ID.test(mail.messageId) ? null : 'The Message-ID is not usable.';
}

/** Each address once, and not that of the recipient again. */
function copies({ to, cc }: OutgoingMail): OutgoingMail['cc'] {
  const seen = new Set([to.address.toLowerCase()]);
  return cc.filter(({ address }) => {
    const known = seen.has(address.toLowerCase());
    seen.add(address.toLowerCase());
    return !known;
  });
}

/** RFC 5322, 3.6.4. Bounded: the first names the thread, the last ones what is answered. */
function references(mail: OutgoingMail): string[] {
  const answered = mail.inReplyTo === null ? [] : [mail.inReplyTo];
  const ids = [...new Set([...mail.references.filter((id) => id !== mail.inReplyTo), ...answered])];
  const usable = ids.filter((id) => MESSAGE_ID.test(id));
  if (usable.length <= MAX_REFERENCES) return usable;
  return [...usable.slice(0, 1), ...usable.slice(1 - MAX_REFERENCES)];
}

function mailbox({ name, address }: { name: string | null; address: string }) {
  return { name: oneLine(name ?? ''), address };
}

/** Line ends as mail has them (RFC 5321, 2.3.8), whatever stands in the text. */
function lines(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?|\n/g, '\r\n');
}

/** One line of plain words: nothing in it is taken for an encoded word (RFC 2047), which could hold a line break. */
function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').replaceAll('=?', '= ?').replace(LONG_WORD, '$& ').trim();
}
