import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from '../core/ports.ts';

const MAX_REFERENCES = 20;
const ADDRESS = /^[^\s<>,;:"()[\]\\\p{C}]{1,64}@[^\s<>,;:"()[\]\\\p{C}]{1,255}$/u;
const MESSAGE_ID = /^<[^\s<>\p{C}]{1,900}>$/u;
const BREAKS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

export interface ComposedMail {
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

/** The mail as bytes, or why it must not be sent. Nothing in it can start a header of its own. */
export async function composeMail(mail: OutgoingMail): Promise<ComposedMail | { unusable: string }> {
  const unusable = findUnusable(mail);
  if (unusable) return { unusable };
  const composer = new MailComposer({
    from: { name: oneLine(mail.from.name), address: mail.from.address },
    to: { name: oneLine(mail.to.name ?? ''), address: mail.to.address },
    subject: oneLine(mail.subject),
    text: mail.text.replaceAll('\0', ''),
    html: mail.html?.replaceAll('\0', '') ?? undefined,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo && MESSAGE_ID.test(mail.inReplyTo) ? mail.inReplyTo : undefined,
    references: references(mail),
    headers: mail.automatic ? AUTOMATIC : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const raw = await composer.compile().build();
  // RFC 3834, 3.3: the null sender, so that no answer comes back to an answer.
  return { envelope: { from: mail.automatic ? '' : mail.from.address, to: [mail.to.address] }, raw };
}

/** What other systems know as "sent by a machine" (RFC 3834, 5, and the headers that predate it). */
const AUTOMATIC = {
  'Auto-Submitted': 'auto-replied',
  'X-Auto-Response-Suppress': 'All',
  Precedence: 'auto_reply',
  'X-Loop': 'stepcheck',
  'X-Stepcheck': 'automatic',
};

function findUnusable(mail: OutgoingMail): string | null {
  if (!ADDRESS.test(mail.to.address)) return 'The recipient is no usable mail address.';
  if (!ADDRESS.test(mail.from.address)) return 'The sender is no usable mail address.';
  return MESSAGE_ID.test(mail.messageId) ? null : 'The Message-ID is not usable.';
}

/** RFC 5322, 3.6.4. Bounded: the first names the thread, the last ones what is answered. */
function references(mail: OutgoingMail): string[] {
  const answered = mail.inReplyTo === null ? [] : [mail.inReplyTo];
  const ids = [...new Set([...mail.references.filter((id) => id !== mail.inReplyTo), ...answered])];
  const usable = ids.filter((id) => MESSAGE_ID.test(id));
  if (usable.length <= MAX_REFERENCES) return usable;
  return [...usable.slice(0, 1), ...usable.slice(1 - MAX_REFERENCES)];
}

function oneLine(text: string): string {
  return text.replace(BREAKS, ' ').trim();
}
