import { createHash } from 'node:crypto';
import { StepcheckError } from '../core/errors.ts';
import type { IntakeItem } from '../core/intake.ts';
import type { Attachment, Message } from '../core/message.ts';
import type { ReceivedMessage, Understand } from '../core/ports.ts';
import type { SlackFile } from './answers.ts';
import { describeFile } from './attachment.ts';
import type { Downloaded } from './download.ts';
import { mentioned, readableText } from './incoming-text.ts';
import { RawSlackMessage, type SlackEvent } from './intake.ts';
import type { People } from './people.ts';

export interface UnderstandOptions {
  people: People;
  download: (file: SlackFile) => Promise<Downloaded>;
}

/** Makes a Message of a stored Slack event: who wrote it, what they read in it themselves, its files. */
export function createUnderstand({ people, download }: UnderstandOptions): Understand {
  return async (item, raw) => {
    const { team, event } = parse(item, raw);
    const userId = event.user ?? '';
    const sender = await people.profile(userId);
    const attachments: Attachment[] = [];
    const files = new Map<string, Uint8Array>();
    for (const [index, shared] of (event.files ?? []).entries()) {
      const downloaded = await download(shared);
      const attachment = await describeFile(shared, `a${index + 1}`, downloaded);
      attachments.push(attachment);
      if ('bytes' in downloaded) files.set(attachment.id, downloaded.bytes);
    }
    const identity = `slack:${team}:${event.channel}:${event.ts}`;
    const message: Message = {
      v: 1,
      id: `M${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`,
      identity,
      origin: 'slack',
      receivedAt: item.receivedAt,
      sentAt: Math.floor(Number(event.ts) * 1000),
      sender: { id: userId, name: sender.name, address: sender.email },
      subject: '',
      text: readableText(event.text, await namesIn(event.text, people)),
      headers: {},
      report: null,
      thread: {
        channel: 'slack',
        team,
        channelId: event.channel,
        userId,
        ts: event.ts,
        threadTs: event.thread_ts && event.thread_ts !== event.ts ? event.thread_ts : null,
      },
      attachments,
      problems: problemsOf(event),
    };
    return { message, files } satisfies ReceivedMessage;
  };
}

function parse(item: IntakeItem, raw: Uint8Array): RawSlackMessage {
  try {
    return RawSlackMessage.parse(JSON.parse(Buffer.from(raw).toString('utf8')));
  } catch (cause) {
    const message = `The stored Slack message ${item.id} cannot be read. Look at its intake file and remove it.`;
    throw new StepcheckError('slack_message_unreadable', 'never', message, { cause });
  }
}

async function namesIn(text: string, people: People): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of mentioned(text)) {
    const { name } = await people.profile(id);
    if (name) names.set(id, name);
  }
  return names;
}

function problemsOf(event: SlackEvent): string[] {
  const forwarded = event.attachments?.some((part) => part.is_share || part.is_msg_unfurl);
  return forwarded ? ['Another Slack message was forwarded with it. It was not read: open it in Slack.'] : [];
}
