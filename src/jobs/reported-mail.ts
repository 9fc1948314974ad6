import { readBounceAddress, readReference } from '../core/mail-reference.ts';
import type { Message } from '../core/message.ts';
import { type Send, sendId } from '../core/send.ts';
import { indexTable } from '../core/transition.ts';
import type { Parts } from './parts.ts';

/** Enough for a long thread; a report may be made up by whoever sends it. */
const IDS_LOOKED_AT = 30;
const REPLIES_LOOKED_AT = 30;
const ID_IN_TEXT = /<stepcheck\.[^\s<>@]{1,100}@[^\s<>@]{1,255}>/gi;

/** A mail of ours, as far as a report says which: its send is null where only the ticket is known. */
export interface ReportedMail {
  ticketId: string;
  send: Send | null;
}

/** What it takes to know a mail of ours again. */
export type KnowsOwnMail = Pick<Parts, 'lookup' | 'records' | 'settings' | 'sign'>;

/**
 * The mail of ours that a report is about: by the bounce address that it came to, by a signed Message-ID anywhere in
 * it, or by one that we know to have sent. Nobody can make these up who has not had our mail.
 */
export async function reportedMail(parts: KnowsOwnMail, message: Message): Promise<ReportedMail | null> {
  const ids = idsIn(message);
  const reference =
    addressesOf(message)
      .map((address) => bounceReference(parts, address))
      .find((found) => found !== null) ??
    ids.map((id) => readReference(id, parts.sign)).find((found) => found !== null);
  if (reference) {
    const { ticketId, what } = reference;
    return { ticketId, send: await parts.records.send(sendId.mail(ticketId, what)) };
  }
  for (const id of ids) {
    const ticketId = await parts.lookup.find(indexTable.ownMail, id);
    if (ticketId) return { ticketId, send: await sendOfMail(parts, ticketId, id) };
  }
  return null;
}

function addressesOf({ thread }: Message): string[] {
  if (thread.channel !== 'email') return [];
  return [...thread.deliveredTo, ...thread.to.map(({ address }) => address)];
}

function bounceReference({ settings, sign }: KnowsOwnMail, address: string) {
  return settings.bounceAddress === null ? null : readBounceAddress(address, sign, settings.bounceAddress);
}

/** The nearest first: what the report names, the parent, its forebears, then whatever stands in the returned mail. */
function idsIn({ report, thread, text }: Message): string[] {
  const threaded = thread.channel === 'email' ? [...thread.references, ...thread.inReplyTo].reverse() : [];
  const ids = [report?.originalMessageId ?? '', ...threaded, ...(text.match(ID_IN_TEXT) ?? [])];
  return [...new Set(ids)].filter((id) => id.length > 2).slice(0, IDS_LOOKED_AT);
}

/** For a Message-ID that says nothing of itself: one from before references were signed. */
async function sendOfMail(
  { records }: KnowsOwnMail,
  ticketId: string,
  messageId: string,
): Promise<Send | null> {
  const ticket = await records.ticket(ticketId);
  if (!ticket) return null;
  const newest = ticket.draftVersion;
  const versions = Array.from({ length: Math.min(newest, REPLIES_LOOKED_AT) }, (_, back) => newest - back);
  const ids = [
    sendId.acknowledgement(ticketId),
    ...versions.map((version) => sendId.reply(ticketId, version)),
  ];
  const sends = await Promise.all(ids.map((id) => records.send(id)));
  return sends.find((send) => send?.messageId === messageId) ?? null;
}
