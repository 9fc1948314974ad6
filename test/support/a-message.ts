import { canonicalLine, canonicalText } from '../../src/core/canonical-text.ts';
import type { Attachment, EmailThread, Message } from '../../src/core/message.ts';

export interface MessageParts {
  id?: string;
  text?: string;
  subject?: string;
  from?: string;
  name?: string | null;
  headers?: Record<string, string>;
  to?: string;
  envelopeFrom?: string | null;
  messageId?: string;
  attachments?: Attachment[];
  report?: Message['report'];
}

/** An email as the intake would hand it over. */
export function aMessage(parts: MessageParts): Message {
  const from = parts.from ?? 'ann@firm.example';
  const name = parts.name === undefined ? 'Ann Miller' : parts.name;
  const thread: EmailThread = {
    channel: 'email',
    messageId: parts.messageId ?? 'one@firm.example',
    inReplyTo: [],
    references: [],
    to: [{ address: parts.to ?? 'support@desk.example', name: null }],
    cc: [],
    replyTo: [],
    from: from === '' ? [] : [{ address: from, name }],
    envelopeFrom: parts.envelopeFrom ?? null,
    deliveredTo: [],
  };
  return {
    v: 1,
    id: parts.id ?? 'm1',
    identity: parts.id ?? 'm1',
    origin: 'file',
    receivedAt: 0,
    sentAt: null,
    sender: { id: from, name, address: from === '' ? null : from },
    subject: canonicalLine(parts.subject ?? ''),
    text: canonicalText(parts.text ?? ''),
    headers: Object.fromEntries(Object.entries(parts.headers ?? {}).map(([key, value]) => [key, [value]])),
    report: parts.report ?? null,
    thread,
    attachments: parts.attachments ?? [],
    problems: [],
    readable: true,
  };
}

export function aPicture(parts: Partial<Attachment> = {}): Attachment {
  return {
    id: '1',
    name: 'shot.png',
    declaredType: 'image/png',
    type: 'image/png',
    bytes: 1000,
    sha256: 'ab'.repeat(32),
    inline: false,
    contentId: null,
    origin: 'attached',
    picture: true,
    problem: null,
    at: null,
    ...parts,
  };
}
