import { expect, it } from 'vitest';
import { failedSenderCheck } from '../../src/core/authentication.ts';
import type { Message } from '../../src/core/message.ts';
import { aMessage } from '../support/a-message.ts';

it.each<[string, string[], 'DMARC' | 'SPF' | null]>([
  ['a failed DMARC check', ['mx.example; spf=pass; dmarc = FAIL (p=reject) header.from=a.example'], 'DMARC'],
  ['one failed check among several headers', ['a.example; dmarc=pass', 'b.example; dmarc=fail'], 'DMARC'],
  ['a failed SPF check where DMARC was not asked', ['mx.example; spf=fail smtp.mailfrom=a.example'], 'SPF'],
  ['nothing where DMARC passed for all that', ['mx.example; spf=fail; dkim=pass; dmarc=pass'], null],
  ['nothing where SPF is only doubtful', ['mx.example; spf=softfail; dmarc=none'], null],
  ['nothing of what a comment quotes', ['mx.example; arc=pass (i=1 dmarc=fail); dmarc=pass'], null],
  ['nothing where nobody checked', [], null],
])('a mail tells of %s', (_, values, expected) => {
  expect(failedSenderCheck(mailWith(values))).toBe(expected);
});

function mailWith(results: string[]): Message {
  return { ...aMessage({}), headers: results.length === 0 ? {} : { 'authentication-results': results } };
}
