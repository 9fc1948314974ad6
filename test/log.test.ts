import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

function written(pretty: boolean, say: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  say(createLog({ level: 'info', pretty, stream: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

describe('the log', () => {
  it('writes one JSON object a line', () => {
    const line = written(false, (log) => log.info({ ticket: 'T-1' }, 'case opened'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, ticket: 'T-1', msg: 'case opened' });
  });

  it('says nothing below its level', () => {
    expect(written(false, (log) => log.debug({ text: 'a customer wrote' }, 'read'))).toBe('');
  });

  it('hides secrets by name and by look, in error messages too', () => {
    for (const pretty of [true, false]) {
      const line = written(pretty, (log) =>
        log.warn(
          {
            smtp: { auth: { password: 'plain-words' } },
            apiKey: 'plain-words',
            url: 'redis://desk:plain-words@db.example:6379',
            header: 'Bearer plain-words',
            err: new Error('bad token xoxb-12-plain-words and key sk-plain-words'),
          },
          'failed',
        ),
      );
      expect(line).not.toContain('plain-words');
      expect(line).toContain('db.example:6379');
    }
  });

  it('writes short lines for people, with the stack of an error below', () => {
    const text = written(true, (log) =>
      log.error({ job: 'triage', why: 'two words', err: new Error('no') }, 'gave up'),
    );
    expect(text).toMatch(/^\d\d:\d\d:\d\d error gave up job=triage why="two words"\n {2}Error: no\n {2,}at /);
  });
});
