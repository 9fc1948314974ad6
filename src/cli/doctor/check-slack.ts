import type { Config } from '../../config.ts';
import { asStepcheckError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import { checkStart } from '../../slack/check-start.ts';
import { checkAppToken, createSlackClient } from '../../slack/client.ts';
import { isPattern } from '../../slack/customer-channels.ts';
import { type Finding, finding } from './finding.ts';

/** Tokens, scopes, channels and the reviewers' group. Nothing is posted and no connection is opened. */
export async function checkSlack(
  slack: (NonNullable<Config['slack']> & { apiUrl?: string }) | null,
  log: Log,
): Promise<Finding[]> {
  if (slack === null) return [finding('Slack', 'ok', 'None is set; the playground stands in for it.')];
  const { botToken, appToken, apiUrl, reviewChannel, reviewerGroup } = slack;
  const channels = [reviewChannel, ...slack.customerChannels.filter((wanted) => !isPattern(wanted))];
  return Promise.all([
    told('Slack bot', async () => {
      const own = await checkStart(
        createSlackClient({ token: botToken, apiUrl, log }),
        channels,
        reviewerGroup,
      );
      return `Logged in at ${own.workspaceUrl}; scopes and channels are as needed.`;
    }),
    told('Slack app token', async () => {
      await checkAppToken({ token: appToken, apiUrl, log });
      return 'Taken.';
    }),
  ]);
}

async function told(part: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return finding(part, 'ok', await check());
  } catch (thrown) {
    const { message, turn } = asStepcheckError(thrown);
    if (turn === 'retry') return finding(part, 'warn', `Could not check: ${message}`);
    return finding(part, 'fail', message);
  }
}
