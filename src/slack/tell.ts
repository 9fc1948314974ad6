import { asStepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { SlackClient } from './client.ts';
import { limits } from './limits.ts';
import { escapeMrkdwn, plain, split } from './text.ts';

/**
 * Says something to one person, in as many notices as it takes, seen by nobody else. Never rejects: it is told as a
 * courtesy, the records decide.
 */
export type Tell = (userId: string, text: string) => Promise<void>;

export function createTell(client: SlackClient, channel: string, log: Log): Tell {
  return async (user, text) => {
    const pieces = split(text, limits.sectionText).pieces.filter((piece) => piece.trim() !== '');
    for (const piece of pieces) await show(user, piece);
  };

  async function show(user: string, text: string): Promise<void> {
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
  }
}
