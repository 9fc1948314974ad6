import type { Config } from './config.ts';
import { listOf } from './config-values.ts';
import { StepcheckError } from './core/errors.ts';

/** The parts of a desk that may run in processes of their own. */
export const ROLES = ['intake', 'worker', 'slack', 'web'] as const;
export type Role = (typeof ROLES)[number];

/** What this process does; all where nothing was named. Throws StepcheckError for what is no role. */
export function readRoles(named: readonly string[]): ReadonlySet<Role> {
  const words = named.flatMap(listOf);
  if (named.length === 0) return new Set(ROLES);
  const wrong = words.find((word) => !isRole(word));
  if (wrong === undefined && words.length > 0) return new Set(words.filter(isRole));
  const given = wrong === undefined ? 'Nothing' : `"${wrong}"`;
  throw new StepcheckError(
    'no_role',
    'person',
    `${given} is no role. The roles are ${ROLES.join(', ')}; without --role all of them run.`,
  );
}

/** Whether a desk with these settings can be run in several processes: throws with what is missing. */
export function checkRoles(roles: ReadonlySet<Role>, { redisUrl, slack }: Config): void {
  if (roles.size === ROLES.length) return;
  const why =
    redisUrl === null
      ? 'REDIS_URL is not set, and the private Redis of a data folder is for one process. Set it to the Redis that all processes share.'
      : slackMissing(slack);
  if (why === null) return;
  throw new StepcheckError('role_alone', 'person', `--role runs a part of the desk. ${why}`);
}

function slackMissing(slack: Config['slack']): string | null {
  if (slack) return null;
  return 'The playground stands in for Slack inside one process: set SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_REVIEW_CHANNEL, or leave --role out.';
}

function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}
