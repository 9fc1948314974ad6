import type { MailReport } from '../core/message.ts';

export type Delivery = Pick<MailReport, 'action' | 'status' | 'diagnostic' | 'recipient'>;

const STATUS = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;
const REPLY_CODE = /(?<![\d.])([45])[0-5]\d(?=[ -])/;

/**
 * What the fields of a delivery report say (RFC 3464): of the first recipient whom it did not reach, else of the
 * first. All of it is of one recipient. Null where no recipient is named.
 */
export function deliveryStatus(fields: string): Delivery | null {
  const recipients = blocksOf(fields.replace(ENCODED, decoded))
    .map(readBlock)
    .filter((block) => block.recipient !== null || block.action !== null);
  return recipients.find((block) => /^failed/i.test(block.action ?? '')) ?? recipients[0] ?? null;
}

// Some filters encode the recipients' fields and leave the rest as it was.
const ENCODED =
  /^Content-Transfer-Encoding:[ \t]*base64[ \t]*\r?\n(?:[\w-]+:.*\r?\n){0,5}\r?\n((?:[A-Za-z0-9+/=]+\r?\n?)+)/gim;

function decoded(_: string, base64: string): string {
  return `\n${Buffer.from(base64, 'base64').toString('utf8')}\n`;
}

/** A field's value, unfolded; of several the first. */
export function field(fields: string, name: string): string | null {
  const value = new RegExp(`^${name}[ \\t]*:((?:[^\\r\\n]|\\r?\\n[ \\t])*)`, 'im').exec(fields)?.[1];
  return value?.replace(/\s+/g, ' ').trim().slice(0, 500) || null;
}

/** The code of RFC 3463 that a server's words hold, told exactly or by the class of its reply. */
export function statusIn(words: string): string | null {
  const exact = STATUS.exec(words)?.[1];
  if (exact) return exact;
  const reply = REPLY_CODE.exec(words)?.[1];
  return reply ? `${reply}.0.0` : null;
}

/** The address in a value like "rfc822; <ann@firm.example>". */
export function addressIn(value: string | null): string | null {
  const address = /(?:"[^"\s]{1,64}"|[^\s<>;:,"'()[\]]{1,64})@[^\s<>;:,"'()[\]]{1,255}/;
  return address.exec(value ?? '')?.[0].toLowerCase() ?? null;
}

function blocksOf(fields: string): string[] {
  return fields.split(/\r?\n[ \t]*\r?\n/).flatMap(byRecipient);
}

/** Some servers leave out the blank line between recipients. */
function byRecipient(block: string): string[] {
  const blocks: string[] = [];
  for (const piece of block.split(/^(?=(?:Original|Final)-Recipient[ \t]*:)/im)) {
    const name = /^[\w-]*/.exec(piece)?.[0] ?? '';
    const last = blocks.at(-1);
    if (last === undefined || (/-Recipient$/i.test(name) && field(last, name) !== null)) blocks.push(piece);
    else blocks[blocks.length - 1] = last + piece;
  }
  return blocks;
}

function readBlock(block: string): Delivery {
  const said = field(block, 'Diagnostic-Code');
  const status = statusIn(field(block, 'Status') ?? '');
  return {
    action: field(block, 'Action'),
    status: moreExact(status, said ?? ''),
    diagnostic: said?.replace(/^[\w-]{1,20} ?; ?/, '') || null,
    recipient: addressIn(field(block, 'Final-Recipient') ?? field(block, 'Original-Recipient')),
  };
}

/** "5.0.0" says no more than failed: the server's own words may. */
function moreExact(status: string | null, words: string): string | null {
  const said = statusIn(words);
  if (status === null) return said;
  const isVague = status.endsWith('.0.0');
  return isVague && said?.startsWith(status.slice(0, 2)) ? said : status;
}
