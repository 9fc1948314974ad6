import type { App, types } from '@slack/bolt';
import { z } from 'zod';
import { asStepcheckError } from '../core/errors.ts';
import type { Office } from '../core/office.ts';
import type { Log } from '../core/ports.ts';
import type { Person } from '../core/ticket.ts';
import type { SlackClient } from './client.ts';
import { homeAction, homeView, PageValue, strangersView, troubleView } from './home-view.ts';
import type { People } from './people.ts';

export interface HomeOptions {
  client: SlackClient;
  people: People;
  office: Office;
  /** Of this workspace, with a slash at its end. */
  workspaceUrl: string;
  log: Log;
}

const Press = z.object({
  user: z.object({ id: z.string(), name: z.string().optional() }),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
});

/** The App Home: shown when it is opened, and anew after every button on it. */
export function registerHome(app: App, options: HomeOptions): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publish(options, event.user, null);
  });

  app.action(/^desk_(refresh|page|page_back|pause|resume)$/, async ({ ack, body }) => {
    await ack();
    const { user, actions } = Press.parse(body);
    const [pressed] = actions;
    if (pressed?.action_id === homeAction.pause || pressed?.action_id === homeAction.resume) {
      await switchSending(options, user, pressed.action_id).catch((error) => noteFailure(options, error));
    }
    await publish(options, user.id, pageOf(pressed?.value));
  });
}

/** Whoever the person is and whatever they may see. */
export async function personOf(
  people: People,
  user: { id: string; name?: string | undefined },
): Promise<Person> {
  const profile = await people.profile(user.id).catch(() => null);
  return { id: user.id, name: profile?.name ?? user.name ?? user.id };
}

async function switchSending(
  { people, office }: HomeOptions,
  user: { id: string; name?: string | undefined },
  action: string,
): Promise<void> {
  if (!(await people.reviewers()).includes(user.id)) return;
  const by = await personOf(people, user);
  await (action === homeAction.pause ? office.pause(by) : office.resume(by));
}

async function publish(options: HomeOptions, userId: string, page: PageValue | null): Promise<void> {
  try {
    const view = await viewFor(options, userId, page);
    await options.client.call('views.publish', { user_id: userId, view });
  } catch (error) {
    noteFailure(options, error);
  }
}

async function viewFor(
  options: HomeOptions,
  userId: string,
  page: PageValue | null,
): Promise<types.HomeView> {
  const { people, office, workspaceUrl } = options;
  try {
    if (!(await people.reviewers()).includes(userId)) return strangersView();
    return homeView(await office.home(userId, page), workspaceUrl);
  } catch (error) {
    noteFailure(options, error);
    return troubleView();
  }
}

function pageOf(value: string | undefined): PageValue | null {
  try {
    return PageValue.parse(JSON.parse(value ?? ''));
  } catch {
    return null;
  }
}

function noteFailure({ log }: HomeOptions, thrown: unknown): void {
  const { code, message } = asStepcheckError(thrown);
  log.warn({ code, detail: message }, 'The App Home could not be shown');
}
