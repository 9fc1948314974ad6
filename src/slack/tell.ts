import { asStepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { SlackClient } from './client.ts';
import { limits } from './limits.ts';
import { escapeMrkdwn, plain } from './text.ts';

/** Says something to one person, seen by nobody else. Never rejects: it is told as a courtesy, the records decide. */
export type Tell = (userId: string, text: string) => Promise<void>;

export function createTell(client: SlackClient, channel: string, log: Log): Tell {
  return async (user, text) => {
    try {
      await client.call('chat.postEphemeral', {
        channel,
        user,
        text: escapeMrkdwn(text),
        blocks: [{ type: 'section', text: plain(text, limits.sectionText) }],
      });
    } catch (error) {
      log.warn({ user, detail: asStepcheckError(error).message }, 'Slack notice could not be shown');
    }
  };
}
