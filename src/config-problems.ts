import { mailProblems } from './config-mail-problems.ts';
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
  return [...problems, ...mailProblems(given), ...modelProblems(given)];
}

/** A budget is held by what calls cost. */
function modelProblems(given: Raw): string[] {
  const needed = ['OPENAI_PRICE_INPUT', 'OPENAI_PRICE_OUTPUT'] as const;
  const missing = needed.filter((name) => !given[name]);
  const budget = (['OPENAI_BUDGET_DAY', 'OPENAI_BUDGET_MONTH'] as const).find((name) => given[name]);
  if (missing.length === 0) return [];
  if (budget) {
    return [
      `${budget}: needs the prices of the model to know what calls cost. Set ${missing.join(' and ')} too.`,
    ];
  }
  if (missing.length === needed.length && !given.OPENAI_PRICE_CACHED) return [];
  return [`${missing.join(', ')}: is missing. Set the prices of input and output together, or none.`];
}

const OUR_PREFIX =
  /^(?:ACKNOWLEDGE|BUSINESS|DASHBOARD|DESK|FILES|HEALTH|IMAP|MAIL|OCR|OPENAI|PLAYGROUND|REDIS|REMIND|SLACK|SMTP|SUMMARY|SUPPORT)_/;

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
