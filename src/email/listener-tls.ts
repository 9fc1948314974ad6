import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';

export interface TlsFiles {
  certFile: string;
  keyFile: string;
}

export interface Certificate {
  cert: string;
  key: string;
}

export interface CertificateFiles {
  first: Certificate;
  /** The pair that was put in its place since, or null. Never rejects: what is not usable yet is looked at again. */
  renewed(): Promise<Certificate | null>;
}

/** Reads a certificate and its key. Throws StepcheckError where they are missing or do not belong together. */
export async function openCertificateFiles(files: TlsFiles, log: Log): Promise<CertificateFiles> {
  let state = await stateOf(files).catch(() => '');
  const first = await readPair(files);
  const { validTo } = new X509Certificate(first.cert);
  if (Date.parse(validTo) < Date.now()) log.warn({ validTo }, 'the certificate of SMTP_TLS_CERT has ended');

  return {
    first,
    async renewed() {
      try {
        const next = await stateOf(files);
        if (next === state) return null;
        const pair = await readPair(files);
        state = next;
        log.info({}, 'new certificate for incoming mail');
        return pair;
      } catch (error) {
        // A renewal writes two files: between the two they do not match, and the one before goes on being used.
        const reason = error instanceof Error ? error.message : String(error);
        log.warn({ error: reason }, 'the new certificate for incoming mail is not usable yet');
        return null;
      }
    },
  };
}

/** Changes with the content: what stands behind a link is looked at, since renewals often move a link. */
async function stateOf({ certFile, keyFile }: TlsFiles): Promise<string> {
  const states = await Promise.all([stat(certFile), stat(keyFile)]);
  return states.map(({ ino, size, mtimeMs }) => `${ino}.${size}.${mtimeMs}`).join(' ');
}

async function readPair({ certFile, keyFile }: TlsFiles): Promise<Certificate> {
  const cert = await readPem('SMTP_TLS_CERT', certFile);
  const key = await readPem('SMTP_TLS_KEY', keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StepcheckError(
      'smtp_tls',
      'person',
      `The certificate of SMTP_TLS_CERT and the key of SMTP_TLS_KEY cannot be used together (${reason}). Both must be PEM files, and of the same certificate.`,
      { cause },
    );
  }
  return { cert, key };
}

async function readPem(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const todo = `Check the path, and that the user who runs stepcheck may read it.`;
    throw new StepcheckError(
      'smtp_tls',
      'person',
      `The file of ${setting} cannot be read (${reason}). ${todo}`,
      {
        cause,
      },
    );
  }
}
