import { generateKeyPairSync, randomInt, sign } from 'node:crypto';

/** A self-signed certificate for a name and its key, as PEM. */
export function makeCertificate(name: string, validTo = '491231235959Z'): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const commonName = sequence(objectId('550403'), tagged(0x0c, Buffer.from(name)));
  const subject = sequence(tagged(0x31, commonName));
  // X.509 version 1 (RFC 5280, 4.1): all that STARTTLS needs.
  const content = sequence(
    tagged(0x02, Buffer.from([randomInt(1, 127)])),
    ECDSA_WITH_SHA256,
    subject,
    sequence(tagged(0x17, Buffer.from('200101000000Z')), tagged(0x17, Buffer.from(validTo))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = tagged(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const lines = sequence(content, ECDSA_WITH_SHA256, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

/** In as few bytes as it needs (X.690, 10.1). */
function lengthOf(bytes: number): number[] {
  if (bytes < 0x80) return [bytes];
  return bytes < 0x100 ? [0x81, bytes] : [0x82, bytes >> 8, bytes & 0xff];
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

const ECDSA_WITH_SHA256 = sequence(objectId('2a8648ce3d040302'));
