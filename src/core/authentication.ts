import { domainOf, isWithin } from './mail-address.ts';
import type { Message } from './message.ts';

/**
 * The sender check that a mail failed, as a trusted receiving server noted it (RFC 8601; which notes are trusted is
 * decided where mail is read); null where none did. DMARC has the last word. Without it, SPF fails for honest mail that
 * was forwarded, so a signature of the sender's own domain outweighs it, and "softfail" says only that the domain does
 * not know the server. A broken DKIM signature is as good as none.
 */
export function failedSenderCheck({ headers, sender }: Message): 'DMARC' | 'SPF' | null {
  const notes = (headers['authentication-results'] ?? []).map(resultsIn);
  const results = notes.flat();
  if (results.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return 'DMARC';
  // The topmost note of a method is the newest: what stands further down cannot talk it over.
  const first = (method: string) => results.find((it) => it.method === method)?.result ?? '';
  if (!/^(?:hard)?fail$/.test(first('spf')) || PASSED.has(first('dmarc'))) return null;
  const signatures = notes.find((note) => note.some(isSignature))?.filter(isSignature) ?? [];
  const from = domainOf(sender.address ?? '');
  return signatures.some((signature) => isSignedBy(signature, from)) ? null : 'SPF';
}

interface Result {
  method: string;
  result: string;
  /** The domains that signed, as the note names them. */
  signers: string[];
}

// "bestguesspass" is said of a domain without a DMARC record that would have passed.
const PASSED = new Set(['pass', 'bestguesspass']);

function isSignature({ method }: Result): boolean {
  return method === 'dkim';
}

/** Aligned as DMARC has it: the same domain, or one below the other. */
function isSignedBy({ result, signers }: Result, from: string): boolean {
  const isAligned = (signer: string) =>
    signer.includes('.') && from !== '' && (isWithin(signer, from) || isWithin(from, signer));
  return result === 'pass' && signers.length > 0 && signers.every(isAligned);
}

function resultsIn(value: string): Result[] {
  return withoutComments(value)
    .split(';')
    .flatMap((part) => {
      const [, method, result] = /^\s*([a-z-]+)\s*(?:\/\s*\d+\s*)?=\s*([a-z]+)/i.exec(part) ?? [];
      if (!method || !result) return [];
      return [{ method: method.toLowerCase(), result: result.toLowerCase(), signers: signersIn(part) }];
    });
}

/** header.d is a domain; header.i an address there, mostly without its local part. */
function signersIn(part: string): string[] {
  return [...part.matchAll(/(?:^|\s)header\.[di]\s*=\s*(\S+)/gi)].map(([, signer = '']) =>
    domainOf(`@${signer}`),
  );
}

/** Comments and quoted words may hold anything, earlier results included. */
function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let text = '';
  // Escaped characters go first: they open and close nothing.
  for (const character of value.replace(/\\./g, '')) {
    if (character === '"' && depth === 0) quoted = !quoted;
    else if (character === '(' && !quoted) depth++;
    else if (character === ')' && depth > 0) depth--;
    else if (depth === 0 && !quoted) text += character;
  }
  // One that never ends must not hide what follows.
  return depth > 0 || quoted ? value.replace(/\([^()]*\)/g, ' ') : text;
}
