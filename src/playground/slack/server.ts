import { createServer } from 'node:http';
import type { Log } from '../../core/ports.ts';
import { createCalls } from './calls.ts';
import { pressHome, pressNotice, typeCommand, useShortcut } from './commands.ts';
import { createDelivery } from './delivery.ts';
import { createFaults } from './faults.ts';
import { createHomes } from './homes.ts';
import { createLater } from './later.ts';
import { listen, shut } from './listen.ts';
import { closeModal, pressInModal, submit } from './modal-actions.ts';
import { createModals } from './modals.ts';
import { createNotices } from './notices.ts';
import { openHome } from './open-home.ts';
import { type Parts, SLACK_TIMING, type Timing } from './parts.ts';
import { post, press } from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import { route } from './router.ts';
import { createSockets } from './sockets.ts';
import type { SlackStandIn, StandInMessage } from './stand-in.ts';
import { changesOf } from './standings.ts';
import { messagesOf, type State, type StoredMessage } from './state.ts';
import { openStore } from './store.ts';
import { newTokens } from './tokens.ts';
import { createTriggers } from './triggers.ts';
import { createUploads } from './uploads.ts';
import { BOT, TEAM, USERS } from './workspace.ts';

export interface StandInOptions {
  /** 0: any free one. */
  port: number;
  /** Where the workspace is kept, so that a second start shows the same; null: in memory only. */
  folder: string | null;
  log: Log;
  timing?: Partial<Timing>;
}

/** Starts Slack's local stand-in on 127.0.0.1. */
export async function startSlackStandIn(options: StandInOptions): Promise<SlackStandIn> {
  const { log } = options;
  const timing = { ...SLACK_TIMING, ...options.timing };
  const clock = { now: () => Date.now() };
  const server = createServer();
  const sockets = createSockets({ pingMs: timing.pingMs, log });
  const tokens = newTokens();
  let origin = '';
  const parts: Parts = {
    store: openStore(options.folder, log, clock),
    modals: createModals(),
    triggers: createTriggers(clock, timing.triggerMs),
    notices: createNotices(),
    homes: createHomes(),
    responseUrls: createResponseUrls(),
    uploads: createUploads(),
    delivery: createDelivery({ sockets, ackMs: timing.ackMs, redeliverMs: timing.redeliverMs, log }),
    later: createLater(),
    faults: createFaults(),
    calls: createCalls(),
    tokens,
    sockets,
    origin: () => origin,
    clock,
    timing,
    log,
  };
  const { store } = parts;

  server.on('request', (request, response) => {
    route(parts, request, response).catch((error) => {
      log.error({ error: String(error) }, 'The Slack stand-in could not answer');
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  origin = `http://127.0.0.1:${await listen(server, options.port, options.folder)}`;

  return {
    apiUrl: `${origin}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    botUserId: BOT.userId,
    teamId: TEAM.id,
    users: USERS,
    get channels() {
      return store.state.channels;
    },
    messages: (channelId) =>
      messagesOf(store.state, channelId).map((message) => shownMessage(store.state, message)),
    notices: (userId) => parts.notices.of(userId),
    modal: (userId, window) => parts.modals.of(userId, window),
    file(fileId) {
      const file = store.state.files.get(fileId);
      const bytes = store.bytes(fileId);
      if (file === undefined || bytes === null) return null;
      return { id: file.id, name: file.name, mimetype: file.mimetype, bytes };
    },
    onChange: (listener) => store.onChange(listener),
    post: (userId, channelId, message) => post(parts, userId, channelId, message),
    press: (userId, button) => press(parts, userId, button),
    submit: (userId, values, window) => submit(parts, userId, values, window),
    pressInModal: (userId, pressed) => pressInModal(parts, userId, pressed),
    closeModal: (userId, window) => closeModal(parts, userId, window),
    home: (userId) => parts.homes.of(userId),
    openHome: (userId) => openHome(parts, userId),
    pressHome: (userId, button) => pressHome(parts, userId, button),
    pressNotice: (userId, noticeId, button) => pressNotice(parts, userId, noticeId, button),
    command: (userId, channelId, typed, window) => typeCommand(parts, userId, channelId, typed, window),
    shortcut: (userId, place, callbackId, window) => useShortcut(parts, userId, place, callbackId, window),
    remove: (channelId, ts) => store.commit({ kind: 'deleted', channelId, ts }),
    setMembers: (channelId, members) => store.commit({ kind: 'members', channelId, members: [...members] }),
    ...changesOf(store),
    dropSockets: (how = 'broken') => sockets.drop(how),
    refuseSockets: (refuse) => sockets.refuse(refuse),
    failNext: (method, failure, times = 1) => parts.faults.order(method, failure, times),
    calls: () => parts.calls.all(),
    async close() {
      parts.later.flush();
      parts.delivery.close();
      await sockets.close();
      await shut(server);
      store.close();
    },
  };
}

function shownMessage(state: State, message: StoredMessage): StandInMessage {
  const { editedTs, files, ...shown } = message;
  return {
    ...shown,
    edited: editedTs !== null,
    files: files.flatMap((id) => {
      const file = state.files.get(id);
      return file === undefined
        ? []
        : [{ id, name: file.name, title: file.title, mimetype: file.mimetype, size: file.size }];
    }),
  };
}
