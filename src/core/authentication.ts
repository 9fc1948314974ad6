import type { Message } from './message.ts';

/**
 * The sender check that a mail failed, as a trusted receiving server noted it (RFC 8601; which notes are trusted is
 * decided where mail is read); null where none did. SPF fails for honest mail that was forwarded, and a broken DKIM
 * signature is as good as none, so DMARC, which weighs both, has the last word.
 */
export function failedSenderCheck({ headers }: Message): 'DMARC' | 'SPF' | null {
  const results = (headers['authentication-results'] ?? []).flatMap(resultsIn);
  if (results.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return 'DMARC';
  // The topmost note of a method is the newest: what stands further down cannot talk it over.
  const first = (method: string) => results.find((it) => it.method === method)?.result ?? '';
  const isFailed = /^(?:hard|soft)?fail$/.test(first('spf'));
  return isFailed && !PASSED.has(first('dmarc')) ? 'SPF' : null;
}

// "bestguesspass" is said of a domain without a DMARC record that would have passed.
const PASSED = new Set(['pass', 'bestguesspass']);

function resultsIn(value: string): { method: string; result: string }[] {
  return withoutComments(value)
    .split(';')
    .flatMap((part) => {
      const [, method, result] = /^\s*([a-z-]+)\s*(?:\/\s*\d+\s*)?=\s*([a-z]+)/i.exec(part) ?? [];
      return method && result ? [{ method: method.toLowerCase(), result: result.toLowerCase() }] : [];
    });
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
