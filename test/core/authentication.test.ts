import { expect, it } from 'vitest';
import { failedSenderCheck } from '../../src/core/authentication.ts';
import type { Message } from '../../src/core/message.ts';
import { aMessage } from '../support/a-message.ts';

it.each<[string, string[], 'DMARC' | 'SPF' | null]>([
  ['a failed DMARC check', ['mx.example; spf=pass; dmarc = FAIL (p=reject) header.from=a.example'], 'DMARC'],
  ['one failed check among several headers', ['a.example; dmarc=pass', 'b.example; dmarc=fail'], 'DMARC'],
  ['a failed SPF check where DMARC was not asked', ['mx.example; spf=fail smtp.mailfrom=a.example'], 'SPF'],
  ['nothing where DMARC passed for all that', ['mx.example; spf=fail; dkim=pass; dmarc=pass'], null],
  ['a hard failure by its other name', ['mx.example; spf=hardfail; dmarc=none'], 'SPF'],
  ['nothing where the domain only does not know the server', ['mx.example; spf=softfail; dmarc=none'], null],
  [
    'nothing where the sender’s firm signed it',
    ['mx.example; spf=fail; dkim=pass header.d=firm.example'],
    null,
  ],
  [
    'nothing where a signature names the user',
    ['a.example; spf=fail; dkim=pass header.i=@Firm.example'],
    null,
  ],
  [
    'nothing where one of several signatures is the firm’s',
    ['a.example; dkim=pass header.d=relay.example; dkim=pass header.d=mail.firm.example; spf=fail'],
    null,
  ],
  [
    'a failed SPF check where another firm signed',
    ['a.example; spf=fail; dkim=pass header.d=eve.example'],
    'SPF',
  ],
  ['a failed SPF check where nobody says who signed', ['a.example; spf=fail; dkim=pass'], 'SPF'],
  [
    'a failed SPF check where two names of a signer differ',
    ['a.example; spf=fail; dkim=pass header.i=@firm.example header.d=eve.example'],
    'SPF',
  ],
  [
    'a failed SPF check where the signature is broken',
    ['a.example; spf=fail; dkim=fail header.d=firm.example'],
    'SPF',
  ],
  [
    'a failed SPF check where the signature stands in an older note',
    ['a.example; spf=fail; dkim=none', 'a.example; dkim=pass header.d=firm.example'],
    'SPF',
  ],
  [
    'a failed DMARC check, whoever signed',
    ['a.example; dmarc=fail; dkim=pass header.d=firm.example'],
    'DMARC',
  ],
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

it('a signature of the firm counts for mail from a domain below it, but not one of a whole country', () => {
  const fromBelow = (signer: string) => ({
    ...mailWith([`mx.example; spf=fail; dkim=pass header.d=${signer}`]),
    sender: { id: '', name: null, address: 'ann@mail.firm.example' },
  });
  expect(failedSenderCheck(fromBelow('firm.example'))).toBeNull();
  expect(failedSenderCheck(fromBelow('example'))).toBe('SPF');
});

function mailWith(results: string[]): Message {
  return { ...aMessage({}), headers: results.length === 0 ? {} : { 'authentication-results': results } };
}
