import { expect, it } from 'vitest';
import { failedSenderCheck } from '../../src/core/authentication.ts';
import type { Message } from '../../src/core/message.ts';
import { aMessage } from '../support/a-message.ts';

it.each<[string, string[], 'DMARC' | 'SPF' | null]>([
  ['a failed DMARC check', ['mx.example; spf=pass; dmarc = FAIL (p=reject) header.from=a.example'], 'DMARC'],
  ['one failed check among several headers', ['a.example; dmarc=pass', 'b.example; dmarc=fail'], 'DMARC'],
  ['a failed SPF check where DMARC was not asked', ['mx.example; spf=fail smtp.mailfrom=a.example'], 'SPF'],
  ['nothing where DMARC passed for all that', ['mx.example; spf=fail; dkim=pass; dmarc=pass'], null],
  ['a doubtful SPF check that DMARC did not outweigh', ['mx.example; spf=softfail; dmarc=none'], 'SPF'],
  ['nothing where DMARC would have passed', ['spf=fail smtp.mailfrom=a.example; dmarc=bestguesspass'], null],
  ['nothing where only the signature is broken', ['mx.example; dkim=fail; spf=none'], null],
  [
    'nothing where a check could not be made',
    ['mx.example; dmarc=permerror; spf=temperror; dkim=none'],
    null,
  ],
  ['the topmost of two results', ['mx.example; spf=fail', 'mx.example; spf=pass; dmarc=none'], 'SPF'],
  ['nothing where a property is called like a check', ['mx.example; dkim=pass header.dmarc=fail'], null],
  [
    'nothing of what a comment in a comment says',
    ['mx.example; spf=pass (a (b; dmarc=fail) c; dmarc=fail)'],
    null,
  ],
  ['a failed check behind a comment that never ends', ['mx.example; dkim=pass (x; dmarc=fail'], 'DMARC'],
  ['a failed check behind quoted words', ['mx.example; dkim=pass reason="a(b"; dmarc=fail'], 'DMARC'],
  ['nothing of what a comment quotes', ['mx.example; arc=pass (i=1 dmarc=fail); dmarc=pass'], null],
  ['nothing where nobody checked', [], null],
])('a mail tells of %s', (_, values, expected) => {
  expect(failedSenderCheck(mailWith(values))).toBe(expected);
});

function mailWith(results: string[]): Message {
  return { ...aMessage({}), headers: results.length === 0 ? {} : { 'authentication-results': results } };
}
