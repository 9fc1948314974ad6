import { failedSenderCheck } from '../core/authentication.ts';
import type { Message } from '../core/message.ts';
import type { OfferedRecipient, Ticket } from '../core/ticket.ts';

/** "Name <address>", as far as they are known. */
export function fullName({ id, name, address }: Message['sender']): string {
  if (name && address) return `${name} <${address}>`;
  return name || address || id || 'somebody without a name';
}

/** Whoever knows of the case may write into it; the reply goes to its customer all the same. */
export function strangerWarning({ customer }: Ticket, messages: readonly Message[]): string[] {
  const sender = messages.at(-1)?.sender;
  if (!sender || sender.id === customer.id) return [];
  return [`The newest message is from ${fullName(sender)}, not from ${customer.name ?? fullName(customer)}.`];
}

export function senderCheckWarnings(messages: readonly Message[]): string[] {
  return messages.flatMap((message) => {
    const check = failedSenderCheck(message);
    if (check === null) return [];
    const sender = message.sender.address ?? 'its sender';
    return [`The sender check (${check}) failed: this mail may not come from ${sender}.`];
  });
}

/** The customer behind a forwarded mail: who is answered is the agent's choice. */
export function forwardedWarning({ recipients }: Ticket): string[] {
  const forwarded = recipients.to.find(({ why }) => why === 'forwarded');
  const sender = recipients.to.find(({ why }) => why === 'sender');
  const [answered] = recipients.to;
  if (!forwarded || !answered) return [];
  const by = shortName(sender ?? answered);
  const found = `Forwarded by ${by}; the customer seems to be ${offeredName(forwarded)}`;
  if (answered === forwarded) return [`${found}.`];
  return [
    `${found}: answers go to ${shortName(answered)} unless you pick ${shortName(forwarded)} under Edit.`,
  ];
}

/** A Reply-To that names somebody else than the sender. */
export function replyToWarning({ recipients }: Ticket, messages: readonly Message[]): string[] {
  const [answered] = recipients.to;
  const asked = recipients.to.find(({ why }) => why === 'reply_to');
  if (!answered || !asked) return unofferedReplyTo(messages.at(-1));
  if (answered === asked) return [`Answers go to ${asked.address}, as the mail asks (Reply-To).`];
  return [
    `The mail asks for answers to ${asked.address}: they go to ${answered.address} unless you pick the other under Edit.`,
  ];
}

function unofferedReplyTo(message: Message | undefined): string[] {
  if (message?.thread.channel !== 'email' || !message.sender.address) return [];
  const { address } = message.sender;
  const others = message.thread.replyTo
    .map((one) => one.address)
    .filter((other) => other.toLowerCase() !== address.toLowerCase());
  if (others.length === 0) return [];
  return [`The mail asks for answers to ${others.join(', ')}; ours goes to its sender, ${address}.`];
}

/** A thread that the sender may have no part in: only a person may say that it is one case. */
export function possiblyWarning({ possibly }: Ticket, messages: readonly Message[]): string[] {
  if (possibly.length === 0) return [];
  const newest = messages.at(-1);
  const why = newest && failedSenderCheck(newest) ? 'the sender check failed' : 'other sender';
  return [`Possibly belongs to ${possibly.join(' or ')} (same thread, ${why}).`];
}

function shortName({ name, address }: OfferedRecipient): string {
  return name || address;
}

function offeredName({ name, address }: OfferedRecipient): string {
  return name ? `${name} <${address}>` : address;
}
