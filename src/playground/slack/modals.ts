import { randomBytes } from 'node:crypto';
import { newId } from './store.ts';
import { BOT, TEAM } from './workspace.ts';

/** A person, and which of the windows in which they have Slack open. */
export interface ModalPlace {
  userId: string;
  window: string;
}

export interface OpenModal extends ModalPlace {
  id: string;
  /** Changes with every update; views.update may name the one it has seen. */
  hash: string;
  view: Record<string, unknown>;
}

/** The modals that are open. One in a window: a second one takes its place. */
export interface Modals {
  open(place: ModalPlace, view: Record<string, unknown>): OpenModal;
  update(old: OpenModal, view: Record<string, unknown>): OpenModal;
  close(modal: OpenModal): void;
  /** Without a window: the newest in any. */
  of(userId: string, window?: string): OpenModal | null;
  find(matches: (modal: OpenModal) => boolean): OpenModal | null;
}

export function createModals(): Modals {
  const byId = new Map<string, OpenModal>();
  const of: Modals['of'] = (userId, window) =>
    [...byId.values()].findLast(
      (modal) => modal.userId === userId && (window === undefined || modal.window === window),
    ) ?? null;
  return {
    find: (matches) => [...byId.values()].find(matches) ?? null,
    of,
    close: (modal) => void byId.delete(modal.id),
    open({ userId, window }, view) {
      const old = of(userId, window);
      if (old !== null) byId.delete(old.id);
      const modal = { id: newId('V'), userId, window, hash: newHash(), view };
      byId.set(modal.id, modal);
      return modal;
    },
    update(old, view) {
      const modal = { ...old, hash: newHash(), view };
      byId.set(modal.id, modal);
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
