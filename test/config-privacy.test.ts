import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

describe('the key of the files', () => {
  it('is 32 bytes in base64, and none unless set', () => {
    const key = Buffer.alloc(32, 7);
    expect(readConfig({ FILES_KEY: key.toString('base64') }).filesKey).toEqual(key);
    expect(readConfig({}).filesKey).toBeNull();
  });

  it.each(['hunter2', Buffer.alloc(16).toString('base64'), `${Buffer.alloc(32).toString('base64')}!`])(
    'is refused without being repeated, and it says what to do: %j',
    (text) => {
      const read = () => readConfig({ FILES_KEY: text });
      expect(read).toThrow(
        /FILES_KEY: Use 32 random bytes in base64, such as "openssl rand -base64 32" prints/,
      );
      expect(read).not.toThrow(text);
    },
  );

  it('is missed where its name is misspelt', () => {
    expect(() => readConfig({ FILES_KEYS: 'x' })).toThrow(/did you mean FILES_KEY\?/);
  });
});

describe('how long cases are kept', () => {
  it('is 90 days, another number of days, or for ever', () => {
    expect(readConfig({}).retentionDays).toBe(90);
    expect(readConfig({ RETENTION_DAYS: '0' }).retentionDays).toBe(0);
    expect(() => readConfig({ RETENTION_DAYS: '-1' })).toThrow(/RETENTION_DAYS/);
  });
});
