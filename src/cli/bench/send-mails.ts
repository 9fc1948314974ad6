import { createTransport } from 'nodemailer';
import { caseMail } from './case-mails.ts';
import { SUPPORT } from './make-mails.ts';

/** So many connections does a busy mail server open to us. */
const CONNECTIONS = 8;

/** Hands the mails with these numbers to an SMTP server on this machine, several at a time. Resolves when all are taken. */
export async function sendMails(port: number, first: number, count: number): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  try {
    await Promise.all(
      Array.from({ length: count }, (_, index) => {
        const { from, raw } = caseMail(first + index);
        return transport.sendMail({ envelope: { from, to: SUPPORT }, raw });
      }),
    );
  } finally {
    transport.close();
  }
}
