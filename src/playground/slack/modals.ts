import { randomBytes } from 'node:crypto';
import { newId } from './store.ts';
import { BOT, TEAM } from './workspace.ts';

export interface OpenModal {
  id: string;
  userId: string;
  /** Changes with every update; views.update may name the one it has seen. */
  hash: string;
  view: Record<string, unknown>;
}

/** Per person the modal that is open. One: a second one takes its place. */
export interface Modals {
  open(userId: string, view: Record<string, unknown>): OpenModal;
  update(old: OpenModal, view: Record<string, unknown>): OpenModal;
  close(userId: string): void;
  of(userId: string): OpenModal | null;
  find(matches: (modal: OpenModal) => boolean): OpenModal | null;
}

export function createModals(): Modals {
  const byUser = new Map<string, OpenModal>();
  return {
    find: (matches) => [...byUser.values()].find(matches) ?? null,
    of: (userId) => byUser.get(userId) ?? null,
    close: (userId) => void byUser.delete(userId),
    open(userId, view) {
      const modal = { id: newId('V'), userId, hash: newHash(), view };
      byUser.set(userId, modal);
      return modal;
    },
    update(old, view) {
      const modal = { ...old, hash: newHash(), view };
      byUser.set(old.userId, modal);
      return modal;
    },
  };
}

/** The view as Slack gives it back: what the bot gave, filled up. */
export function viewPayload(modal: OpenModal, values: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    callback_id: '',
    private_metadata: '',
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    external_id: '',
    ...modal.view,
    id: modal.id,
    hash: modal.hash,
    team_id: TEAM.id,
    app_id: BOT.appId,
    app_installed_team_id: TEAM.id,
    bot_id: BOT.botId,
    root_view_id: modal.id,
    previous_view_id: null,
    state: { values },
  };
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}
