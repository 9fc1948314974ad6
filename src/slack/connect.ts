import { App } from '@slack/bolt';
import type { Decision, DecisionResult } from '../core/decision.ts';
import type { IntakeItem } from '../core/intake.ts';
import type { Office } from '../core/office.ts';
import type { Clock, Cursors, CustomerThread, Log, Understand } from '../core/ports.ts';
import type { ReviewChannel } from '../core/review.ts';
import { type ActionsOptions, registerActions } from './actions.ts';
import { beginAt, beginAtNow, catchUp } from './catch-up.ts';
import { scheduleCatchUp } from './catch-up-schedule.ts';
import { checkStart, type OwnIdentity } from './check-start.ts';
import { createSlackClient, type SlackClient } from './client.ts';
import { registerCommand } from './command.ts';
import { findCustomerChannels, isPattern } from './customer-channels.ts';
import { createCustomerThread } from './customer-thread.ts';
import { downloadFile } from './download.ts';
import { registerHome } from './home.ts';
import { libraryLogger } from './logger.ts';
import { patientClient } from './patient-client.ts';
import { createPeople } from './people.ts';
import { createPrivateAnswer } from './private-answer.ts';
import { createReceiver } from './receiver.ts';
import { createReviewChannel } from './review-channel.ts';
import { registerShortcut } from './shortcut.ts';
import { createTakeMessage, type TakeMessage } from './take-message.ts';
import { createTell } from './tell.ts';
import { createUnderstand } from './understand.ts';

export interface SlackOptions {
  botToken: string;
  appToken: string;
  /** Another Slack API than Slack's own; ends in `/api/`. */
  apiUrl?: string;
  reviewChannel: string;
  /** False: another process hears what is written and clicked, this one only speaks. */
  listens?: boolean;
  /** Ids, and patterns of names such as "cust-*". */
  customerChannels: readonly string[];
  /** The user group whose members decide; null: the review channel's members. */
  reviewerGroup: string | null;
  /** How often channels are looked for by their names. */
  channelsEveryMs?: number;
  /** Stores what came in; a message is acknowledged only after that. */
  store: (item: IntakeItem, raw: Uint8Array) => Promise<void>;
  decide: (decision: Decision) => Promise<DecisionResult>;
  draftText: ActionsOptions['draftText'];
  redraft: ActionsOptions['redraft'];
  refused: ActionsOptions['refused'];
  escalationGroups: ActionsOptions['escalationGroups'];
  timeZone: string;
  /** What agents ask beside the cards. */
  office: Office;
  openThreads: () => Promise<{ channelId: string; threadTs: string }[]>;
  /** Whether a thread ("team/channel/ts") is a case's: in channels that are no customers' ones, too. */
  isCaseThread: (place: string) => Promise<boolean>;
  cursors: Cursors;
  maxFileBytes: number;
  clock: Clock;
  log: Log;
}

export interface SlackDesk {
  review: ReviewChannel;
  customers: CustomerThread;
  understand: Understand;
  /** Members of the review channel and the bot: what they write is never a customer's. */
  deskUserIds(): Promise<string[]>;
  team: string;
  /** Whether the socket is open; null where none is kept. */
  connected(): boolean | null;
  close(): Promise<void>;
}

/** Connects the desk to Slack. Throws StepcheckError where something is not set up, with all that is missing. */
export async function connectSlack(options: SlackOptions): Promise<SlackDesk> {
  const { botToken, apiUrl, reviewChannel, reviewerGroup, clock, log } = options;
  const client = createSlackClient({ token: botToken, apiUrl, log });
  const byId = options.customerChannels.filter((wanted) => !isPattern(wanted));
  const own = await checkStart(client, [reviewChannel, ...byId], reviewerGroup);
  const wanted = options.customerChannels;
  const everyMs = options.channelsEveryMs;
  const channels = await findCustomerChannels({ client, wanted, reviewChannel, clock, log, everyMs });
  const customerChannels = channels.ids;
  const rules = { team: own.team, ownUserId: own.ownUserId, reviewChannel, customerChannels };
  const take = createTakeMessage({ ...options, rules });
  const people = createPeople(client, { ...own, reviewChannel, reviewerGroup }, clock);
  const listening = options.listens !== false;
  const live =
    listening &&
    (await goLive({ ...options, customerChannels }, own, client, take, (app) => {
      registerActions(app, { ...options, client, people, tell: createTell(client, reviewChannel, log) });
      const asking = { ...options, ...own, client, people, answer: createPrivateAnswer(apiUrl, log) };
      registerHome(app, asking);
      registerCommand(app, asking);
      registerShortcut(app, asking);
    }));

  if (live)
    channels.watch(({ id, since }) => beginAt({ ...options, team: own.team }, id, since), live.catchUp);

  return {
    review: createReviewChannel({ client, channel: reviewChannel, ownUserId: own.ownUserId }),
    customers: createCustomerThread(client, own.ownUserId),
    understand: createUnderstand({
      people,
      clock,
      download: (file) => downloadFile(file, { client, botToken, apiUrl, maxBytes: options.maxFileBytes }),
    }),
    async deskUserIds() {
      return [...new Set([...(await people.colleagues()), own.ownUserId])];
    },
    team: own.team,
    connected: () => (live ? live.connected() : null),
    async close() {
      await channels.close();
      if (live) await live.close();
    },
  };
}

/** The socket, the listeners behind it, and the catch-up after each connection. */
async function goLive(
  options: SlackOptions,
  own: OwnIdentity,
  client: SlackClient,
  take: TakeMessage,
  listen: (app: App) => void,
) {
  const { appToken, apiUrl, log } = options;
  const missed = scheduleCatchUp(
    (signal) => catchUp({ ...options, client: patientClient(client, signal), team: own.team, take }),
    log,
  );
  const receiver = createReceiver({
    appToken,
    apiUrl,
    take,
    onConnected: missed.request,
    onLost: missed.retry,
    log,
  });
  const app = new App({
    receiver,
    // Bolt would otherwise ask Slack again who we are.
    authorize: async () => ({ botToken: options.botToken, botId: own.botId, botUserId: own.ownUserId }),
    clientOptions: { slackApiUrl: apiUrl },
    convoStore: false,
    logger: libraryLogger(log),
  });
  app.error(async (error) => log.error({ detail: error.message }, 'Slack listener failed'));
  listen(app);
  await beginAtNow({ ...options, client, team: own.team });
  await receiver.start();
  return {
    catchUp: missed.request,
    connected: receiver.connected,
    async close() {
      await missed.close();
      await receiver.stop();
    },
  };
}
