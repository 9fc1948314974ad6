import { type Applied, accept, refuse } from './applied.ts';
import type { CaseNow, Linking } from './case-now.ts';
import { joined } from './participants.ts';
import { alsoOffered } from './recipients.ts';
import { moveSend } from './send.ts';
import type { Person, Ticket } from './ticket.ts';
import { dueJob, type RecordWrite } from './transition.ts';
import { voidDraft } from './void-draft.ts';

/**
 * A person says that this case belongs to another one. Its messages go there and are read with the others; what it
 * still owed is stopped. The other case is answered as before: to its own customer, unless an agent picks another.
 */
export function applyLink(now: CaseNow, by: Person, at: number): Applied {
  const why = whyNot(now);
  const { ticket, linking } = now;
  const target = linking?.target;
  if (why !== null || !linking || !target) return refuse(why ?? GONE);

  const stopped = `the case was linked to ${target.ticket.id}`;
  const own = voidDraft(now.newest, now.reply, at, stopped);
  const there = voidDraft(target.draft, target.reply, at, 'another message was linked to the case');
  const messages = [...linking.messages].sort((a, b) => a.receivedAt - b.receivedAt);
  const moved: RecordWrite[] = messages.map((record) => ({
    kind: 'message',
    record: { ...record, ticketId: target.ticket.id },
  }));
  const into = target.ticket.id;
  return accept(now, at, by, `linked it to ${into}: its messages are there now`, {
    ticket: {
      state: 'closed',
      mergedInto: into,
      readMessages: ticket.messages.length,
      unreadable: [],
      noDraftReason: `It belongs to ${into} now.`,
    },
    writes: [
      {
        kind: 'ticket',
        record: {
          ...withMessages(target.ticket, ticket, messages),
          updatedAt: at,
          problems: [...target.ticket.problems, ...there.problems],
        },
      },
      ...moved,
      ...own.writes,
      ...there.writes,
      ...stopAcknowledgement(linking, at, stopped),
    ],
    due: [dueJob('triage', into, target.ticket.rev + 1, at)],
    fact: { kind: 'link' },
    history: [
      {
        ticketId: into,
        entry: { at, by: by.name, what: `took in the messages of ${ticket.id}${there.what}` },
      },
    ],
    facts: [{ at, type: 'linked', ticketId: ticket.id, fields: { into } }],
  });
}

const GONE = 'The case that this one may belong to no longer exists, so nothing was changed.';

function whyNot({ ticket, reply, linking }: CaseNow): string | null {
  if (ticket.possibly.length === 0) return 'There is no other case that this one could belong to.';
  const target = linking?.target?.ticket;
  if (!target) return GONE;
  if (target.id === ticket.id) return 'The other case was linked to this one already.';
  if (target.mergedInto) return `${target.id} belongs to ${target.mergedInto} itself. Nothing was changed.`;
  if (reply?.state === 'claimed') return 'A reply is being sent right now. Please try again in a minute.';
  if (reply?.state === 'unknown')
    return 'Nobody knows whether the reply of this case went out. Please settle that first.';
  return null;
}

function withMessages(ticket: Ticket, from: Ticket, messages: Linking['messages']): Ticket {
  const inOrder = messages.map(({ id }) => id).filter((id) => from.messages.includes(id));
  return {
    ...ticket,
    state: 'open',
    cards: true,
    live: true,
    parked: null,
    messages: [...ticket.messages, ...inOrder],
    aside: [...ticket.aside, ...from.aside],
    elsewhere: [...ticket.elsewhere, ...from.elsewhere],
    asideMore: ticket.asideMore + from.asideMore,
    unreadable: [...ticket.unreadable, ...from.unreadable],
    participants: joined(
      ticket.participants,
      [...from.participants, from.customer.address ?? ''].filter(Boolean),
    ),
    recipients: ticket.route ? alsoOffered(ticket.recipients, from.recipients) : ticket.recipients,
  };
}

function stopAcknowledgement({ acknowledgement }: Linking, at: number, detail: string): RecordWrite[] {
  if (acknowledgement?.state !== 'due') return [];
  const outcome = { at, detail };
  return [{ kind: 'send', record: moveSend(acknowledgement, 'cancelled', { outcome }) }];
}
