import { asStepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { CardRef, Ticket } from '../core/ticket.ts';
import { loadMessage, loadRaw } from './case-files.ts';
import type { Parts } from './parts.ts';
import { mayShowSomething } from './pick-pictures.ts';
import { picturesToShow } from './pictures-to-show.ts';
import { transact } from './transact.ts';

/** How the problem of a case begins whose reading was given up. */
export const CASE_NOT_READ = 'This case could not be read';

/**
 * Puts the messages into the card's thread, each once: the words at once, the pictures as soon as they are read, with
 * what was read in them.
 */
export async function showOriginals(
  parts: Parts,
  ticketId: string,
  ref: CardRef,
  messages: readonly Message[],
): Promise<void> {
  const ticket = await parts.records.ticket(ticketId);
  const isNew = (id: string) => !ticket?.shownMessages.includes(id);
  const beside = [...(ticket?.aside ?? []), ...(ticket?.elsewhere ?? [])];
  const aside = await loadWhatIsThere(parts, beside.filter(isNew));
  for (const message of [...messages.filter(({ id }) => isNew(id)), ...aside]) {
    const waits = ticket !== null && isYetToBeRead(ticket, message);
    await parts.review.showOriginal(ref, {
      ticketId,
      // Once it can be read, it is shown anew.
      messageId: message.readable ? message.id : `${message.id}.unread`,
      heading: headingOf(message),
      text: await toldApart(parts, message, parts.reader.originalText),
      pictures: waits ? [] : await picturesToShow(parts, ticket?.reading ?? null, message),
      raw: message.readable ? null : await loadRaw(parts, message.id),
    });
    if (waits) continue;
    await transact(parts, async () => {
      const now = await parts.records.ticket(ticketId);
      if (!now || now.shownMessages.includes(message.id)) return null;
      const shownMessages = [...now.shownMessages, message.id];
      return { writes: [{ kind: 'ticket', record: { ...now, shownMessages } }] };
    });
  }
}

/** Whether its pictures are still to be read: the reading asks for the card again. */
function isYetToBeRead(ticket: Ticket, { id, attachments }: Message): boolean {
  const place = ticket.messages.indexOf(id);
  // Automatic mail laid aside is never read, nor is a case that was given up or that belongs to another one.
  if (place < ticket.readMessages || ticket.mergedInto) return false;
  if (ticket.problems.some((problem) => problem.startsWith(CASE_NOT_READ))) return false;
  return attachments.some(mayShowSomething);
}

/** A case whose files are gone is shown all the same: its ticket says what could not be read. */
export async function loadWhatIsThere(parts: Parts, ids: readonly string[]): Promise<Message[]> {
  const messages: Message[] = [];
  for (const id of ids) {
    try {
      messages.push(await loadMessage(parts, id));
    } catch (thrown) {
      const error = asStepcheckError(thrown);
      if (error.turn === 'retry') throw error;
      parts.log.error({ message: id, code: error.code }, 'A message cannot be shown');
    }
  }
  return messages;
}

/** A case that cannot be read needs its card all the more: it shows how the message begins. */
export async function toldApart(
  parts: Parts,
  message: Message,
  tell: (message: Message) => Promise<string>,
): Promise<string> {
  try {
    return await tell(message);
  } catch (thrown) {
    const error = asStepcheckError(thrown);
    if (error.turn === 'retry') throw error;
    parts.log.warn({ message: message.id, reason: error.message }, 'New words could not be told from others');
    return message.text;
  }
}

function headingOf({ sender, subject, thread }: Message): string {
  const who = sender.name || sender.address || sender.id || 'Unknown sender';
  const where = thread.channel === 'email' && sender.address ? ` <${sender.address}>` : '';
  return `${who}${where}${subject ? ` · ${subject}` : ''}`;
}
