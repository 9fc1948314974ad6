import { z } from 'zod';

export const Address = z.object({ address: z.string(), name: z.string().nullable() });
export type Address = z.infer<typeof Address>;

/** One file that came with a message. `type` is told by its bytes, never by its name. */
export const Attachment = z.object({
  id: z.string(),
  /** As sent, but harmless: no path, no control or direction characters, at most 120 characters. */
  name: z.string(),
  declaredType: z.string(),
  type: z.string(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  inline: z.boolean(),
  contentId: z.string().nullable(),
  origin: z.enum(['attached', 'forwarded']),
  /** Named or declared as a picture, or one by its bytes: listed as a screenshot in every report. */
  picture: z.boolean(),
  /** Why it could not be taken in or opened, in words for the card. */
  problem: z.string().nullable(),
  /** Where an inline picture stands: an offset into the message's canonical `text`. Null: not known. */
  at: z.number().int().nullable().default(null),
});
export type Attachment = z.infer<typeof Attachment>;

/** The parts of RFC 3464 and RFC 8098 reports that decide what a mail is. */
export const MailReport = z.object({
  type: z.enum(['delivery-status', 'disposition-notification', 'feedback-report']),
  action: z.string().nullable(),
  originalMessageId: z.string().nullable(),
  /** Of the first recipient reported on: enhanced status code (RFC 3463), the server's own words, the address. */
  status: z.string().nullable().default(null),
  diagnostic: z.string().nullable().default(null),
  recipient: z.string().nullable().default(null),
});
export type MailReport = z.infer<typeof MailReport>;

export const EmailThread = z.object({
  channel: z.literal('email'),
  messageId: z.string().nullable(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  to: z.array(Address),
  cc: z.array(Address),
  replyTo: z.array(Address),
  /** Every mailbox in From. Exactly one is the rule; anything else is never acknowledged. */
  from: z.array(Address),
  /** SMTP MAIL FROM; empty string for the null sender, null where it is not known (a file). */
  envelopeFrom: z.string().nullable(),
  /** Whom it was delivered to: SMTP RCPT TO and the headers that a server adds at delivery. */
  deliveredTo: z.array(z.string()).default([]),
});
export type EmailThread = z.infer<typeof EmailThread>;

export const SlackThread = z.object({
  channel: z.literal('slack'),
  team: z.string(),
  channelId: z.string(),
  userId: z.string(),
  ts: z.string(),
  threadTs: z.string().nullable(),
});
export type SlackThread = z.infer<typeof SlackThread>;

export const MessageOrigin = z.enum(['smtp', 'imap', 'file', 'slack']);

/**
 * One inbound email or Slack message, in one shape for every channel. `subject` and `text` are canonical
 * (see `canonicalText`): every quote is a slice of one of them. `text` is the whole visible text, quotes included.
 */
export const Message = z.object({
  v: z.literal(1),
  id: z.string(),
  /** What makes it the same message by whichever way it came; `id` is derived from it. */
  identity: z.string(),
  origin: MessageOrigin,
  receivedAt: z.number().int(),
  sentAt: z.number().int().nullable(),
  sender: z.object({ id: z.string(), name: z.string().nullable(), address: z.string().nullable() }),
  subject: z.string(),
  text: z.string(),
  /** Lower-case names; only those that tell automatic mail from a person's (see `email/to-message`). */
  headers: z.record(z.string(), z.array(z.string())),
  report: MailReport.nullable(),
  thread: z.discriminatedUnion('channel', [EmailThread, SlackThread]),
  attachments: z.array(Attachment),
  /** What could not be read, in words for the card. */
  problems: z.array(z.string()),
  /** False where no parser could take it apart: a person must look, and may have it read again. */
  readable: z.boolean().default(true),
});
export type Message = z.infer<typeof Message>;

/**
 * What we know of a message without its text: the record that makes it exist once.
 * `ticketId` is null for chatter in a Slack channel and for our own mail come back.
 */
export const MessageRecord = z.object({
  v: z.literal(1),
  rev: z.number().int(),
  id: z.string(),
  identity: z.string(),
  ticketId: z.string().nullable(),
  receivedAt: z.number().int(),
  /** Folder of its files in the file store. */
  folder: z.string(),
});
export type MessageRecord = z.infer<typeof MessageRecord>;
