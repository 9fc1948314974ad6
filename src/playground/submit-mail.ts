import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';

/** Hands mail to the desk by the way that all mail takes: its SMTP listener. */
export function submitBySmtp(port: number, supportAddress: string): (raw: Uint8Array) => Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  return async (raw) => {
    const from = await senderOf(raw);
    await transport.sendMail({ envelope: { from, to: supportAddress }, raw: Buffer.from(raw) });
  };
}

/** The address in From for the envelope; the null sender where there is none to take. */
async function senderOf(raw: Uint8Array): Promise<string> {
  const text = Buffer.from(raw.subarray(0, 100_000)).toString('latin1');
  const head = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const mail = await simpleParser(`${head}\r\n\r\n`);
  const address = mail.from?.value[0]?.address ?? '';
  return /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(address) ? address : '';
}
