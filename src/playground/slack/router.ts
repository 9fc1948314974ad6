import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail } from './faults.ts';
import { type Answer, ApiRefusal } from './methods/method.ts';
import { METHODS } from './methods/table.ts';
import type { Parts } from './parts.ts';
import { parseArguments, readBody } from './request-body.ts';
import { respond } from './respond.ts';
import { bearerToken, ownerOf } from './tokens.ts';
import { download, upload } from './transfers.ts';

/** Everything that Slack's servers answer over HTTP: the Web API, uploads and downloads. */
export async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, area = '', ...rest] = url.pathname.split('/');
  if (area === 'api') return webApi(parts, rest.join('/'), url, request, response);
  if (area === 'respond') return respond(parts, rest[0] ?? '', request, response);
  if (area === 'upload') return upload(parts, rest.at(-1) ?? '', request, response);
  if (area === 'files-pri') return download(parts, rest[0]?.split('-').at(-1) ?? '', request, response);
  response.writeHead(404).end();
}

async function webApi(
  parts: Parts,
  name: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const parsed = parseArguments(request, body, url);
  if (parsed === null) {
    sendJson(response, { ok: false, error: 'invalid_json' });
    return;
  }
  const { token: given, ...args } = parsed;
  parts.calls.add({ method: name, at: parts.clock.now(), body: args });
  const failure = parts.faults.take(name);
  if (failure !== null && !failure.performed) return fail(failure, response);
  const token = bearerToken(request) ?? (typeof given === 'string' ? given : null);
  const answer = await perform(parts, name, token, args);
  if (failure !== null) return fail(failure, response);
  sendJson(response, answer);
}

async function perform(parts: Parts, name: string, token: string | null, args: Answer): Promise<Answer> {
  try {
    const method = METHODS.get(name);
    if (method === undefined) throw new ApiRefusal('unknown_method');
    if (token === null) throw new ApiRefusal('not_authed');
    const owner = ownerOf(token, parts.tokens);
    if (owner === null) throw new ApiRefusal('invalid_auth');
    if (owner !== method.token) throw new ApiRefusal('not_allowed_token_type');
    return { ok: true, ...(await method.call(args, parts)) };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const metadata = error.messages.length > 0 ? { response_metadata: { messages: error.messages } } : {};
    parts.log.debug(
      { method: name, error: error.code, messages: error.messages },
      'The Slack stand-in refused a call',
    );
    return { ok: false, error: error.code, ...metadata };
  }
}

function sendJson(response: ServerResponse, answer: Answer): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'x-oauth-scopes': SCOPES });
  response.end(JSON.stringify(answer));
}

const SCOPES = [
  'chat:write',
  'files:read',
  'files:write',
  'usergroups:read',
  'users:read',
  'users:read.email',
  'channels:history',
  'channels:read',
  'groups:history',
  'groups:read',
  'commands',
].join(',');
