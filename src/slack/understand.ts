import { createHash } from 'node:crypto';
import { z } from 'zod';
import { StepcheckError } from '../core/errors.ts';
import type { IntakeItem } from '../core/intake.ts';
import type { Attachment, Message } from '../core/message.ts';
import type { Clock, ReceivedMessage, Understand } from '../core/ports.ts';
import type { SlackFile } from './answers.ts';
import { describeFile } from './attachment.ts';
import type { Downloaded } from './download.ts';
import { mentioned, readableText } from './incoming-text.ts';
import { RawSlackMessage } from './intake.ts';
import type { People, Profile } from './people.ts';
import { problemsOf } from './problems.ts';

// How long a message waits for what Slack does not hand out. After that it is taken without.
const PATIENCE_MS = 10 * 60_000;
const NOT_FETCHED: Downloaded = { problem: 'could not be fetched from Slack' };

const Whole = z.object({ event: z.record(z.string(), z.unknown()) });

export interface UnderstandOptions {
  people: People;
  download: (file: SlackFile) => Promise<Downloaded>;
  clock: Clock;
}

/** Makes a Message of a stored Slack event: who wrote it, what they read in it themselves, its files. */
export function createUnderstand({ people, download, clock }: UnderstandOptions): Understand {
  return async (item, raw) => {
    const { team, event, whole } = parse(item, raw);
    const late = clock.now() - item.receivedAt > PATIENCE_MS;
    const profile = (id: string) => knownProfile(people, id, late);
    const userId = event.user ?? '';
    const text = event.text ?? '';
    const sender = await profile(userId);
    const attachments: Attachment[] = [];
    const files = new Map<string, Uint8Array>();
    for (const [index, shared] of (event.files ?? []).entries()) {
      const downloaded = await download(shared).catch((error) => {
        if (late) return NOT_FETCHED;
        throw error;
      });
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
      text: readableText(text, await namesIn(text, profile)),
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
      problems: problemsOf(event, whole),
      readable: true,
    };
    return { message, files } satisfies ReceivedMessage;
  };
}

function parse(item: IntakeItem, raw: Uint8Array) {
  try {
    const json: unknown = JSON.parse(Buffer.from(raw).toString('utf8'));
    return { ...RawSlackMessage.parse(json), whole: Whole.parse(json).event };
  } catch (cause) {
    const message = `The stored Slack message ${item.id} cannot be read. Look at its intake file and remove it.`;
    throw new StepcheckError('slack_message_unreadable', 'never', message, { cause });
  }
}

/** A name is waited for while it may still come, but no message is held up for one. */
async function knownProfile(people: People, userId: string, late: boolean): Promise<Profile> {
  try {
    return await people.profile(userId);
  } catch (error) {
    const mayCome = !(error instanceof StepcheckError) || error.turn === 'retry';
    if (mayCome && !late) throw error;
    return { name: null, email: null, guest: true };
  }
}

async function namesIn(
  text: string,
  profile: (id: string) => Promise<Profile>,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of mentioned(text)) {
    const { name } = await profile(id);
    if (name) names.set(id, name);
  }
  return names;
}
