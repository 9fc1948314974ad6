import { domainOf, isOwnAddress } from './mail-address.ts';
import type { Address, EmailThread, Message } from './message.ts';
import type { OfferedRecipient, Recipients, ReplyRoute, Ticket } from './ticket.ts';

/** More than these are no group of people who solve one problem. */
const MOST_OFFERED = 10;

/** What the outside knows of addresses, and how the answer's subject reads. */
export interface RecipientRules {
  /** Whom the mail was forwarded for, where it is a forwarded one. */
  forwarded: Address | null;
  ownAddresses: readonly string[];
  isPublicProvider: (address: string) => boolean;
  /** Addresses that nobody reads. */
  isRobot: (address: string) => boolean;
  /** Of the answer. */
  subject: string;
}

export interface Answering {
  /** Null where nobody can be answered. */
  route: ReplyRoute | null;
  recipients: Recipients;
}

/**
 * Whom an answer goes to, and whom an agent may choose instead or besides. Reply-To is easily set by anybody, so it is
 * followed unasked only within the sender's own domain (not at public providers, where a domain in common says nothing)
 * and for mail in the desk's own name, as web forms send it. Nobody is answered unless exactly one person is in From.
 */
export function recipientsOf(message: Message, rules: RecipientRules): Answering {
  const { thread } = message;
  if (thread.channel === 'slack') {
    const threadTs = thread.threadTs ?? thread.ts;
    const { channelId, userId } = thread;
    return { route: { channel: 'slack', channelId, threadTs, userId }, recipients: { to: [], cc: [] } };
  }
  const to = offeredTo(message, thread, rules);
  const first = to[0];
  if (!first) return { route: null, recipients: { to: [], cc: [] } };
  const route: ReplyRoute = {
    channel: 'email',
    to: first.address,
    toName: first.name,
    subject: rules.subject,
    inReplyTo: thread.messageId,
    references: [...thread.references, ...(thread.messageId ? [thread.messageId] : [])],
  };
  return { route, recipients: { to, cc: offeredCc(thread, to, rules) } };
}

/** Whose case a mail opens: its sender's; of mail in the desk's own name, the case of whoever is answered. */
export function customerOf(
  { sender }: Message,
  { route }: Answering,
  ownAddresses: readonly string[],
): Ticket['customer'] {
  if (route?.channel !== 'email' || !isOwnAddress(sender.address ?? '', ownAddresses)) return sender;
  return { id: route.to.toLowerCase(), name: route.toName, address: route.to };
}

/** Those offered before, and others who may be answered now too: the first stays whom an answer goes to. */
export function alsoOffered(before: Recipients, more: Recipients): Recipients {
  const to = distinct([...before.to, ...more.to]).slice(0, MOST_OFFERED);
  const chosen = new Set(to.map(({ address }) => address.toLowerCase()));
  const others = [...before.cc, ...more.cc].filter(({ address }) => !chosen.has(address.toLowerCase()));
  return { to, cc: distinct(others).slice(0, MOST_OFFERED) };
}

function offeredTo(message: Message, thread: EmailThread, rules: RecipientRules): OfferedRecipient[] {
  const { address, name } = message.sender;
  if (!address || thread.from.length !== 1) return [];
  const sender: OfferedRecipient = { address, name, why: 'sender' };
  const other = thread.replyTo.length === 1 ? answerable(thread.replyTo, rules)[0] : undefined;
  // The desk must not answer itself.
  if (isOwnAddress(address, rules.ownAddresses)) return other ? [{ ...other, why: 'reply_to' }] : [];
  const both = withReplyTo(sender, other, rules);
  const forwarded = answerable(rules.forwarded ? [rules.forwarded] : [], rules);
  return distinct([...both, ...forwarded.map((one) => ({ ...one, why: 'forwarded' as const }))]);
}

function withReplyTo(
  sender: OfferedRecipient,
  other: Address | undefined,
  { isPublicProvider }: RecipientRules,
): OfferedRecipient[] {
  if (!other || other.address.toLowerCase() === sender.address.toLowerCase()) return [sender];
  const replyTo: OfferedRecipient = { ...other, why: 'reply_to' };
  const isColleague =
    domainOf(other.address) === domainOf(sender.address) && !isPublicProvider(sender.address);
  return isColleague ? [replyTo, sender] : [sender, replyTo];
}

/** Other people on the mail (the firm's admin is often there), none of whom is answered unasked. */
function offeredCc(thread: EmailThread, to: readonly Address[], rules: RecipientRules): Address[] {
  // A mailbox may be reached by names that are not among the desk's addresses.
  const left = new Set([...to.map(({ address }) => address), ...thread.deliveredTo].map(lowerCase));
  const others = answerable([...thread.to, ...thread.cc], rules).filter(
    ({ address }) => !left.has(address.toLowerCase()),
  );
  return distinct(others).slice(0, MOST_OFFERED);
}

function answerable(addresses: readonly Address[], rules: RecipientRules): Address[] {
  return addresses.filter(
    ({ address }) =>
      /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(address) &&
      !isOwnAddress(address, rules.ownAddresses) &&
      !rules.isRobot(address),
  );
}

function distinct<T extends Address>(addresses: readonly T[]): T[] {
  const seen = new Set<string>();
  return addresses.filter(({ address }) => {
    const known = seen.has(address.toLowerCase());
    seen.add(address.toLowerCase());
    return !known;
  });
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}
