import { StepcheckError } from '../../core/errors.ts';
import { announceMessage } from './announce.ts';
import { elementsOf } from './blocks/check.ts';
import { blockActions } from './interactions.ts';
import type { Parts } from './parts.ts';
import type { NewMessage, PressedButton } from './stand-in.ts';
import { type Block, channelById, messageAt, type StoredFile, type StoredMessage } from './state.ts';
import { newId } from './store.ts';
import { typedText } from './typed-text.ts';
import { BOT } from './workspace.ts';

/** A person writes in a channel. The message stands there whatever the app says to it. */
export async function post(
  parts: Parts,
  userId: string,
  channelId: string,
  message: NewMessage,
): Promise<{ ts: string }> {
  const { store } = parts;
  const channel = channelById(store.state, channelId);
  if (!channel?.members.includes(userId)) throw noSuch('channel that this person is a member of');
  if (message.threadTs !== undefined && messageAt(store.state, channelId, message.threadTs) === null) {
    throw noSuch('thread');
  }
  const posted: StoredMessage = {
    ts: store.newTs(),
    channelId,
    user: userId,
    text: typedText(message.text, store.state.users),
    blocks: [],
    threadTs: message.threadTs ?? null,
    broadcast: message.broadcast === true && message.threadTs !== undefined,
    files: (message.files ?? []).map((file) => keepFile(parts, userId, file).id),
    metadata: null,
    editedTs: null,
  };
  store.commit({ kind: 'posted', message: posted });
  if ((await announceMessage(parts, posted)) === 'not_acknowledged') throw noAnswer();
  return { ts: posted.ts };
}

/** A person presses a button, or picks from a menu, of one of the bot's messages. */
export async function press(parts: Parts, userId: string, button: PressedButton): Promise<void> {
  const message = messageAt(parts.store.state, button.channelId, button.ts);
  if (message === null) throw noSuch('message');
  const { shown } = button;
  const element =
    shown && message.user === BOT.userId ? shownButton(shown) : elementIn(message.blocks, button);
  if (element === null) throw noSuch('button on this message');
  const answer = await parts.delivery.interaction(
    blockActions(parts, userId, message, button, element),
    false,
  );
  if (answer === null) throw noAnswer();
}

/** Nobody answered within Slack's time: what Slack shows as "trouble connecting". */
export function noAnswer(): StepcheckError {
  return new StepcheckError(
    'slack_no_answer',
    'retry',
    'stepcheck did not answer in time. Look whether it is running and connected, then try again.',
  );
}

export function noSuch(what: string): StepcheckError {
  return new StepcheckError(
    'slack_not_there',
    'never',
    `There is no such ${what}. Reload the page and look again.`,
  );
}

function keepFile(parts: Parts, user: string, given: NonNullable<NewMessage['files']>[number]): StoredFile {
  const file: StoredFile = {
    id: newId('F'),
    name: given.name,
    title: given.name,
    mimetype: given.mimetype,
    size: given.bytes.length,
    user,
    created: Math.floor(parts.clock.now() / 1000),
    checkInfo: given.checkInfo ?? false,
  };
  parts.store.addFile(file, given.bytes);
  return file;
}

function shownButton({ text, value }: NonNullable<PressedButton['shown']>): Block {
  return {
    type: 'button',
    text: { type: 'plain_text', text, emoji: true },
    ...(value === '' ? {} : { value }),
  };
}

export function elementIn(
  blocks: readonly Block[],
  button: Pick<PressedButton, 'blockId' | 'actionId'>,
): Block | null {
  const nested = blocks.flatMap((block) =>
    Array.isArray(block.child_blocks) ? (block.child_blocks as Block[]) : [],
  );
  const block = [...blocks, ...nested].find((candidate) => candidate.block_id === button.blockId);
  if (block === undefined) return null;
  return elementsOf(block).find((element) => element.action_id === button.actionId) ?? null;
}
