import { describe, expect, it } from 'vitest';
import { newSend } from '../../src/core/send.ts';
import {
  delayedProblem,
  returnedProblem,
  unclearProblem,
  withoutReturned,
} from '../../src/writing/returned-mail.ts';
import { replyOf } from '../support/records.ts';

const reply = { mail: replyOf(), copyTo: null };
const acknowledgement = {
  mail: newSend({ id: 'ack.T1001', kind: 'acknowledgement', ticketId: 'T1001', dueAt: 0 }),
  copyTo: null,
};

describe('a mail that came back', () => {
  it('is named, with the reason and the words of the other server', () => {
    expect(returnedProblem(reply, 'mailbox full', '552 5.2.2 Over quota')).toBe(
      'Your reply did not reach the customer: mailbox full. Their server says: "552 5.2.2 Over quota"',
    );
    expect(returnedProblem(acknowledgement, 'unknown address', null)).toBe(
      'The acknowledgement did not reach the customer: unknown address.',
    );
    expect(returnedProblem({ mail: null, copyTo: null }, 'unknown address', ' ')).toBe(
      'A mail of ours did not reach the customer: unknown address.',
    );
  });

  it('that was a copy is named with its receiver', () => {
    const copy = { ...reply, copyTo: 'bob@birchwood.example' };
    expect(returnedProblem(copy, 'mailbox full', null)).toBe(
      'Your reply did not reach bob@birchwood.example: mailbox full.',
    );
    expect(delayedProblem(copy)).toBe(
      'Delivery of your reply to bob@birchwood.example is delayed: their server goes on trying.',
    );
  });

  it('has the words of the other server on one line, and no more than fit', () => {
    const problem = returnedProblem(reply, 'rejected', `550 no\r\n<!channel>\u202e ${'x'.repeat(5_000)}`);
    expect(problem).not.toMatch(/[\r\n\u202e]/);
    expect(problem.length).toBeLessThan(300);
  });

  it('is forgotten once the reply has gone out again, other faults are not', () => {
    const problems = [
      returnedProblem(reply, 'mailbox full', null),
      delayedProblem(reply),
      unclearProblem(reply.mail),
      returnedProblem(acknowledgement, 'mailbox full', null),
      'The model did not answer.',
    ];
    expect(withoutReturned(problems)).toEqual(problems.slice(3));
  });
});
