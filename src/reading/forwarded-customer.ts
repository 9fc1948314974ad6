import { isOfOwnDomain, isOwnAddress } from '../core/mail-address.ts';
import type { Address, Message } from '../core/message.ts';
import { isRobot } from './automatic-mail.ts';
import { isForwardSubject, type QuoteHeader, quoteHeaderAt } from './quote-headers.ts';
import { nameInIntro } from './quote-intro.ts';
import { linesOf } from './text-lines.ts';

const ADDRESS = /[^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+\.[^\s<>"'(),;:[\]]+/;
/** Whoever passes a mail on without saying so in the subject says little above it. */
const FEW_WORDS = 60;
const MAX_NAME = 120;

/**
 * Who wrote the mail that the sender passed on: of a chain the outermost one's writer, who wrote to the sender. Never
 * the desk, the sender or a robot; null where no mail was passed on, or its header has no address.
 */
export function forwardedCustomer(message: Message, ownAddresses: readonly string[]): Address | null {
  for (const header of passedOn(message)) {
    const writer = writerOf(header);
    if (writer.address === '') {
      if (isSameName(writer.name, message.sender.name)) continue;
      return null;
    }
    if (!isCustomer(writer.address, message, ownAddresses)) continue;
    return writer;
  }
  return null;
}

/** The headers of the mails in the message, from the one that was passed on inwards. */
function passedOn(message: Message): QuoteHeader[] {
  const lines = linesOf(message.text);
  const bySubject = isForwardSubject(message.subject);
  const headers: QuoteHeader[] = [];
  let wordsAbove = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const header = quoteHeaderAt(lines, index, bySubject);
    if (header === null) {
      if (headers.length === 0) wordsAbove += (lines[index]?.text ?? '').split(' ').filter(Boolean).length;
      continue;
    }
    headers.push(header);
    index += header.lines - 1;
  }
  const [first] = headers;
  const isForward = bySubject || (first?.forwarded === true && wordsAbove <= FEW_WORDS);
  return isForward ? headers : [];
}

function writerOf({ style, from }: QuoteHeader): Address {
  const text = style === 'intro' ? nameInIntro(from) : from;
  const address = ADDRESS.exec(text);
  const name = (address === null ? text : text.slice(0, address.index))
    .replace(/\(?mailto:$/i, '')
    .replace(/^[\s"'*<[(]+|[\s"'*<[(]+$/g, '')
    .slice(0, MAX_NAME);
  return { address: address?.[0].replace(/[.*]+$/, '') ?? '', name: name === '' ? null : name };
}

function isCustomer(address: string, { sender }: Message, ownAddresses: readonly string[]): boolean {
  if (address.toLowerCase() === sender.address?.toLowerCase()) return false;
  return !isOwnAddress(address, ownAddresses) && !isOfOwnDomain(address, ownAddresses) && !isRobot(address);
}

function isSameName(name: string | null, other: string | null): boolean {
  return name !== null && name.toLowerCase() === other?.toLowerCase();
}
