import type { Config } from './config.ts';
import { INTAKE_FOLDER, type IntakeItem, intakeItem } from './core/intake.ts';
import { takesMail } from './core/mail-reference.ts';
import type { MailboxState } from './core/office.ts';
import type { Clock, Cursors, FileStore, Leases, Log, Random } from './core/ports.ts';
import { isFromMailbox } from './email/imap/mail-item.ts';
import { startMailboxes } from './email/imap/start-mailboxes.ts';
import { type MailEnvelope, startMailListener } from './email/listener.ts';

export interface MailSourcesOptions {
  config: Config;
  /** Resolves once the mail is safe on the disk. */
  store: (item: IntakeItem, raw: Uint8Array) => Promise<void>;
  /** An OAuth2 access token of a mailbox's user; null where mailboxes have passwords. */
  accessToken: ((user: string, refused?: string) => Promise<string>) | null;
  files: Pick<FileStore, 'list'>;
  cursors: Cursors;
  leases: Leases;
  leaseMs: number;
  /** Tells the desk, once a key. */
  announce: (key: string, text: string) => Promise<void>;
  /** Hears how each mailbox is. */
  onMailbox: (state: MailboxState) => void;
  clock: Clock;
  random: Random;
  log: Log;
}

/** Opens every way by which mail comes: the listener, and the mailboxes that are watched. */
export async function startMailSources(
  options: MailSourcesOptions,
): Promise<{ smtpPort: number; close(): Promise<void> }> {
  const { config, store, files, clock, random, log } = options;
  const { smtp, imap, desk } = config;
  const listener = await startMailListener({
    ...smtp.listen,
    tls: smtp.tls,
    maxBytes: smtp.maxBytes,
    accepts: (recipient) => takesMail(desk, recipient),
    onMail: (raw, envelope) => store(mailItem(random(), clock.now(), envelope), raw),
    log,
  });
  const mailboxes = await startMailboxes({
    ...imap,
    maxBytes: smtp.maxBytes,
    accessToken: options.accessToken,
    onMail: (raw, item) => store(item, raw),
    waiting: async () => (await files.list(INTAKE_FOLDER)).filter(isFromMailbox).length,
    cursors: options.cursors,
    leases: options.leases,
    leaseMs: options.leaseMs,
    timeZone: desk.timeZone,
    announce: options.announce,
    onState: options.onMailbox,
    clock,
    jitter: Math.random,
    log,
  }).catch(async (error: unknown) => {
    await listener.close();
    throw error;
  });
  return {
    smtpPort: listener.port,
    async close() {
      await mailboxes.close();
      await listener.close();
    },
  };
}

function mailItem(token: string, receivedAt: number, envelope: MailEnvelope): IntakeItem {
  return intakeItem({
    v: 1,
    id: `mail.${receivedAt}.${token}`,
    channel: 'email',
    origin: 'smtp',
    receivedAt,
    envelopeFrom: envelope.from,
    envelopeTo: envelope.to,
  });
}
