import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { CardAction, ReviewCard } from '../core/review.ts';
import type { Person } from '../core/ticket.ts';
import { type Block, limits } from './limits.ts';
import { line, plain } from './text.ts';

/** What a button stands for: never the draft itself, so that an old card decides on what it showed. */
export const ButtonValue = z.object({
  ticketId: z.string().min(1).max(200),
  draftVersion: z.number().int().nonnegative(),
  /** How many of the customer's messages the card showed; none is said by buttons older than this. */
  messages: z.number().int().nonnegative().default(0),
  /** Who had the case on the card (an id); null: nobody. */
  owner: z.string().nullable().default(null),
});
export type ButtonValue = z.infer<typeof ButtonValue>;

const BUTTONS: Record<CardAction, { label: string; style?: 'primary' | 'danger' }> = {
  approve: { label: 'Approve & send', style: 'primary' },
  edit: { label: 'Edit' },
  reject: { label: 'Reject', style: 'danger' },
  undo: { label: 'Undo' },
  write_reply: { label: 'Write a reply' },
  send_again: { label: 'Send again' },
  mark_sent: { label: 'Mark as sent' },
  open_case: { label: 'Open as a case' },
  link: { label: 'Belongs to another case' },
  read_again: { label: 'Read it again' },
  take: { label: 'Take it' },
  release: { label: 'Give it back' },
  escalate: { label: 'Escalate' },
  snooze: { label: 'Snooze' },
  wake: { label: 'Wake now' },
  not_this_article: { label: 'Not this article' },
  article_fits: { label: 'The article fits after all' },
  set_steps: { label: 'Correct the steps' },
};

export const ACTION_PREFIX = 'stepcheck_';
/** The menu beside the buttons. */
export const MENU_ACTION = `${ACTION_PREFIX}more`;

export function actionId(action: CardAction): string {
  return `${ACTION_PREFIX}${action}`;
}

/** The action that a pressed button asks for; null for a button that is not one of ours. */
export function actionOf(id: string): CardAction | null {
  const action = id.slice(ACTION_PREFIX.length);
  return id.startsWith(ACTION_PREFIX) && Object.hasOwn(BUTTONS, action) ? (action as CardAction) : null;
}

/** The buttons of a card, and a menu of what is needed less often. */
export function actionBlocks(card: ReviewCard): Block[] {
  const { ticketId, draftVersion, messages, actions, handling } = card;
  const owner = card.owner?.id ?? null;
  const target = { ticketId, draftVersion, messages, owner } satisfies ButtonValue;
  const value = JSON.stringify(target);
  const buttons = [...actions, ...handling.filter((action) => IN_SIGHT.includes(action))];
  const options = handling
    .filter((action) => !IN_SIGHT.includes(action))
    .map((action) => ({
      text: plain(BUTTONS[action].label, limits.optionText),
      value: menuValue(action, target),
    }))
    .filter((option) => option.value.length <= limits.optionValue)
    .slice(0, limits.overflowOptions);
  const more: types.Overflow[] =
    options.length > 0 ? [{ type: 'overflow', action_id: MENU_ACTION, options }] : [];
  if (buttons.length + more.length === 0) return [];
  // A block that changed wants a new id, else Slack's clients may keep the old one.
  const blockId = `actions.${card.rev}`;
  return [
    {
      type: 'actions',
      block_id: blockId,
      elements: [...buttons.map((action) => button(action, value, card)), ...more],
    },
  ];
}

/** What of the handling is a button of its own. */
const IN_SIGHT: readonly CardAction[] = ['take', 'wake'];

/** The menu's options carry what the buttons do, in the 75 characters that Slack gives them. */
function menuValue(action: CardAction, { ticketId, draftVersion, messages, owner }: ButtonValue): string {
  return [action, ticketId, draftVersion, messages, owner ?? ''].join('|');
}

/** What an option of the menu stands for; null where it is none of ours. */
export function readMenuValue(value: string): { action: CardAction; target: ButtonValue } | null {
  const [name = '', ticketId, draftVersion, messages, owner, ...rest] = value.split('|');
  const action = actionOf(actionId(name as CardAction));
  const target = ButtonValue.safeParse({
    ticketId,
    draftVersion: Number(draftVersion),
    messages: Number(messages),
    owner: owner || null,
  });
  return action && target.success && rest.length === 0 ? { action, target: target.data } : null;
}

function button(action: CardAction, value: string, card: ReviewCard): types.Button {
  const { linkTo } = card;
  const { label, style } = BUTTONS[action];
  const confirm = confirmation(action, card);
  const shown = action === 'take' && card.owner ? 'Take over' : label;
  return {
    type: 'button',
    action_id: actionId(action),
    text: plain(action === 'link' && linkTo ? `Belongs to ${linkTo.ticketId}` : shown, limits.buttonText),
    value,
    ...(style ? { style } : {}),
    ...(confirm ? { confirm } : {}),
  };
}

function confirmation(
  action: CardAction,
  { linkTo, questions, owner }: ReviewCard,
): types.ConfirmationDialog | null {
  if (action === 'send_again') return TWICE;
  if (action === 'approve') return unansweredDialog(questions.filter(({ answered }) => !answered));
  if (action === 'take') return owner && takeOverDialog(owner);
  return action === 'link' && linkTo ? linkDialog(linkTo) : null;
}

/** A reply that passes over what was asked is sent only if somebody means it. */
function unansweredDialog(open: ReviewCard['questions']): types.ConfirmationDialog | null {
  const [first, ...others] = open;
  if (!first) return null;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const what = more ? 'what they ask' : 'it';
  const said = `The customer asks “${line(first.text, 140)}”${more}, and the draft does not answer ${what}. Send it anyway?`;
  return {
    title: plain(more ? 'Questions are left open' : 'A question is left open', limits.confirmTitle),
    text: plain(said, limits.confirmText),
    confirm: plain('Send it anyway', limits.confirmButton),
    deny: plain('Not yet', limits.confirmButton),
  };
}

/** Two people who write at once would answer past each other. */
function takeOverDialog({ name }: Person): types.ConfirmationDialog {
  const who = line(name, 60);
  const said = `${who} has this case and may be writing already. They keep what they wrote, but the case is yours then.`;
  return {
    title: plain(`Take it over from ${who}?`, limits.confirmTitle),
    text: plain(said, limits.confirmText),
    confirm: plain('Take over', limits.confirmButton),
    deny: plain('Cancel', limits.confirmButton),
  };
}

/** Linking shows one person's mail to another: whose case it is must be read before. */
function linkDialog({ ticketId, customer }: NonNullable<ReviewCard['linkTo']>): types.ConfirmationDialog {
  const whose = customer ? `, whose customer is ${line(customer, 120)}` : '';
  const said = `Its messages will be shown and answered in ${ticketId}'s thread${whose}. Do this only if they may know of it.`;
  return {
    title: plain(`Does it belong to ${ticketId}?`, limits.confirmTitle),
    text: plain(said, limits.confirmText),
    confirm: plain(`Belongs to ${ticketId}`, limits.confirmButton),
    deny: plain('Cancel', limits.confirmButton),
  };
}

const TWICE: types.ConfirmationDialog = {
  title: plain('Send it again?', limits.confirmTitle),
  text: plain('If the first one did arrive, the customer gets the reply twice.', limits.confirmText),
  confirm: plain('Send again', limits.confirmButton),
  deny: plain('Cancel', limits.confirmButton),
};
