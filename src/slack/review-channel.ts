import { StepcheckError } from '../core/errors.ts';
import type { ReviewCard, ReviewChannel } from '../core/review.ts';
import { cardMessage } from './card.ts';
import type { SlackClient } from './client.ts';
import { eraseCard } from './erase-card.ts';
import { cut, limits } from './limits.ts';
import { isPost, metadataOf } from './metadata.ts';
import { showNote } from './note.ts';
import { showOriginal } from './original.ts';
import { collect, findMessage, history, tsOf } from './pages.ts';
import { linkTo, postReport } from './report.ts';
import { escapeMrkdwn, richText, withLinks } from './text.ts';

const NO_UNFURL = { unfurl_links: false, unfurl_media: false } as const;

export interface ReviewChannelOptions {
  client: SlackClient;
  channel: string;
  ownUserId: string;
}

/** The review channel in Slack: one card a ticket, found again by the metadata of the post. */
export function createReviewChannel({ client, channel, ownUserId }: ReviewChannelOptions): ReviewChannel {
  return {
    async post(card) {
      const answer = await client.call('chat.postMessage', { channel, ...cardArguments(card), ...NO_UNFURL });
      return { channel: answer.channel, ts: answer.ts };
    },
    async update(ref, card) {
      const change = { channel: ref.channel, ts: ref.ts, ...cardArguments(card) };
      await client.call('chat.update', change).catch((error: unknown) => {
        throw isGone(error) ? cardGone(error) : error;
      });
    },
    async find(ticketId, since) {
      const found = await collect(history(client, channel, tsOf(since)));
      // The first that was posted, should there ever be two: all later work went to it.
      const card = found.findLast((message) =>
        isPost(message, ownUserId, 'stepcheck_card', { ticket: ticketId }),
      );
      return card ? { channel, ts: card.ts } : null;
    },
    showOriginal: (ref, original) => showOriginal(client, ownUserId, ref, original),
    showNote: (ref, note) => showNote(client, ownUserId, ref, note),
    async announce(key, text, since) {
      const found = await findMessage(history(client, channel, tsOf(since)), (message) =>
        isPost(message, ownUserId, 'stepcheck_notice', { key }),
      );
      if (found) return;
      await client.call('chat.postMessage', {
        channel,
        text: escapeMrkdwn(cut(text, limits.notification)),
        blocks: [richText(withLinks(cut(text, limits.allBlocks / 2)))],
        metadata: metadataOf('stepcheck_notice', { key }),
        ...NO_UNFURL,
      });
    },
    postReport: (key, report, pictures, since) =>
      postReport({ client, channel, ownUserId }, { key, report, pictures, since }),
    erase: (ref) => eraseCard(client, ownUserId, ref),
    linkTo: (ref) => linkTo(client, ref),
  };
}

function isGone(error: unknown): boolean {
  return error instanceof StepcheckError && error.code === 'slack_message_not_found';
}

function cardGone(cause: unknown): StepcheckError {
  const message = 'The card was deleted in Slack. The case needs a new one.';
  return new StepcheckError('card_gone', 'never', message, { cause });
}

function cardArguments(card: ReviewCard) {
  const { text, blocks } = cardMessage(card);
  const metadata = metadataOf('stepcheck_card', { ticket: card.ticketId, version: card.draftVersion });
  return { text, blocks, metadata };
}
