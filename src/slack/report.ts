import type { DeskReport, ReportLine, ReportPicture } from '../core/desk-report.ts';
import { StepcheckError } from '../core/errors.ts';
import type { CardRef } from '../core/ticket.ts';
import type { SlackClient } from './client.ts';
import { type Block, cut, limits, sizeOf } from './limits.ts';
import { isPost, metadataOf } from './metadata.ts';
import { collect, findMessage, history, replies, tsOf } from './pages.ts';
import { context, escapeMrkdwn, type Inline, line, plain, richText, words } from './text.ts';
import { uploadToThread } from './upload.ts';

const LINE = 600;
const ALT = 1_000;

interface Place {
  client: SlackClient;
  channel: string;
  ownUserId: string;
}

interface KeyedReport {
  key: string;
  report: DeskReport;
  pictures: readonly ReportPicture[];
  since: number;
}

/**
 * Posts a report once, found again by its key, and its pictures into its thread, each found again by its file's name:
 * whatever dies in between, the next try does the rest.
 */
export async function postReport(place: Place, { key, report, pictures, since }: KeyedReport): Promise<void> {
  const { client, channel, ownUserId } = place;
  const found = await findMessage(history(client, channel, tsOf(since)), (message) =>
    isPost(message, ownUserId, 'stepcheck_notice', { key }),
  );
  const ref = found ? { channel, ts: found.ts } : await post(place, key, report, pictures.length);
  const there = found ? await collect(replies(client, channel, ref.ts)) : [];
  for (const picture of pictures) {
    const fileName = `${picture.key}.png`;
    if (there.some((message) => message.files?.some(({ name }) => name === fileName))) continue;
    await uploadToThread(client, ref, {
      fileName,
      title: line(picture.title, 120),
      alt: cut(picture.alt, ALT),
      bytes: picture.png,
    });
  }
}

/** Where people find a card; null where it is gone. */
export async function linkTo(client: SlackClient, { channel, ts }: CardRef): Promise<string | null> {
  try {
    return (await client.call('chat.getPermalink', { channel, message_ts: ts })).permalink;
  } catch (error) {
    if (error instanceof StepcheckError && error.turn === 'never') return null;
    throw error;
  }
}

async function post(
  { client, channel }: Place,
  key: string,
  report: DeskReport,
  pictures: number,
): Promise<CardRef> {
  const [first] = report.sections;
  const glance = [report.heading, first?.lines[0]?.text].filter((part) => part !== undefined).join(': ');
  const answer = await client.call('chat.postMessage', {
    channel,
    text: escapeMrkdwn(cut(glance, limits.notification)),
    blocks: [...reportBlocks(report), ...(pictures > 0 ? [context(['The charts are in the thread.'])] : [])],
    metadata: metadataOf('stepcheck_notice', { key }),
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel: answer.channel, ts: answer.ts };
}

/** A heading, and a block for each section; what Slack would not take any more is said to be missing. */
export function reportBlocks({ heading, sections }: DeskReport): Block[] {
  const blocks: Block[] = [{ type: 'header', text: plain(heading, limits.headerText) }];
  for (const { title, lines } of sections) {
    const block = richText([words(title, { bold: true }), ...lines.flatMap(lineParts)]);
    if (sizeOf([...blocks, block]) > limits.allBlocks - 300 || blocks.length > limits.blocksPerMessage - 2) {
      return [...blocks, context(['The rest does not fit here: npm run -s summary shows all of it.'])];
    }
    blocks.push(block);
  }
  return blocks;
}

function lineParts({ text, url }: ReportLine): Inline[] {
  const shown = line(text, LINE);
  return [words('\n• '), url === null ? words(shown) : { type: 'link', url, text: shown }];
}
