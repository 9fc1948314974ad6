import { expect, it } from 'vitest';
import { trustedResults } from '../../src/email/authentication-results.ts';

function results(headers: string[], servers: string[] = []): string[] {
  const lines = headers.map((line) => ({ key: line.slice(0, line.indexOf(':')).toLowerCase(), line }));
  return trustedResults(lines, servers).map(({ line }) => line.replace(/^.*?: /, ''));
}

it.each<[string, string[], string[], string[]]>([
  [
    'of the servers named, whatever their case',
    [
      'Authentication-Results: MX.desk.example 1; dmarc=pass',
      'Authentication-Results: evil.example; dmarc=pass',
    ],
    ['mx.desk.example'],
    ['MX.desk.example 1; dmarc=pass'],
  ],
  [
    'of nobody else where servers are named',
    ['Authentication-Results: a.example; spf=pass'],
    ['b.example'],
    [],
  ],
  [
    'of a server behind a comment',
    ['Authentication-Results: (checked by) mx.desk.example (v1); spf=fail'],
    ['mx.desk.example'],
    ['(checked by) mx.desk.example (v1); spf=fail'],
  ],
  [
    'of the topmost server where none is named',
    [
      'Authentication-Results: mx.desk.example; dmarc=fail',
      'DKIM-Filter: x',
      'Authentication-Results: mx.desk.example; spf=fail',
      'Authentication-Results: other.example; dmarc=pass',
    ],
    [],
    ['mx.desk.example; dmarc=fail', 'mx.desk.example; spf=fail'],
  ],
  [
    'and not what stood in the mail when it came',
    [
      'Authentication-Results: mx.desk.example; spf=fail',
      'Received: from elsewhere',
      'Authentication-Results: mx.desk.example; dmarc=pass',
    ],
    [],
    ['mx.desk.example; spf=fail'],
  ],
  [
    'of a server that leaves out its name',
    ['Authentication-Results: spf=fail smtp.mailfrom=x; dmarc=fail', 'Authentication-Results: a; dmarc=pass'],
    [],
    ['spf=fail smtp.mailfrom=x; dmarc=fail'],
  ],
  ['of nobody where nobody checked', ['Subject: x'], [], []],
])('the results are %s', (_, headers, servers, expected) => {
  expect(results(headers, servers)).toEqual(expected);
});
