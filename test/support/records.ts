import { newSend } from '../../src/core/send.ts';
import type { Ticket } from '../../src/core/ticket.ts';

/** A ticket as it stands right after its first mail came in. */
export function ticketOf(change: Partial<Ticket> = {}): Ticket {
  return {
    v: 1,
    rev: 0,
    id: 'T1001',
    state: 'open',
    owner: null,
    snoozedUntil: null,
    createdAt: 1_000,
    updatedAt: 1_000,
    subject: 'Need admin approval',
    customer: { id: 'mia@birchwood.example', name: 'Mia Chen', address: 'mia@birchwood.example' },
    route: {
      channel: 'email',
      to: 'mia@birchwood.example',
      toName: 'Mia Chen',
      subject: 'Re: Need admin approval',
      inReplyTo: '<1@birchwood.example>',
      references: ['<1@birchwood.example>'],
    },
    recipients: { to: [], cc: [] },
    participants: ['mia@birchwood.example'],
    cards: true,
    live: true,
    parked: null,
    possibly: [],
    mergedInto: null,
    messages: ['M1'],
    aside: [],
    asideMore: 0,
    unreadable: [],
    acknowledge: { send: true, reason: 'a person wrote it' },
    reading: null,
    readMessages: 0,
    draftVersion: 0,
    noDraftReason: null,
    card: null,
    shownMessages: [],
    problems: [],
    escalation: null,
    agentSteps: [],
    notArticles: [],
    news: null,
    answeredElsewhere: null,
    elsewhere: [],
    firm: 'birchwood.example',
    standsAt: null,
    reminded: null,
    ...change,
  };
}

/** The send of a reply that is due. */
export function replyOf(change: Parameters<typeof newSend>[0] | object = {}) {
  return newSend({
    id: 'reply.T1001.1',
    kind: 'reply',
    ticketId: 'T1001',
    draftVersion: 1,
    dueAt: 2_000,
    messageId: '<stepcheck.T1001.1.abc@desk.example>',
    ...change,
  });
}
