import { describe, expect, it } from 'vitest';
import { acknowledgeCaps } from '../../src/jobs/acknowledge-caps.ts';
import { createSign } from '../../src/signing.ts';

const sign = createSign('secret');
const capsFor = (address: string, subject: string) => acknowledgeCaps({ address, subject }, 200, sign);
const names = (address: string, subject: string) =>
  new Set(capsFor(address, subject).map(({ name }) => name));

describe('the caps of acknowledgements', () => {
  it('say each in its own words what is full', () => {
    expect(capsFor('mia@birchwood.example', 'Help').map(({ max, reason }) => [max, reason])).toEqual([
      [1, 'the same subject from this address was acknowledged within an hour'],
      [2, 'the same subject from this address was acknowledged 2 times within a day'],
      [2, 'this address has had 2 acknowledgements within 10 minutes'],
      [3, 'this address has had 3 acknowledgements within an hour'],
      [3, 'this address has had 3 acknowledgements within a day'],
      [100, '100 acknowledgements went out within 10 minutes'],
      [200, '200 acknowledgements went out within an hour'],
      [1000, '1000 acknowledgements went out within a day'],
    ]);
  });

  it('let one out where one an hour is all there may be', () => {
    const max = acknowledgeCaps({ address: 'a@b.example', subject: '' }, 1, sign).slice(-3);
    expect(max.map((cap) => cap.max)).toEqual([1, 1, 5]);
  });

  it('are the same for an address in capitals or with a tag, and for a subject with another number', () => {
    const mia = names('mia@birchwood.example', 'Ticket 1');
    expect(names('Mia+7@Birchwood.example', 'Re: ticket 2')).toEqual(mia);
    expect(names('tom@birchwood.example', 'Ticket 1')).not.toEqual(mia);
    expect(names('mia@birchwood.example', 'Another matter')).not.toEqual(mia);
  });

  it('carry no words of the customer in their names', () => {
    expect([...names('mia@birchwood.example', 'My secret matter')].join()).not.toContain('secret');
  });
});
