import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { EditableReply } from '../core/review.ts';
import type { OfferedRecipient } from '../core/ticket.ts';
import { type Block, limits } from './limits.ts';
import { line, plain } from './text.ts';
import type { ViewValues } from './view-values.ts';

const TO = 'send_to';
const CC = 'copy_to';
const ACTION = 'people';
/** What the addresses may take of `private_metadata`: longer ones than this are not offered. */
const ROOM = 2000;

const WHY: Record<OfferedRecipient['why'], string> = {
  sender: 'the sender',
  reply_to: 'asked for by Reply-To',
  forwarded: 'wrote the forwarded mail',
};

/** The addresses behind the options: an option's value has no room for one, so it is the place in these lists. */
export const OfferedAddresses = z.object({
  to: z.array(z.string()).default([]),
  cc: z.array(z.string()).default([]),
});
export type OfferedAddresses = z.infer<typeof OfferedAddresses>;

interface RecipientFields {
  blocks: Block[];
  offered: OfferedAddresses;
}

/** The questions of whom a reply goes to, asked only where there is a choice. */
export function recipientFields({ to, cc, picked }: EditableReply): RecipientFields {
  const [receivers, roomLeft] = fitting(to.length > 1 ? to : [], ROOM);
  const [copies] = fitting(cc, roomLeft);
  return {
    blocks: [
      ...(receivers.length > 1 ? [sendTo(receivers, picked.to)] : []),
      ...(copies.length > 0 ? [copyTo(copies, picked.cc, cc.length - copies.length)] : []),
    ],
    offered: {
      to: receivers.length > 1 ? receivers.map(({ address }) => address) : [],
      cc: copies.map(({ address }) => address),
    },
  };
}

/** Whom the agent picked; `to` is null where there was nothing to choose. */
export function readRecipients(
  offered: OfferedAddresses,
  values: ViewValues,
): { to: string | null; cc: string[] } {
  const to = offered.to[Number(values[TO]?.[ACTION]?.selected_option?.value ?? 0)] ?? null;
  const ticked = (values[CC]?.[ACTION]?.selected_options ?? []).map(({ value }) => value);
  const cc = offered.cc.filter((address, index) => ticked.includes(String(index)) && address !== to);
  return { to, cc };
}

function sendTo(receivers: readonly OfferedRecipient[], picked: string | null): Block {
  const sender = receivers.find(({ why }) => why === 'sender');
  const options = receivers.map((one, index) => {
    const why = one.why === 'sender' && one !== sender ? 'wrote in this case too' : WHY[one.why];
    return { ...option(one, index), description: plain(why, limits.optionText) };
  });
  const chosen = receivers.findIndex(({ address }) => address === picked);
  const initial = options[Math.max(chosen, 0)];
  return {
    type: 'input',
    block_id: TO,
    label: plain('Send to', limits.inputLabel),
    element: { type: 'radio_buttons', action_id: ACTION, options, initial_option: initial },
  };
}

/** Nobody gets a copy unasked: only what an agent ticked before is ticked. */
function copyTo(copies: readonly Person[], picked: readonly string[], more: number): Block {
  const options = copies.map(option);
  const initial = options.filter((_, index) => picked.includes(copies[index]?.address ?? ''));
  return {
    type: 'input',
    block_id: CC,
    optional: true,
    label: plain('Copy to', limits.inputLabel),
    element: {
      type: 'checkboxes',
      action_id: ACTION,
      options,
      // Slack refuses an empty list.
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
    ...(more > 0 ? { hint: plain(`${more} more in Cc: there is no room for them here.`, 200) } : {}),
  };
}

interface Person {
  address: string;
  name: string | null;
}

function option({ address, name }: Person, index: number): types.PlainTextOption {
  const full = name ? `${line(name, 500)} <${address}>` : address;
  const shown = full.length <= limits.optionText ? full : shortAddress(address);
  return { text: plain(shown, limits.optionText), value: String(index) };
}

/** A long address keeps its end: the domain tells whose it is. */
function shortAddress(address: string): string {
  if (address.length <= limits.optionText) return address;
  return `${address.slice(0, 20)}…${address.slice(-(limits.optionText - 21))}`;
}

/** As many as Slack shows and as fit into the room for their addresses, and the room that is left. */
function fitting<T extends Person>(people: readonly T[], room: number): [T[], number] {
  const kept: T[] = [];
  let left = room;
  for (const person of people.slice(0, limits.groupOptions)) {
    const size = JSON.stringify(person.address).length + 1;
    if (size > left) break;
    left -= size;
    kept.push(person);
  }
  return [kept, left];
}
