import type { EmailThread, Message } from './message.ts';

/** A mail of which no more is known than is given: from nobody, to nobody, without words and files. */
export function bareMail(
  known: Pick<Message, 'id' | 'identity' | 'origin' | 'receivedAt'> & Partial<Message>,
  thread: Partial<EmailThread> = {},
): Message {
  return {
    v: 1,
    sentAt: null,
    sender: { id: '', name: null, address: null },
    subject: '',
    text: '',
    headers: {},
    report: null,
    thread: {
      channel: 'email',
      messageId: null,
      inReplyTo: [],
      references: [],
      to: [],
      cc: [],
      replyTo: [],
      from: [],
      envelopeFrom: null,
      deliveredTo: [],
      ...thread,
    },
    attachments: [],
    problems: [],
    readable: true,
    ...known,
  };
}
