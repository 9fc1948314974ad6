import MailComposer from 'nodemailer/lib/mail-composer';
import { z } from 'zod';

export const Upload = z.object({
  name: z.string().min(1).max(200),
  type: z.string().max(100),
  data: z.base64(),
});

/** A mail as a customer writes it on the page. */
export const NewMail = z.object({
  fromName: z.string().trim().max(100),
  fromAddress: z.email('Please give an address to answer to, such as pat@firm.example.'),
  /** Addresses as a mail program takes them, with commas between. */
  cc: z.string().trim().max(1000).default(''),
  subject: z.string().trim().max(500),
  text: z.string().max(200_000),
  attachments: z.array(Upload).max(20),
  /** The Message-ID of a mail of the desk that this one answers. */
  inReplyTo: z.string().max(1000).nullable().default(null),
});
export type NewMail = z.infer<typeof NewMail>;

/** The mail as a mail client would send it: MIME, Date and Message-ID and all. */
export function composeMail(mail: NewMail, to: string): Promise<Uint8Array> {
  const composer = new MailComposer({
    from: { name: mail.fromName, address: mail.fromAddress },
    to,
    ...(mail.cc === '' ? {} : { cc: mail.cc }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo, references: [mail.inReplyTo] }),
    attachments: mail.attachments.map((file) => ({
      filename: file.name,
      contentType: file.type || undefined,
      content: Buffer.from(file.data, 'base64'),
    })),
  });
  return composer.compile().build();
}
