import type { Draft } from './draft.ts';
import type { Address } from './message.ts';
import type { Ticket } from './ticket.ts';

/** Whom an agent picked for the reply (null: whom the ticket's route names), or why that cannot be. */
export type Picked = { recipients: Draft['recipients'] } | { wrong: string };

/** Only addresses that the case offers: a reply goes to nobody who has nothing to do with it. */
export function pickRecipients(
  { route, recipients }: Ticket,
  to: string | null,
  cc: readonly string[],
): Picked {
  if (to === null && cc.length === 0) return { recipients: null };
  if (route?.channel !== 'email')
    return { wrong: 'This reply goes to a Slack thread, so it has no recipients.' };
  const standard: Address = { address: route.to, name: route.toName };
  const offered: Address[] = [standard, ...recipients.to, ...recipients.cc];
  const find = (address: string) => offered.find((one) => sameAddress(one.address, address));
  const chosen = to === null ? standard : find(to);
  const copies = cc.map((address) => ({ address, found: find(address) }));
  const unknown = chosen ? copies.find(({ found }) => !found)?.address : to;
  if (!chosen || unknown) {
    return { wrong: `${unknown} is not among the people of this case, so nothing was sent.` };
  }
  const others = copies.flatMap(({ found }) => found ?? []);
  return {
    recipients: {
      to: { address: chosen.address, name: chosen.name },
      cc: others
        .filter(({ address }, at) => others.findIndex((one) => sameAddress(one.address, address)) === at)
        .filter(({ address }) => !sameAddress(address, chosen.address))
        .map(({ address, name }) => ({ address, name })),
    },
  };
}

function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
