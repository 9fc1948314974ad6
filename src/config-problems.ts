import { type Raw, Settings } from './config-settings.ts';
import { nearestName } from './core/nearest-name.ts';

/** What no setting can tell alone. */
export function problemsTogether(given: Raw): string[] {
  const problems: string[] = [];
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app } = given;
  if (Boolean(bot) !== Boolean(app)) {
    const missing = bot ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN';
    problems.push(
      `${missing}: is missing. Set both Slack tokens to talk to Slack, or neither for the playground.`,
    );
  }
  if ((bot || app) && !given.SLACK_REVIEW_CHANNEL) {
    problems.push(
      'SLACK_REVIEW_CHANNEL: is missing. Set it to the id of the channel where replies are reviewed.',
    );
  }
  if (!isPlayground(given) && !given.SUPPORT_ADDRESSES) {
    problems.push(
      "SUPPORT_ADDRESSES: is missing. List the desk's own mail addresses, the one to send from first.",
    );
  }
  return [...problems, ...mailProblems(given)];
}

function mailProblems(given: Raw): string[] {
  const problems: string[] = [];
  if (Boolean(given.SMTP_TLS_CERT) !== Boolean(given.SMTP_TLS_KEY)) {
    const missing = given.SMTP_TLS_CERT ? 'SMTP_TLS_KEY' : 'SMTP_TLS_CERT';
    problems.push(`${missing}: is missing. A certificate and its key belong together.`);
  }
  const hasKey = Boolean(given.MAIL_OAUTH_KEY_FILE);
  if (hasKey && given.MAIL_OAUTH === 'microsoft') {
    problems.push('MAIL_OAUTH_KEY_FILE: is for Google only. Leave it out with MAIL_OAUTH=microsoft.');
  }
  const needed = OAUTH_NEEDS[given.MAIL_OAUTH ?? ''] ?? [];
  for (const name of hasKey && given.MAIL_OAUTH === 'google' ? [] : needed) {
    if (!given[name]) problems.push(`${name}: is missing. MAIL_OAUTH=${given.MAIL_OAUTH} needs it.`);
  }
  const url = [given.SMTP_URL, ...(given.IMAP_URLS ?? '').split(',')].find(
    (one) => one && lacksPassword(one),
  );
  if (url && !given.MAIL_OAUTH) {
    problems.push(
      `${url === given.SMTP_URL ? 'SMTP_URL' : 'IMAP_URLS'}: has a user without a password. Add the password, or set MAIL_OAUTH.`,
    );
  }
  return problems;
}

const OAUTH_NEEDS: Readonly<Record<string, (keyof Settings)[]>> = {
  microsoft: ['MAIL_OAUTH_TENANT', 'MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET'],
  google: ['MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET', 'MAIL_OAUTH_REFRESH_TOKEN'],
};

function lacksPassword(url: string): boolean {
  if (!URL.canParse(url.trim())) return false;
  const { username, password } = new URL(url.trim());
  return username !== '' && password === '';
}

const OUR_PREFIX = /^(?:ACKNOWLEDGE|DESK|IMAP|MAIL|OPENAI|PLAYGROUND|REDIS|SLACK|SMTP|SUMMARY|SUPPORT)_/;

/** Names that are close to a setting which is not set itself: one that is was hardly meant. */
export function misspelt(given: Raw): string[] {
  const open = Object.keys(Settings.shape).filter((name) => !(name in given));
  return Object.keys(given)
    .filter((name) => OUR_PREFIX.test(name) && !(name in Settings.shape))
    .flatMap((name) => {
      const meant = nearestName(name, open);
      return meant === null ? [] : [`${name} is not a setting: did you mean ${meant}?`];
    });
}

/** Whether everything that could reach a real person is a stand-in. */
export function isPlayground(given: Raw): boolean {
  return ![given.SLACK_BOT_TOKEN, given.SLACK_APP_TOKEN, given.SMTP_URL, given.IMAP_URLS].some(Boolean);
}
