import type { Outbox } from './outbox.ts';
import type { Channel, Mail, PageState, Person } from './page/state.ts';
import type { PageOptions } from './page-options.ts';
import type { SlackStandIn, StandInUser } from './slack/stand-in.ts';

// Enough for an afternoon of trying things; more would only make every update slower.
const SHOWN_MESSAGES = 400;
const SHOWN_MAILS = 200;

/** All that one person sees in one tab. */
export function pageState(options: PageOptions, me: StandInUser, tab: string): PageState {
  const { slack } = options;
  return {
    me: me.id,
    teamName: 'stepcheck',
    people: slack.users.map(toPerson),
    channels: slack.channels
      .filter((channel) => channel.members.includes(me.id))
      .map((channel) => toChannel(slack, channel)),
    notices: [...slack.notices(me.id)],
    home: slack.home(me.id),
    modal: slack.modal(me.id, tab),
    outbox: toMails(options.outbox),
    deciding: options.deciding,
    supportAddress: options.supportAddress,
    smtpPort: options.smtpPort ?? null,
    facts: options.facts,
  };
}

function toPerson(user: StandInUser): Person {
  return { id: user.id, name: user.name, realName: user.realName, isBot: user.isBot, side: user.side };
}

function toChannel(slack: SlackStandIn, channel: SlackStandIn['channels'][number]): Channel {
  return {
    id: channel.id,
    name: channel.name,
    purpose: channel.purpose,
    members: channel.members,
    messages: slack
      .messages(channel.id)
      .slice(-SHOWN_MESSAGES)
      .map(({ ts, user, text, blocks, threadTs, broadcast, files, edited }) => ({
        ts,
        user,
        text,
        blocks,
        threadTs,
        broadcast,
        files: files.map(({ id, title, mimetype, size }) => ({ id, name: title, mimetype, size })),
        edited,
      })),
  };
}

function toMails(outbox: Outbox): Mail[] {
  return outbox
    .list()
    .slice(0, SHOWN_MAILS)
    .map(({ html, ...mail }) => ({ ...mail, hasHtml: html !== null }));
}
