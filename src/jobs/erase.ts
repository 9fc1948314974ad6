import { StepcheckError } from '../core/errors.ts';
import { Message } from '../core/message.ts';
import { sendId } from '../core/send.ts';
import type { Ticket } from '../core/ticket.ts';
import { type Erasure, indexTable } from '../core/transition.ts';
import { messageFolder } from './case-files.ts';
import type { Parts } from './parts.ts';
import { mailThreadKey } from './thread-index.ts';
import { transact } from './transact.ts';

/** Why a case is removed: its time is over, or a person asked to be forgotten. */
export type EraseReason = 'retention' | 'forget';

/** What an `erase` job works on. */
export function eraseId(why: EraseReason, ticketId: string): string {
  return `${why}.${ticketId}`;
}

/**
 * Removes a case for good: its card with all that we put beneath it in Slack, its files, drafts, sends, history and
 * the ticket. What stays of a message is that its id was seen once, so that the same mail opens no case again; what
 * stays of the case are figures. May be broken off anywhere and begun again.
 */
export async function erase(parts: Parts, id: string): Promise<void> {
  const [why = '', ticketId = ''] = id.split('.');
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket || (why === 'retention' && ticket.state === 'open')) return;
  await waitForSends(parts, ticket);
  if (ticket.card) await parts.review.erase(ticket.card);
  for (const messageId of messagesOf(ticket)) await eraseMessage(parts, messageId);
  await eraseRecords(parts, ticket, why);
  parts.log.info({ ticket: ticketId, why }, 'A case was removed');
}

/** The messages of a case, those beside it too. */
export function messagesOf({ messages, aside, elsewhere }: Ticket): string[] {
  return [...messages, ...aside, ...elsewhere];
}

/** The ids under which a case's sends are kept. */
export function sendsOf({ id, draftVersion }: Ticket): string[] {
  const versions = Array.from({ length: draftVersion }, (_, at) => at + 1);
  return [
    sendId.acknowledgement(id),
    sendId.card(id),
    ...versions.map((version) => sendId.reply(id, version)),
  ];
}

/** What is being sent now is not taken from under the hands of whoever sends it. */
async function waitForSends(parts: Parts, ticket: Ticket): Promise<void> {
  const sends = await Promise.all(sendsOf(ticket).map((id) => parts.records.send(id)));
  if (!sends.some((send) => send?.state === 'claimed' && send.kind !== 'card')) return;
  const message = `Something is being sent for ${ticket.id} right now; it is removed after that.`;
  throw new StepcheckError('being_sent', 'retry', message);
}

/** Removes a message. Its description goes last: as long as it is there, a second try knows what else there was. */
export async function eraseMessage(parts: Parts, id: string): Promise<void> {
  const record = await parts.records.message(id);
  const folder = record?.folder ?? messageFolder(id);
  const message = await describedIn(parts, folder);
  for (const name of await parts.files.list(folder)) {
    if (name !== 'message.json') await parts.files.remove(`${folder}/${name}`);
  }
  for (const { sha256 } of message?.attachments ?? []) await erasePicture(parts, sha256);
  await transact(parts, async () => {
    const now = await parts.records.message(id);
    if (!now || (now.ticketId === null && now.identity === ERASED)) return null;
    const writes = [{ kind: 'message' as const, record: { ...now, identity: ERASED, ticketId: null } }];
    return { writes, erasures: message ? placesOf(message) : [] };
  });
  await parts.files.remove(`${folder}/message.json`);
}

const ERASED = 'erased';

async function describedIn(parts: Parts, folder: string): Promise<Message | null> {
  const bytes = await parts.files.get(`${folder}/message.json`);
  try {
    return bytes && Message.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    // Damaged: its files go all the same.
    return null;
  }
}

/** Kept by its content: another case with the same picture has it read again. */
async function erasePicture(parts: Parts, sha256: string): Promise<void> {
  const names = (await parts.files.list('pictures')).filter((name) => name.startsWith(`${sha256}.`));
  for (const name of names) await parts.files.remove(`pictures/${name}`);
}

/** Where its ids and its sender's address stand as keys. */
function placesOf({ thread, sender }: Message): Erasure[] {
  const at = (table: string, key: string): Erasure => ({ what: 'index', table, key });
  if (thread.channel === 'slack') {
    const start = `${thread.team}/${thread.channelId}`;
    return [
      at(indexTable.slackThread, `${start}/${thread.threadTs ?? thread.ts}`),
      at(indexTable.slackRecent, `${start}/${thread.userId}`),
      at(indexTable.slackChatter, `${start}/${thread.userId}`),
    ];
  }
  if (!thread.messageId) return [];
  return [
    at(indexTable.mailThread, mailThreadKey(thread.messageId, sender.id)),
    at(indexTable.mailThread, thread.messageId),
  ];
}

async function eraseRecords(parts: Parts, seen: Ticket, why: string): Promise<void> {
  await transact(parts, async () => {
    const ticket = await parts.records.ticket(seen.id);
    if (!ticket) return null;
    if (messagesOf(ticket).length !== messagesOf(seen).length) {
      const message = `A message came to ${ticket.id} while it was removed; it is looked at again.`;
      throw new StepcheckError('case_moved', 'retry', message);
    }
    const sends = sendsOf(ticket);
    const mails = (await Promise.all(sends.map((id) => parts.records.send(id)))).flatMap(
      (send) => send?.messageId ?? [],
    );
    const versions = Array.from({ length: ticket.draftVersion }, (_, at) => at + 1);
    const { customer } = ticket;
    return {
      writes: [],
      erasures: [
        ...sends.map((id): Erasure => ({ what: 'send', id })),
        ...versions.map((version): Erasure => ({ what: 'draft', id: `${ticket.id}.${version}` })),
        ...mails.map((key): Erasure => ({ what: 'index', table: indexTable.ownMail, key })),
        { what: 'index', table: indexTable.bouncedAddress, key: customer.address ?? '' },
        { what: 'ticket', record: ticket },
      ],
      facts: [{ at: parts.clock.now(), type: 'erased', ticketId: ticket.id, fields: { why } }],
    };
  });
}
