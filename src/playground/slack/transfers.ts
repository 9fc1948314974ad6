import type { IncomingMessage, ServerResponse } from 'node:http';
import { fail } from './faults.ts';
import type { Parts } from './parts.ts';
import { parseUpload, readBody } from './request-body.ts';
import { bearerToken, ownerOf } from './tokens.ts';

/** The bytes that follow files.getUploadURLExternal. */
export async function upload(
  parts: Parts,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await parseUpload(request, await readBody(request));
  const failure = parts.faults.take('files.upload');
  if (failure !== null) return fail(failure, response);
  if (!parts.uploads.receive(key, bytes)) {
    response.writeHead(404).end('Not found');
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}

/** Without a good token Slack does not refuse: it shows its login page, with status 200. */
export function download(
  parts: Parts,
  fileId: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const failure = parts.faults.take('files.download');
  if (failure !== null && failure.status !== 200) {
    fail(failure, response);
    return;
  }
  const token = bearerToken(request);
  if (failure !== null || token === null || ownerOf(token, parts.tokens) !== 'bot') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(LOGIN_PAGE);
    return;
  }
  const file = parts.store.state.files.get(fileId);
  const bytes = parts.store.bytes(fileId);
  if (file === undefined || bytes === null) {
    response.writeHead(404).end();
    return;
  }
  // What a customer sent is never shown by the browser as a page of ours.
  const headers = {
    'content-type': file.mimetype.replace(/[^\w.+/-]/g, '') || 'application/octet-stream',
    'content-length': bytes.length,
    'content-disposition': 'attachment',
    'x-content-type-options': 'nosniff',
  };
  response.writeHead(200, headers).end(bytes);
}

const LOGIN_PAGE = `<!DOCTYPE html>
<html><head><title>Sign in | Slack</title></head><body><h1>Sign in to your workspace</h1></body></html>
`;
