import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerThread } from '../../src/core/ports.ts';

export interface CustomerThreadUnderTest {
  customers: CustomerThread;
  /** A thread that a customer has begun. */
  thread: { channelId: string; threadTs: string };
  /** What stands in that thread, as people read it. */
  replies(): readonly string[];
  close(): Promise<void>;
}

/** What every way into a customer's thread keeps to, the fake as well as the real one. */
export function customerThreadContract(name: string, open: () => Promise<CustomerThreadUnderTest>): void {
  describe(`${name} as a customer's thread`, () => {
    let test: CustomerThreadUnderTest;
    beforeAll(async () => {
      test = await open();
    });
    afterAll(() => test.close());

    it('puts a reply into the thread, word for word', async () => {
      const text = 'Hello <!channel> & *all*,\n\nsee https://learn.example/consent.';
      expect(await test.customers.reply(test.thread, text, 'reply.T1.1')).toMatchObject({ kind: 'sent' });
      expect(test.replies()).toContain(text);
    });

    it('knows which reply was sent', async () => {
      await test.customers.reply(test.thread, 'The second one.', 'reply.T1.2');
      expect(await test.customers.wasSent(test.thread, 'reply.T1.2')).toBe(true);
    });

    it('knows which reply was not', async () => {
      expect(await test.customers.wasSent(test.thread, 'reply.T1.3')).toBe(false);
    });
  });
}
