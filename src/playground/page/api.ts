import type { PageState, Refusal, Upload } from './state.ts';
import type { PressedButton } from './view.ts';

/** This tab until it is loaded anew: a modal is open in one tab only. */
const tab = crypto.randomUUID();

export const NOT_CONNECTED = 'Not connected: is npm start running?';

interface ElementPress {
  as: string;
  blockId: string;
  actionId: string;
}

/** Requests to the playground's own server. All addresses are relative: the token stays in the page's address. */
export const api = {
  state: (as: string | null) =>
    get<PageState>(`api/state?${new URLSearchParams({ tab, ...(as === null ? {} : { as }) })}`),
  post: (body: { as: string; channelId: string; text: string; threadTs: string | null; files: Upload[] }) =>
    send<{ ts: string }>('post', body),
  press: (body: PressedButton & { as: string }) => send<object>('press', { ...body, tab }),
  submit: (body: { as: string; values: Record<string, Record<string, Record<string, unknown>>> }) =>
    send<{ closed: true } | { closed: false; errors: Record<string, string> }>('submit', { ...body, tab }),
  pressInModal: (body: {
    as: string;
    blockId: string;
    actionId: string;
    values: Record<string, Record<string, Record<string, unknown>>>;
  }) => send<object>('press-in-modal', { ...body, tab }),
  openHome: (as: string) => send<object>('open-home', { as }),
  pressHome: (body: ElementPress) => send<object>('press-home', { ...body, tab }),
  pressNotice: (body: ElementPress & { noticeId: string }) => send<object>('press-notice', { ...body, tab }),
  command: (body: { as: string; channelId: string; text: string }) =>
    send<object>('command', { ...body, tab }),
  shortcut: (body: { as: string; channelId: string; ts: string; callbackId: string }) =>
    send<object>('shortcut', { ...body, tab }),
  closeModal: (as: string) => send<object>('close-modal', { as, tab }),
  mail: (body: {
    fromName: string;
    fromAddress: string;
    cc: string;
    subject: string;
    text: string;
    attachments: Upload[];
    inReplyTo: string | null;
  }) => send<object>('mail', body),
  async rawMail(file: File): Promise<void> {
    await take(
      await reach('api/raw-mail', {
        method: 'POST',
        headers: { 'Content-Type': 'message/rfc822' },
        body: file,
      }),
    );
  },
};

export async function toUpload(file: File): Promise<Upload> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // In slices: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return { name: file.name || 'pasted.png', type: file.type, data: btoa(text) };
}

async function get<T>(path: string): Promise<T> {
  return (await take(await reach(path))) as T;
}

async function send<T>(action: string, body: object): Promise<T> {
  const response = await reach(`api/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await take(response)) as T;
}

function reach(path: string, init?: RequestInit): Promise<Response> {
  return fetch(path, init).catch(() => {
    throw new Error(NOT_CONNECTED);
  });
}

async function take(response: Response): Promise<unknown> {
  const value: unknown = await response.json();
  if (!response.ok) throw new Error((value as Refusal).error);
  return value;
}
