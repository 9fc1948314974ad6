import type { IntakeItem } from '../core/intake.ts';
import type { Message } from '../core/message.ts';
import type { CaseLine, MessageCheck } from '../core/office.ts';
import type { ReceivedMessage } from '../core/ports.ts';
import { type ReadPicture, unreadPage } from '../core/screen.ts';
import { indexTable } from '../core/transition.ts';
import { quoteOf } from '../reading/quotes.ts';
import { aboutLine, progressLine } from '../writing/card-lines.ts';
import { cardSteps } from '../writing/card-steps.ts';
import { caseLine } from '../writing/case-line.ts';
import { countLine } from '../writing/count-line.ts';
import { pictureLines } from '../writing/picture-lines.ts';
import { loadCases } from './desk-home.ts';
import { followMerges } from './follow-merges.ts';
import { keptPicture } from './kept-pictures.ts';
import type { Parts } from './parts.ts';
import { readPictures, withoutReading } from './read-pictures.ts';

/** What the rules read in one message, or the case that it belongs to already. Nothing is kept of it. */
export async function checkMessage(
  parts: Parts,
  item: IntakeItem,
  raw: Uint8Array,
): Promise<{ reading: MessageCheck } | { known: CaseLine }> {
  const received = await parts.understand[item.channel](item, raw);
  const { message } = received;
  const known = await caseOfMessage(parts, message);
  if (known) return { known };
  const reading = await parts.reader.read({
    messages: [message],
    deskUserIds: [],
    allFromCustomer: true,
    pictures: await picturesOf(parts, received),
  });
  const article = reading.article ? parts.articles.byId(reading.article.id) : null;
  const steps = article ? cardSteps(reading, article, (evidence) => quoteOf(evidence, [message])) : [];
  return {
    reading: {
      about: aboutLine(reading, article),
      progress: progressLine(reading),
      steps,
      count: countLine(reading, article),
      pictures: pictureLines(reading),
      missing: steps.filter(({ status }) => status !== 'done').map(({ title }) => title),
    },
  };
}

/** By the message itself, or by the thread in which it stands. */
async function caseOfMessage(parts: Parts, { id, thread }: Message): Promise<CaseLine | null> {
  const record = await parts.records.message(id);
  const ticketId = record?.ticketId ?? (thread.channel === 'slack' ? await threadCase(parts, thread) : null);
  const ticket = ticketId ? await parts.records.ticket(ticketId) : null;
  const last = ticket && (await followMerges(parts.records, ticket));
  const [records] = last ? await loadCases(parts, [last.id]) : [];
  return records ? caseLine(records, parts.settings) : null;
}

function threadCase(parts: Parts, thread: Message['thread'] & { channel: 'slack' }): Promise<string | null> {
  const key = `${thread.team}/${thread.channelId}/${thread.threadTs ?? thread.ts}`;
  return parts.lookup.find(indexTable.slackThread, key);
}

async function picturesOf(parts: Parts, { message, files }: ReceivedMessage): Promise<ReadPicture[]> {
  const { pictures } = parts;
  if (!pictures) return withoutReading([message]);
  return readPictures([message], async ({ attachment }) => {
    const kept = await keptPicture(parts, attachment.sha256);
    if (kept) return kept.pages;
    const bytes = files.get(attachment.id);
    if (!bytes) return [unreadPage('could not be fetched')];
    return pictures
      .read({ bytes, declaredType: attachment.declaredType })
      .catch(() => [unreadPage('could not be read just now')]);
  });
}
