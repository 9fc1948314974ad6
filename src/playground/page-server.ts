import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { StepcheckError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { Outbox } from './outbox.ts';
import { act, sendJson } from './page-api.ts';
import { createPageEvents, type PageEvents } from './page-events.ts';
import { MAIL_POLICY, pathBehindToken, refusal, setSafeHeaders } from './page-guard.ts';
import type { PageOptions } from './page-options.ts';
import { personOf, Refused } from './page-request.ts';
import { pageState } from './page-state.ts';
import { sendNothing, sendStatic } from './page-static.ts';
import type { SlackStandIn } from './slack/stand-in.ts';

/** The playground's web page: Slack, customers and the outbox on one screen, on this machine only. */
export async function startPageServer(
  options: PageOptions,
): Promise<{ url: string; close(): Promise<void> }> {
  const events = createPageEvents();
  let port = options.listen.port;
  const server = createServer((request, response) => {
    answer(request, response, port, options, events).catch((error: unknown) =>
      answerError(response, error, options.log),
    );
  });
  const stopSlack = options.slack.onChange(events.changed);
  const stopOutbox = options.outbox.onChange(events.changed);
  port = await listen(server, options.listen);

  return {
    url: `http://127.0.0.1:${port}/${options.token}/`,
    async close() {
      stopSlack();
      stopOutbox();
      events.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  options: PageOptions,
  events: PageEvents,
): Promise<void> {
  setSafeHeaders(response);
  const why = refusal(request, port);
  if (why !== null) throw new Refused(403, why);
  const path = pathBehindToken(request.url ?? '', options.token);
  if (path === null) return sendNothing(response);

  const action = /^api\/([a-z-]+)$/.exec(path)?.[1];
  if (request.method === 'POST' && action !== undefined) {
    return sendJson(response, 200, await act(action, request, options));
  }
  if (request.method !== 'GET') throw new Refused(405, 'Only GET and POST are known here.');
  if (action === 'events') return events.connect(response);
  if (action === 'state') {
    const asked = new URL(request.url ?? '', 'http://localhost').searchParams;
    const me = personOf(options, asked.get('as') ?? firstAgent(options));
    return sendJson(response, 200, pageState(options, me, asked.get('tab') ?? ''));
  }
  const [folder, id] = path.split('/', 2);
  if (folder === 'files' && id) return sendFile(response, options.slack, id);
  if (folder === 'mail' && id) return sendMailHtml(response, options.outbox, id);
  if (folder === 'eml' && id) return sendEml(response, options.outbox, id);
  return sendStatic(response, path === '' ? 'index.html' : path);
}

function firstAgent(options: PageOptions): string {
  return options.slack.users.find((user) => user.side === 'agent')?.id ?? '';
}

const SHOWN_PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A picture is shown, everything else is a download: what customers send never runs on the page's origin. */
function sendFile(response: ServerResponse, slack: SlackStandIn, id: string): void {
  const file = slack.file(id);
  if (file === null) {
    sendNothing(response);
    return;
  }
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  if (SHOWN_PICTURES.has(file.mimetype)) {
    response.writeHead(200, { 'Content-Type': file.mimetype });
  } else {
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
  response.end(file.bytes);
}

/** Shown in a sandboxed frame of the page, under a policy of its own that lets nothing in or out. */
function sendMailHtml(response: ServerResponse, outbox: Outbox, id: string): void {
  const html = outbox.list().find((mail) => mail.id === id)?.html ?? null;
  if (html === null) {
    sendNothing(response);
    return;
  }
  response.setHeader('Content-Security-Policy', MAIL_POLICY);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><meta charset="utf-8"><style>${MAIL_STYLE}</style>${html}`);
}

const MAIL_STYLE =
  'body{margin:20px 24px;font:15px/1.55 -apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;' +
  'color:#1d1c1d;background:#fff;overflow-wrap:anywhere}a{color:#0b6bcb}' +
  'blockquote{margin:12px 0;padding:4px 14px;border-left:3px solid #c9d3d1;color:#3c4643}';

async function sendEml(response: ServerResponse, outbox: Outbox, id: string): Promise<void> {
  const raw = await outbox.raw(id);
  if (raw === null) return sendNothing(response);
  response.writeHead(200, {
    'Content-Type': 'message/rfc822',
    'Content-Disposition': `attachment; filename="${id}"`,
  });
  response.end(raw);
}

function answerError(response: ServerResponse, error: unknown, log: Log): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error instanceof Refused) {
    sendJson(response, error.status, { error: error.message });
    return;
  }
  if (error instanceof StepcheckError) {
    // Said by the stand-in in Slack's stead, in words for the person: nothing has gone wrong here.
    log.debug({ code: error.code }, 'an action on the playground page was refused');
    sendJson(response, 409, { error: error.message });
    return;
  }
  log.warn({ error }, 'an action on the playground page failed');
  const message = error instanceof Error ? error.message : String(error);
  sendJson(response, 500, { error: message });
}

async function listen(server: Server, { host, port, mayMove }: PageOptions['listen']): Promise<number> {
  try {
    await listenOn(server, host, port);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || !mayMove) throw error;
    await listenOn(server, host, 0);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page got no port.');
  return address.port;
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
