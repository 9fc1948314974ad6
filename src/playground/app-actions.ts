import { z } from 'zod';
import { commandDecides, pressDecides } from './deciding.ts';
import type { PageOptions } from './page-options.ts';
import { channelOf, parse, personOf, Refused, refuseDeciding, Tab } from './page-request.ts';

const Home = z.object({ as: z.string() });
const Element = z.object({
  as: z.string(),
  tab: Tab,
  blockId: z.string().max(255),
  actionId: z.string().min(1).max(255),
});
const NoticeElement = Element.extend({ noticeId: z.string().max(100) });
const Command = z.object({ as: z.string(), tab: Tab, channelId: z.string(), text: z.string().max(4_000) });
const Shortcut = z.object({
  as: z.string(),
  tab: Tab,
  channelId: z.string(),
  ts: z.string().max(40),
  callbackId: z.string().max(255),
});

/** What a person does with the app beside its messages: the Home, commands, shortcuts, private answers. */
export async function appAction(name: string, body: unknown, options: PageOptions): Promise<object> {
  const { slack } = options;
  switch (name) {
    case 'open-home':
      await slack.openHome(personOf(options, parse(Home, body).as).id);
      return {};
    case 'press-home': {
      const { as, tab, ...button } = parse(Element, body);
      guard(options, pressDecides(button.actionId));
      await slack.pressHome(personOf(options, as).id, { ...button, window: tab });
      return {};
    }
    case 'press-notice': {
      const { as, tab, noticeId, ...button } = parse(NoticeElement, body);
      guard(options, pressDecides(button.actionId));
      await slack.pressNotice(personOf(options, as).id, noticeId, { ...button, window: tab });
      return {};
    }
    case 'command': {
      const { as, tab, channelId, text } = parse(Command, body);
      const user = personOf(options, as);
      guard(options, commandDecides(text));
      await slack.command(user.id, channelOf(options, channelId, user).id, text, tab);
      return {};
    }
    case 'shortcut': {
      const { as, tab, channelId, ts, callbackId } = parse(Shortcut, body);
      const user = personOf(options, as);
      const place = { channelId: channelOf(options, channelId, user).id, ts };
      await slack.shortcut(user.id, place, callbackId, tab);
      return {};
    }
    default:
      throw new Refused(404, 'There is no such action.');
  }
}

function guard(options: PageOptions, decides: boolean): void {
  if (decides) refuseDeciding(options);
}
