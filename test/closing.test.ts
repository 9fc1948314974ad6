import { describe, expect, it } from 'vitest';
import { closingOrder } from '../src/closing.ts';
import type { Log } from '../src/core/ports.ts';

function logged() {
  const lines: object[] = [];
  const quiet = () => undefined;
  const log: Log = { debug: quiet, info: quiet, warn: quiet, error: (fields) => lines.push(fields) };
  return { log, lines };
}

describe('closing', () => {
  it('takes what was opened last first, one after the other', async () => {
    const closed: string[] = [];
    const closing = closingOrder(logged().log);
    for (const name of ['Redis', 'the queue', 'the door'])
      closing.add(name, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        closed.push(name);
      });
    await closing.run();
    expect(closed).toEqual(['the door', 'the queue', 'Redis']);
  });

  it('names what does not end, and closes the rest all the same', async () => {
    const closed: string[] = [];
    const { log, lines } = logged();
    const closing = closingOrder(log, 50);
    closing.add('Redis', async () => void closed.push('Redis'));
    closing.add('the queue', () => new Promise(() => {}));
    await expect(closing.run()).rejects.toThrow('Stopping took too long: the queue did not end.');
    expect(closed).toEqual(['Redis']);
    expect(lines).toEqual([{ part: 'the queue', reason: expect.stringContaining('did not end') }]);
  });

  it('closes the rest where one refuses, and says why it did', async () => {
    const closed: string[] = [];
    const closing = closingOrder(logged().log);
    closing.add('Redis', async () => void closed.push('Redis'));
    closing.add('the queue', async () => {
      throw new Error('no');
    });
    await expect(closing.run()).rejects.toThrow('no');
    expect(closed).toEqual(['Redis']);
  });
});
