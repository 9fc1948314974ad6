import { z } from 'zod';
import { canonicalLine } from '../core/canonical-text.ts';
import type { Address } from '../core/message.ts';

const Mailbox = z.object({ address: z.string().optional(), name: z.string().optional() });
const Group = Mailbox.extend({ group: z.array(Mailbox).optional() });
const AddressHeader = z.object({ value: z.array(Group) });

const MAX_ADDRESSES = 100;
// RFC 5321 4.5.3.1: 64 octets before the @, 255 after it.
const USABLE = /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]{1,255}$/u;

/** Every mailbox of one parsed address header (or several of them), groups flattened, unusable ones left out. */
export function mailboxes(header: unknown): Address[] {
  const headers = Array.isArray(header) ? header : [header];
  return headers
    .flatMap((one) => AddressHeader.safeParse(one).data?.value ?? [])
    .flatMap((entry) => entry.group ?? [entry])
    .flatMap((mailbox) => usable(mailbox.address, mailbox.name))
    .slice(0, MAX_ADDRESSES);
}

function usable(address = '', name = ''): Address[] {
  const bare = address.trim();
  if (!USABLE.test(bare)) return [];
  return [{ address: bare, name: canonicalLine(name).slice(0, 200) || null }];
}
