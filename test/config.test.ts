import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadEnvFile, projectRoot, readConfig } from '../src/config.ts';
import { Settings } from '../src/config-settings.ts';

const slack = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_REVIEW_CHANNEL: 'C0REVIEW',
  SUPPORT_ADDRESSES: 'help@firm.example',
};

function problemsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return '';
}

describe('with no settings at all', () => {
  const config = readConfig({});

  it('everything is a stand-in, so acknowledgements and replies are on', () => {
    expect(config.slack).toBeNull();
    expect(config.openai).toBeNull();
    expect(config.smtp.url).toBeNull();
    expect(config.desk).toMatchObject({
      deskName: 'Support',
      addresses: ['support@stepcheck.example'],
      acknowledge: 'all',
      replies: true,
      undoMs: 10_000,
      parkedCards: true,
    });
  });

  it('listens on this machine only, at ports that give way', () => {
    expect(config.smtp.listen).toEqual({ host: '127.0.0.1', port: 2525, mayMove: true });
    expect(config.playground.listen).toEqual({ host: '127.0.0.1', port: 4747, mayMove: true });
    expect(config.playground.decidesRealMail).toBe(false);
  });

  it('reads pictures, each within 30 seconds, unless that is switched off', () => {
    expect(config.ocr).toEqual({ timeoutMs: 30_000 });
    expect(readConfig({ OCR_TIMEOUT_SECONDS: '5' }).ocr).toEqual({ timeoutMs: 5_000 });
    expect(readConfig({ OCR: 'off' }).ocr).toBeNull();
    expect(problemsOf({ OCR: 'maybe' })).toContain('OCR: Use on or off.');
    expect(problemsOf({ OCR_TIMEOUT: '5' })).toBe('');
    expect(problemsOf({ OCR_TIMEOUT_SECOND: '5' })).toContain('did you mean OCR_TIMEOUT_SECONDS?');
  });

  it('keeps its data in the project folder', () => {
    expect(config.dataDir).toBe(join(projectRoot, 'data'));
  });

  it('sums up on Monday morning', () => {
    expect(config.summaryAt).toEqual({ weekday: 1, hour: 9, minute: 0 });
  });
});

describe('a safe start', () => {
  it('sends nothing where Slack is real, until it is turned on', () => {
    expect(readConfig(slack).desk).toMatchObject({ acknowledge: 'none', replies: false });
    expect(readConfig({ ...slack, ACKNOWLEDGE: 'on', REPLIES: 'on' }).desk).toMatchObject({
      acknowledge: 'all',
      replies: true,
    });
  });

  it('sends nothing where a real mailbox is read, and wants its addresses named', () => {
    const mailbox = { IMAP_URLS: 'imaps://help%40firm.example:secret@imap.firm.example' };
    const { desk } = readConfig({ ...mailbox, SUPPORT_ADDRESSES: 'help@firm.example' });
    expect(desk).toMatchObject({ acknowledge: 'none', replies: false });
    expect(() => readConfig(mailbox)).toThrow('SUPPORT_ADDRESSES: is missing.');
  });

  it('sends nothing where mail is real, even from the playground, until it is turned on', () => {
    const config = readConfig({ SMTP_URL: 'smtps://mail.firm.example', SUPPORT_ADDRESSES: 'a@firm.example' });
    expect(config.slack).toBeNull();
    expect(config.desk).toMatchObject({ acknowledge: 'none', replies: false });
  });
});

describe('the model', () => {
  const key = { OPENAI_API_KEY: 'k' };
  const prices = { OPENAI_PRICE_INPUT: '0.40', OPENAI_PRICE_OUTPUT: '1.6' };

  it('reads along and does nothing else unless told', () => {
    expect(readConfig(key).openai).toMatchObject({ drafts: false, pictures: false, prices: null });
    expect(readConfig(key).openai?.budget).toEqual({ day: null, month: null });
    const more = { ...key, OPENAI_DRAFTS: 'on', OPENAI_PICTURES: 'unread' };
    expect(readConfig(more).openai).toMatchObject({ drafts: true, pictures: true });
    expect(problemsOf({ ...key, OPENAI_PICTURES: 'all' })).toContain('OPENAI_PICTURES: Use off or unread.');
  });

  it('has prices, that of cached input unless told like other input', () => {
    expect(readConfig({ ...key, ...prices }).openai?.prices).toEqual({
      input: 0.4,
      cached: 0.4,
      output: 1.6,
    });
    const cached = { ...key, ...prices, OPENAI_PRICE_CACHED: '0.1' };
    expect(readConfig(cached).openai?.prices).toMatchObject({ cached: 0.1 });
    expect(problemsOf({ ...key, OPENAI_PRICE_INPUT: '1' })).toContain('OPENAI_PRICE_OUTPUT: is missing.');
    expect(problemsOf({ ...key, OPENAI_PRICE_CACHED: '1' })).toContain(
      'OPENAI_PRICE_INPUT, OPENAI_PRICE_OUTPUT',
    );
    expect(problemsOf({ ...key, ...prices, OPENAI_PRICE_INPUT: '$1' })).toContain('Use US dollars');
  });

  it('has a budget only where prices are known', () => {
    const budget = { ...key, OPENAI_BUDGET_DAY: '2', OPENAI_BUDGET_MONTH: '30.50' };
    expect(readConfig({ ...budget, ...prices }).openai?.budget).toEqual({ day: 2, month: 30.5 });
    expect(problemsOf(budget)).toContain(
      'OPENAI_BUDGET_DAY: needs the prices of the model to know what calls cost. Set OPENAI_PRICE_INPUT and OPENAI_PRICE_OUTPUT too.',
    );
  });
});

describe('settings', () => {
  it('take the port that was asked for and no other', () => {
    const config = readConfig({ SMTP_LISTEN_PORT: '2600', PLAYGROUND_PORT: '4800' });
    expect(config.smtp.listen).toMatchObject({ port: 2600, mayMove: false });
    expect(config.playground.listen).toMatchObject({ port: 4800, mayMove: false });
  });

  it('that are empty count as not given', () => {
    expect(readConfig({ SMTP_URL: '', OPENAI_API_KEY: ' ', UNDO_SECONDS: '' })).toEqual(readConfig({}));
  });

  it('list addresses and channels with commas', () => {
    const config = readConfig({
      ...slack,
      SUPPORT_ADDRESSES: 'Help@Firm.example, second@firm.example',
      SLACK_CUSTOMER_CHANNELS: 'C0AAA,C0BBB',
    });
    expect(config.desk.addresses).toEqual(['help@firm.example', 'second@firm.example']);
    expect(config.slack?.customerChannels).toEqual(['C0AAA', 'C0BBB']);
  });

  it('place a relative data folder in the project, wherever the command runs', () => {
    expect(readConfig({ DATA_DIR: 'other' }).dataDir).toBe(join(projectRoot, 'other'));
    expect(readConfig({ DATA_DIR: '/srv/desk' }).dataDir).toBe('/srv/desk');
  });

  it('that are wrong are all named at once, each with what to do', () => {
    const message = problemsOf({
      REDIS_URL: 'localhost:6379',
      SMTP_LISTEN_PORT: '70000',
      UNDO_SECONDS: 'ten',
      ACKNOWLEDGE: 'maybe',
      TIME_ZONE: 'Mars/Olympus',
      SUMMARY_AT: 'someday 9',
      SLACK_APP_TOKEN: 'xapp-1',
      SUPPORT_ADDRESSES: 'help@firm.example, nobody',
      LOG_LEVEL: 'loud',
    });
    expect(message.split('\n').slice(1)).toEqual([
      expect.stringContaining('REDIS_URL: Write it as redis://'),
      expect.stringContaining('SUPPORT_ADDRESSES: "nobody" is no mail address.'),
      expect.stringContaining('TIME_ZONE: Use a name such as'),
      expect.stringContaining('SUMMARY_AT: Write a weekday and a time'),
      expect.stringContaining('ACKNOWLEDGE: Use all, article or none.'),
      expect.stringContaining('UNDO_SECONDS: Use a whole number from 0 to 600.'),
      expect.stringContaining('SMTP_LISTEN_PORT: Use a whole number from 0 to 65535.'),
      expect.stringContaining('LOG_LEVEL: Use debug, info, warn, error or silent.'),
      expect.stringContaining('SLACK_BOT_TOKEN: is missing.'),
      expect.stringContaining('SLACK_REVIEW_CHANNEL: is missing.'),
    ]);
  });

  it('of OAuth2 come together: each provider has its own', () => {
    const oauth = { MAIL_OAUTH: 'microsoft', MAIL_OAUTH_TENANT: 'firm', MAIL_OAUTH_CLIENT_SECRET: 's' };
    expect(problemsOf(oauth)).toContain('MAIL_OAUTH_CLIENT_ID: is missing.');
    const keyed = { ...oauth, MAIL_OAUTH_KEY_FILE: '/etc/stepcheck/google-key.json' };
    expect(problemsOf(keyed)).toContain('MAIL_OAUTH_KEY_FILE: is for Google only.');
    expect(problemsOf(keyed)).toContain('MAIL_OAUTH_CLIENT_ID: is missing.');
    expect(problemsOf({ MAIL_OAUTH: 'microsoft' })).toContain(
      'MAIL_OAUTH_TENANT, MAIL_OAUTH_CLIENT_ID, MAIL_OAUTH_CLIENT_SECRET: are missing.',
    );
    expect(problemsOf({ MAIL_OAUTH: 'google' })).toContain(
      'MAIL_OAUTH: google needs MAIL_OAUTH_KEY_FILE, the key of a service account, or else MAIL_OAUTH_CLIENT_ID',
    );
    const client = { MAIL_OAUTH: 'google', MAIL_OAUTH_CLIENT_ID: 'app', MAIL_OAUTH_CLIENT_SECRET: 's' };
    expect(problemsOf(client)).toContain(
      'MAIL_OAUTH_REFRESH_TOKEN: is missing. "npm run -s mail-login" gives it.',
    );
    expect(problemsOf({ ...client, MAIL_OAUTH_CLIENT_SECRET: '' })).toMatch(
      /instead of the three MAIL_OAUTH_KEY_FILE/,
    );
    const google = { MAIL_OAUTH: 'google', MAIL_OAUTH_KEY_FILE: '/etc/stepcheck/google-key.json' };
    expect(readConfig(google).mail.oauth).toMatchObject({ provider: 'google', clientId: '' });
  });

  it('move no mail to the folder that it comes from', () => {
    const url = 'imaps://help%40firm.example:secret@imap.firm.example';
    const wrong = 'IMAP_AFTER: moves mail to the folder that it is fetched from.';
    expect(problemsOf({ IMAP_URLS: url, IMAP_AFTER: 'move:inbox' })).toContain(wrong);
    expect(problemsOf({ IMAP_URLS: `${url}/B%C3%BCro`, IMAP_AFTER: 'move:Büro' })).toContain(wrong);
    expect(problemsOf({ IMAP_URLS: `${url}/B%C3%BCro`, IMAP_AFTER: 'move:Done' })).not.toContain(wrong);
  });

  it('for real mail or Slack need an address of the desk', () => {
    expect(problemsOf({ ...slack, SUPPORT_ADDRESSES: '' })).toContain('SUPPORT_ADDRESSES: is missing.');
    expect(problemsOf({ SMTP_URL: 'smtp://mail.firm.example' })).toContain('SUPPORT_ADDRESSES: is missing.');
  });

  it('whose name is misspelt are named with the one that was meant', () => {
    const env = {
      ...slack,
      SLACK_REVIEW_CHANNEL: '',
      SLACK_REVIEW_CHANEL: 'C0REVIEW',
      SMTP_RUL: 'smtp://x.example',
    };
    expect(problemsOf(env)).toContain(
      'SLACK_REVIEW_CHANEL is not a setting: did you mean SLACK_REVIEW_CHANNEL?',
    );
    expect(problemsOf(env)).toContain('SMTP_RUL is not a setting: did you mean SMTP_URL?');
  });

  it('of other programs are left alone, whatever they begin with', () => {
    expect(
      problemsOf({ SLACK_SIGNING_SECRET: 'x', OPENAI_ORG_ID: 'x', SMTP_HOST: 'x', LOG_LEVELS: 'x' }),
    ).toBe('');
    expect(problemsOf({ OPENAI_API_KEY: 'a', OPENAI_API_KEY2: 'b' })).toBe('');
  });

  it('never show a value, which may be a secret', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'my-secret', OPENAI_BASE_URL: 'my-secret' })).not.toContain(
      'my-secret',
    );
  });
});

describe('.env', () => {
  it('gives settings that the environment does not have', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stepcheck-test-'));
    await writeFile(
      join(folder, '.env'),
      'STEPCHECK_TEST_A="from the file"\nSTEPCHECK_TEST_B=from the file\n',
    );
    const before = { ...process.env };
    process.env.STEPCHECK_TEST_B = 'from outside';
    loadEnvFile(folder);
    expect(process.env).toMatchObject({
      STEPCHECK_TEST_A: 'from the file',
      STEPCHECK_TEST_B: 'from outside',
    });
    process.env = before;
    await rm(folder, { recursive: true });
  });

  it('may be missing', () => {
    expect(() => loadEnvFile(join(tmpdir(), 'no-such-folder'))).not.toThrow();
  });

  it('.env.example names every setting, each with a line of explanation, and no other', async () => {
    const lines = (await readFile(join(projectRoot, '.env.example'), 'utf8')).split('\n');
    const named = lines.flatMap((line, index) => {
      const name = /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
      if (name === undefined) return [];
      expect(lines[index - 1], `the line above ${name}`).toMatch(/^# [A-Z].*\.$/);
      return [name];
    });
    expect(named.sort()).toEqual(Object.keys(Settings.shape).sort());
  });
});

describe('docker-compose.yml', () => {
  it('hands every setting on to the app', async () => {
    const compose = parse(await readFile(join(projectRoot, 'docker-compose.yml'), 'utf8'));
    const named = compose.services.app.environment.map((entry: string) => entry.split('=')[0]);
    expect(named.sort()).toEqual(Object.keys(Settings.shape).sort());
  });
});

describe('business hours and the summary', () => {
  it('are read from the settings', () => {
    const { desk } = readConfig({
      BUSINESS_HOURS: 'Mon-Thu 08:00-16:00, Fri 08:00-13:00',
      HOLIDAYS: '2026-12-25, 2027-01-01',
      SUMMARY_TO: 'Lead@firm.example',
    });
    expect(desk.businessHours.spans).toHaveLength(2);
    expect(desk.businessHours.holidays).toEqual(['2026-12-25', '2027-01-01']);
    expect(desk.summaryTo).toEqual(['lead@firm.example']);
    expect(readConfig({}).desk.summaryTo).toEqual([]);
    expect(readConfig({}).desk.businessHours.spans).toHaveLength(1);
  });

  it.each([
    [{ BUSINESS_HOURS: '9 to 5' }, /BUSINESS_HOURS: Write weekdays and times such as "Mon-Fri 09:00-17:00"/],
    [{ HOLIDAYS: '25.12.2026' }, /HOLIDAYS: Write each day as 2026-12-25/],
    [{ SUMMARY_TO: 'lead' }, /SUMMARY_TO: "lead" is no mail address/],
  ])('say what is wrong with %j', (env, words) => {
    expect(problemsOf(env)).toMatch(words);
  });
});
