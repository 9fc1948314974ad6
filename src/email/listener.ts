import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { asStepcheckError, StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { type ClientWatch, LISTENER_LIMITS, type ListenerLimits, watchClients } from './listener-limits.ts';
import { openCertificateFiles, type TlsFiles } from './listener-tls.ts';
import { isLoopback } from './loopback.ts';

export interface MailListenerOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Nobody asked for this port: where it is taken, any free one does as well. */
  mayMove?: boolean;
  maxBytes: number;
  /** A certificate for STARTTLS. */
  tls?: TlsFiles | null;
  limits?: Partial<ListenerLimits>;
  accepts: (recipient: string) => boolean;
  /** Resolves once the mail is safe on the disk: only then is it answered with 250. */
  onMail: (raw: Uint8Array, envelope: MailEnvelope) => Promise<void>;
  log: Log;
}

export interface MailEnvelope {
  /** Empty string for the null sender. */
  from: string | null;
  to: string[];
}

const CLOSE_MS = 5_000;

/** Takes in mail by SMTP. What was not stored is answered so that the sender keeps it and tries again. */
export async function startMailListener(
  options: MailListenerOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const limits = { ...LISTENER_LIMITS, ...options.limits };
  const certificate = options.tls ? await openCertificateFiles(options.tls, options.log) : null;
  const clients: ClientWatch = watchClients(limits, () => server);
  const server: SMTPServer = new SMTPServer({
    name: 'stepcheck',
    banner: 'stepcheck',
    size: options.maxBytes,
    rejectOversized: true,
    authOptional: true,
    ...certificate?.first,
    minVersion: 'TLSv1.2',
    // On loopback nobody listens in; elsewhere even an unproven certificate is better than none.
    disabledCommands: isLoopback(options.host) && !certificate ? ['AUTH', 'STARTTLS'] : ['AUTH'],
    disableReverseLookup: true,
    maxClients: limits.clients,
    maxRecipients: limits.recipients,
    socketTimeout: limits.idleMs,
    closeTimeout: CLOSE_MS,
    logger: false,
    async onConnect(session, done) {
      if (!clients.admit(session)) return done(smtpError(421, 'Too many connections from your address'));
      const renewed = await certificate?.renewed();
      if (renewed) server.updateSecureContext(renewed);
      done();
    },
    onClose: (session) => clients.left(session),
    onRcptTo(recipient, session, done) {
      if (options.accepts(recipient.address)) return done();
      if (!clients.mayMiss(session)) return done(smtpError(421, 'Too many unknown recipients'));
      done(smtpError(550, `No mailbox here by the name of ${recipient.address}`));
    },
    onData(stream, session, done) {
      receive(stream, session, options)
        .then(
          () => done(),
          (error) => done(answerTo(error)),
        )
        .finally(() => clients.finishedMail(session));
    },
  });
  let port: number | null = null;
  // Broken connections and protocol errors of clients: their matter, told for the record. Before it listens an error
  // is told by whoever waits for that.
  server.on('error', (error) => {
    if (port !== null) options.log.warn({ error: error.message }, 'mail connection failed');
  });
  port = await listen(server, options);
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: MailListenerOptions,
): Promise<void> {
  const raw = await collect(stream, options.maxBytes);
  // Too big is answered 552 by the server itself.
  if (raw === null) return;
  const { mailFrom, rcptTo } = session.envelope;
  const envelope = { from: mailFrom ? mailFrom.address : null, to: rcptTo.map((it) => it.address) };
  try {
    await options.onMail(raw, envelope);
  } catch (error) {
    const { code, message } = asStepcheckError(error);
    options.log.error({ code, error: message }, 'mail could not be taken in');
    throw error;
  }
}

/** The mail's bytes, or null where there are more than allowed: those are read to the end but not kept. */
async function collect(stream: SMTPServerDataStream, maxBytes: number): Promise<Buffer | null> {
  let chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    total += chunk.length;
    if (total > maxBytes) chunks = [];
    else chunks.push(chunk);
  }
  return total > maxBytes ? null : Buffer.concat(chunks);
}

function answerTo(error: unknown): Error {
  if (asStepcheckError(error).turn === 'never') return smtpError(554, 'This mail cannot be taken');
  return smtpError(451, 'The mail could not be stored just now, please try again later');
}

async function listen(server: SMTPServer, options: MailListenerOptions): Promise<number> {
  const { host, port, mayMove } = options;
  try {
    await listenOn(server, host, port);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || !mayMove) throw listenError(options, error);
    await listenOn(server, host, 0);
  }
  const address = server.server.address();
  return typeof address === 'object' && address ? address.port : port;
}

function listenOn(server: SMTPServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.server.listen(port, host, () => {
      server.server.off('error', reject);
      resolve();
    });
  });
}

function listenError({ host, port }: MailListenerOptions, cause: unknown): StepcheckError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StepcheckError(
    'smtp_listen',
    'person',
    `Mail cannot be taken in on ${host} port ${port} (${reason}). Choose another port or stop what uses it.`,
    { cause },
  );
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
