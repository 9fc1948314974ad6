import { asStepcheckError } from '../core/errors.ts';
import type { Message } from '../core/message.ts';
import type { ReviewCard } from '../core/review.ts';
import { moveSend, newSend, type Send, sendId } from '../core/send.ts';
import type { CardRef, Ticket } from '../core/ticket.ts';
import { deskSpoofing } from '../reading/desk-spoofing.ts';
import { quoteOf } from '../reading/quotes.ts';
import { reviewCard } from '../writing/review-card.ts';
import type { Parts } from './parts.ts';
import { CLOCK_DIFFERENCE_MS } from './retry-policies.ts';
import { sameFirm } from './same-firm.ts';
import { showInDeskLanguage } from './show-in-desk-language.ts';
import { showNoteToForward } from './show-note-to-forward.ts';
import { loadWhatIsThere, showOriginals, toldApart } from './show-originals.ts';
import { transact } from './transact.ts';

/** Shows the case to the agents: one card a ticket, posted once and then updated to the newest state. */
export async function requestReview(parts: Parts, ticketId: string): Promise<void> {
  const ticket = await parts.records.ticket(ticketId);
  if (!ticket?.cards) return;
  if (ticket.state === 'parked' && !ticket.card && !parts.settings.parkedCards) return;
  // The acknowledgement may be out before the case is read: its card comes with what was read, not empty first.
  if (isYetToBeRead(ticket)) return;
  const messages = await loadWhatIsThere(parts, ticket.messages);
  const card = await cardOf(parts, ticket, messages);
  const ref = ticket.card
    ? await refresh(parts, ticket, ticket.card, card)
    : await postOnce(parts, ticket, card);
  await showOriginals(parts, ticketId, ref, messages);
  await showInDeskLanguage(parts, ticket, ref);
  await showNoteToForward(parts, ticket, ref);
}

/** Whether a reading is owed that will ask for the card itself; one that gave up has left a problem behind. */
function isYetToBeRead({ card, reading, problems, mergedInto, state }: Ticket): boolean {
  return !card && !reading && problems.length === 0 && !mergedInto && state !== 'closed';
}

async function cardOf(parts: Parts, ticket: Ticket, messages: readonly Message[]): Promise<ReviewCard> {
  const [draft, reply, acknowledgement, possibly, others, pause] = await Promise.all([
    parts.records.draft(ticket.id, ticket.draftVersion),
    parts.records.send(sendId.reply(ticket.id, ticket.draftVersion)),
    parts.records.send(sendId.acknowledgement(ticket.id)),
    ticket.possibly[0] ? parts.records.ticket(ticket.possibly[0]) : null,
    sameFirm(parts, ticket),
    parts.pausing.current(),
  ]);
  const newest = messages.at(-1);
  const desk = { ...parts.settings, isPublicProvider: parts.isPublicProvider };
  return reviewCard({
    ticket,
    draft,
    reply,
    acknowledgement,
    article: ticket.reading?.article ? parts.articles.byId(ticket.reading.article.id) : null,
    messages,
    quoteOf: (evidence) => quoteOf(evidence, messages),
    newestWords: newest ? await toldApart(parts, newest, parts.reader.newWords) : '',
    settings: parts.settings,
    possibly,
    sameFirm: others,
    pause,
    senderWarnings: messages.flatMap((message) => deskSpoofing(message, desk) ?? []),
  });
}

async function refresh(parts: Parts, ticket: Ticket, ref: CardRef, card: ReviewCard): Promise<CardRef> {
  const id = sendId.card(card.ticketId);
  const shown = await parts.records.send(id);
  if ((shown?.shownRev ?? 0) >= card.rev) return ref;
  try {
    await parts.review.update(ref, card);
  } catch (thrown) {
    if (asStepcheckError(thrown).code !== 'card_gone') throw thrown;
    return postInstead(parts, ticket, card);
  }
  await transact(parts, async () => {
    const send = await parts.records.send(id);
    if (!send || (send.shownRev ?? 0) >= card.rev) return null;
    return { writes: [{ kind: 'send', record: { ...send, shownRev: card.rev } }] };
  });
  return ref;
}

/** Somebody deleted the card: the case gets a new one, with the originals in its thread. */
async function postInstead(parts: Parts, ticket: Ticket, card: ReviewCard): Promise<CardRef> {
  await transact(parts, async () => {
    const [now, send] = await Promise.all([
      parts.records.ticket(ticket.id),
      parts.records.send(sendId.card(ticket.id)),
    ]);
    if (!now || send?.state !== 'sent') return null;
    const claim = { token: parts.random(), at: parts.clock.now() };
    return {
      writes: [
        { kind: 'ticket', record: { ...now, card: null, shownMessages: [] } },
        // Not by `moveSend`: what was sent is no longer there, and only here that is known.
        { kind: 'send', record: { ...send, state: 'claimed', claim, shownRev: null, outcome: null } },
      ],
    };
  });
  const now = await parts.records.ticket(ticket.id);
  return postOnce(parts, now ?? ticket, card);
}

/**
 * Posts the card and records where it lies. Whoever died between the two left a claim behind: the channel is then
 * searched for the card before anything is posted, since chat.postMessage has no idempotency key.
 */
async function postOnce(parts: Parts, ticket: Ticket, card: ReviewCard): Promise<CardRef> {
  const id = sendId.card(ticket.id);
  const before = await parts.records.send(id);
  if (!before) await transact(parts, async () => claimOf(parts, ticket, await parts.records.send(id)));
  const found = before
    ? await parts.review.find(ticket.id, (before.claim?.at ?? 0) - CLOCK_DIFFERENCE_MS)
    : null;
  const ref = found ?? (await parts.review.post(card));
  await transact(parts, async () => {
    const [now, send] = await Promise.all([parts.records.ticket(ticket.id), parts.records.send(id)]);
    if (!now || send?.state !== 'claimed') return null;
    const outcome = { at: parts.clock.now(), detail: `${ref.channel} ${ref.ts}` };
    // A card found again may be older than the case: it counts as showing nothing.
    const shownRev = found || now.rev !== ticket.rev ? 0 : now.rev + 1;
    return {
      writes: [
        { kind: 'ticket', record: { ...now, card: ref } },
        { kind: 'send', record: moveSend(send, 'sent', { outcome, shownRev }) },
      ],
      facts: [{ at: outcome.at, type: 'sent', ticketId: ticket.id, fields: cardFact(ticket, outcome.at) }],
    };
  });
  return found ? refresh(parts, ticket, ref, card) : ref;
}

/** A card that was posted anew, or of mail out of an archive, says nothing of how fast we are. */
function cardFact({ createdAt, shownMessages, live }: Ticket, at: number) {
  return { kind: 'card', ...(shownMessages.length === 0 && live ? { ms: at - createdAt } : {}) };
}

function claimOf(parts: Parts, ticket: Ticket, send: Send | null) {
  if (send) return null;
  const now = parts.clock.now();
  const due = newSend({ id: sendId.card(ticket.id), kind: 'card', ticketId: ticket.id, dueAt: now });
  const record = moveSend(due, 'claimed', { claim: { token: parts.random(), at: now } });
  return { writes: [{ kind: 'send' as const, record }] };
}
