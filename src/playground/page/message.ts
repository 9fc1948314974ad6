import { avatar } from './avatar.ts';
import type { BlockContext } from './block-context.ts';
import { renderBlocks } from './blocks.ts';
import { h } from './dom.ts';
import { icon } from './icons.ts';
import { messageMenu } from './message-menu.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import type { Channel, Message, Notice, PageState, SharedFile } from './state.ts';
import { clockTime, fullTime, tsToMs } from './times.ts';
import { type Actions, person } from './view.ts';

export interface MessageOptions {
  state: PageState;
  channel: Channel;
  names: Names;
  actions: Actions;
  replies: readonly Message[];
  /** Right after another message of the same person: without picture and name. */
  follows: boolean;
  inThread: boolean;
}

/** One message, as in Slack's own client. */
export function messageRow(message: Message, options: MessageOptions): HTMLElement {
  const { state, channel, actions, names, follows, inThread } = options;
  const author = person(state, message.user);
  const ms = tsToMs(message.ts);
  const context: BlockContext = {
    names,
    press: (button) => actions.press({ channelId: channel.id, ts: message.ts, ...button }),
  };
  const openThread = () =>
    actions.change({ threadTs: message.threadTs ?? message.ts, dock: 'thread', pane: 'dock' });
  return h(
    'article',
    {
      class: `message ${follows ? 'follows' : ''}`,
      'data-testid': 'message',
      'data-ts': message.ts,
      'aria-label': `${author.realName}, ${clockTime(ms)}`,
    },
    follows ? h('time', { class: 'gutter-time', title: fullTime(ms) }, clockTime(ms)) : avatar(author),
    h(
      'div',
      { class: 'message-body' },
      !follows && byline(author.realName, author.isBot, ms),
      message.blocks.length > 0
        ? h('div', { class: 'message-blocks' }, ...renderBlocks(message.blocks, context))
        : h('div', { class: 'message-text' }, ...mrkdwn(message.text, names)),
      message.edited && message.blocks.length === 0 && h('span', { class: 'edited' }, '(edited)'),
      message.files.length > 0 &&
        h(
          'div',
          { class: 'files' },
          message.files.map((file) => fileBox(file, actions)),
        ),
      !inThread && options.replies.length > 0 && replySummary(options, openThread),
    ),
    h(
      'div',
      { class: 'message-tools' },
      !inThread &&
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            title: 'Reply in thread',
            'aria-label': 'Reply in thread',
            'data-testid': 'open-thread',
            onclick: openThread,
          },
          icon('thread'),
        ),
      messageMenu(() => actions.shortcut(channel.id, message.ts)),
    ),
  );
}

function byline(name: string, isBot: boolean, ms: number): HTMLElement {
  return h(
    'div',
    { class: 'byline' },
    h('span', { class: 'author' }, name),
    isBot && h('span', { class: 'app-badge' }, 'APP'),
    h('time', { title: fullTime(ms) }, clockTime(ms)),
  );
}

/** "Only visible to you": what the bot tells one person. */
export function noticeRow(
  notice: Notice,
  options: { names: Names; actions: Actions; dismiss: () => void },
): HTMLElement {
  const { names, actions, dismiss } = options;
  return h(
    'article',
    { class: 'message notice', 'data-testid': 'notice' },
    h('img', { class: 'avatar', src: 'icon.svg', alt: '' }),
    h(
      'div',
      { class: 'message-body' },
      h('div', { class: 'only-you' }, icon('eye'), 'Only visible to you'),
      byline('stepcheck', true, notice.at),
      notice.blocks.length > 0
        ? h(
            'div',
            { class: 'message-blocks' },
            ...renderBlocks(notice.blocks, {
              names,
              press: (button) => actions.pressNotice(notice.id, button),
            }),
          )
        : h('div', { class: 'message-text' }, ...mrkdwn(notice.text, names)),
      h('button', { type: 'button', class: 'link-button', onclick: dismiss }, 'Dismiss'),
    ),
  );
}

function replySummary({ state, replies }: MessageOptions, openThread: () => void): HTMLElement {
  const people = [...new Set(replies.map((reply) => reply.user))].slice(0, 4);
  const last = replies.at(-1);
  return h(
    'button',
    { type: 'button', class: 'replies', 'data-testid': 'replies', onclick: openThread },
    h(
      'span',
      { class: 'faces' },
      people.map((id) => avatar(person(state, id), 'small')),
    ),
    h('strong', {}, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    last && h('span', { class: 'muted' }, `Last reply ${clockTime(tsToMs(last.ts))}`),
  );
}

const PICTURES = /^image\/(png|jpeg|gif|webp)$/;

function fileBox(file: SharedFile, actions: Actions): HTMLElement {
  const address = `files/${encodeURIComponent(file.id)}`;
  if (PICTURES.test(file.mimetype)) {
    return h(
      'figure',
      { class: 'picture' },
      h('figcaption', {}, file.name),
      h(
        'button',
        { type: 'button', 'aria-label': `Show ${file.name} large`, onclick: () => actions.showPicture(file) },
        h('img', { src: address, alt: file.name, loading: 'lazy' }),
      ),
    );
  }
  return h(
    'a',
    { class: 'file', href: address, download: file.name },
    icon('file'),
    h(
      'span',
      {},
      h('strong', {}, file.name),
      h('span', { class: 'muted' }, `${file.mimetype} · ${size(file.size)}`),
    ),
  );
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
