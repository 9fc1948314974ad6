import { asStepcheckError, type StepcheckError } from '../core/errors.ts';
import type { CustomerThread, SendOutcome } from '../core/ports.ts';
import type { SlackClient } from './client.ts';
import { NO_ANSWER, NOT_TAKEN } from './errors.ts';
import { cut, limits, sizeOf } from './limits.ts';
import { isPost, metadataOf } from './metadata.ts';
import { findMessage, replies } from './pages.ts';
import { escapeMrkdwn, richText, withLinks } from './text.ts';

/** Replies in the customer's thread, shown word for word: nothing in them is parsed. */
export function createCustomerThread(client: SlackClient, ownUserId: string): CustomerThread {
  return {
    async reply(to, text, sendId) {
      const blocks = [richText(withLinks(text))];
      if (sizeOf(blocks) > limits.allBlocks) return { kind: 'refused', detail: TOO_LONG };
      try {
        const { ts } = await client.call('chat.postMessage', {
          channel: to.channelId,
          thread_ts: to.threadTs,
          text: escapeMrkdwn(cut(text, limits.notification)),
          blocks,
          metadata: metadataOf('stepcheck_reply', { send: sendId }),
          unfurl_links: false,
          unfurl_media: false,
        });
        return { kind: 'sent', detail: `posted in the customer's thread (${ts})` };
      } catch (error) {
        return outcomeOf(asStepcheckError(error));
      }
    },
    async wasSent(to, sendId) {
      const found = await findMessage(replies(client, to.channelId, to.threadTs), (message) =>
        isPost(message, ownUserId, 'stepcheck_reply', { send: sendId }),
      );
      return found !== null;
    },
  };
}

const TOO_LONG =
  'The reply is too long for one Slack message (about 9000 characters). Shorten it and approve it again.';

function outcomeOf(error: StepcheckError): SendOutcome {
  if (NOT_TAKEN.has(error.code)) {
    return { kind: 'not_taken', detail: error.message, retryAfterMs: error.retryAfterMs };
  }
  return { kind: error.code === NO_ANSWER ? 'unknown' : 'refused', detail: error.message };
}
