import { describe, expect, it } from 'vitest';
import { answers } from '../../src/slack/answers.ts';

describe('a page of messages', () => {
  it('with odd parts in it is read all the same, and each message kept as it came', () => {
    const messages = [
      { ts: '1.000001', user: 7, reply_count: 'two', latest_reply: null, files: [null, { name: 5 }] },
      { ts: '1.000002', user: 'UMIA', files: 'none', metadata: { event_type: 1 }, whole: 'theirs' },
    ];
    const page = answers['conversations.history'].parse({ ok: true, messages });
    expect(page.messages.map((message) => message.whole)).toEqual(messages);
    expect(page.messages.map((message) => message.user)).toEqual([null, 'UMIA']);
  });
});
