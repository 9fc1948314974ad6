import { asStepcheckError, StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import { type Block, cut, limits } from './limits.ts';
import { escapeMrkdwn } from './text.ts';

const TIMEOUT_MS = 10_000;
const SLACK = 'https://hooks.slack.com';

export interface Words {
  /** What notifications and screen readers say. */
  text: string;
  blocks: Block[];
}

/**
 * Answers one person where they asked, also where the bot is no member. Never rejects: it is a courtesy. An address
 * takes five answers within 30 minutes. `instead`: in the place of the answer whose button was pressed.
 */
export type AnswerPrivately = (
  responseUrl: string,
  words: Words,
  how?: { instead?: boolean; threadTs?: string | undefined },
) => Promise<void>;

export function createPrivateAnswer(apiUrl: string | undefined, log: Log): AnswerPrivately {
  // Only Slack is answered, whatever address an envelope names.
  const allowed = apiUrl === undefined ? SLACK : new URL(apiUrl).origin;
  return async (responseUrl, { text, blocks }, { instead = false, threadTs } = {}) => {
    try {
      if (new URL(responseUrl).origin !== allowed)
        throw new Error('The address to answer at is not Slack’s.');
      const response = await fetch(responseUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          response_type: 'ephemeral',
          replace_original: instead,
          text: escapeMrkdwn(cut(text, limits.notification)),
          blocks,
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const said = await response.text();
      if (!response.ok)
        throw new StepcheckError(
          'slack_response_url',
          'never',
          `HTTP ${response.status}: ${said.slice(0, 100)}`,
        );
    } catch (error) {
      log.warn({ detail: asStepcheckError(error).message }, 'A private answer could not be shown');
    }
  };
}
