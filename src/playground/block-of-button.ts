import type { StandInMessage } from './slack/stand-in.ts';

interface Button {
  ts: string;
  actionId: string;
  value: string;
}

/**
 * The block in which a button stands now. A card that was updated a moment ago has other block ids than the one that
 * a person was looking at; a button of the same action and value, which names the draft, is the same button.
 */
export function blockOfButton(messages: readonly StandInMessage[], button: Button): string | null {
  const message = messages.find(({ ts }) => ts === button.ts);
  const block = message?.blocks.find((candidate) => holds(candidate, button));
  return typeof block?.block_id === 'string' ? block.block_id : null;
}

function holds(block: Readonly<Record<string, unknown>>, { actionId, value }: Button): boolean {
  return [block.elements, block.accessory].flat().some((element) => {
    if (typeof element !== 'object' || element === null) return false;
    const { action_id, value: given = '' } = element as Record<string, unknown>;
    return action_id === actionId && given === value;
  });
}
