import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TokenRequest {
  /** Host and path that the library asked, such as oauth2.googleapis.com/token. */
  address: string;
  form: URLSearchParams;
}

export interface TokenReply {
  status: number;
  body: object | string;
  headers?: Record<string, string>;
}

export interface TokenEndpoint {
  /** Sends what is meant for a provider to this machine, where it really goes over a socket. */
  fetch: typeof globalThis.fetch;
  requests: TokenRequest[];
  close(): Promise<void>;
}

/** A token endpoint on this machine (RFC 6749, 5). */
export async function startTokenEndpoint(
  reply: (request: TokenRequest) => TokenReply | Promise<TokenReply>,
): Promise<TokenEndpoint> {
  const requests: TokenRequest[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', async () => {
      const taken = { address: (request.url ?? '').slice(1), form: new URLSearchParams(text) };
      requests.push(taken);
      const { status, body, headers } = await reply(taken);
      const isText = typeof body === 'string';
      response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
      response.end(isText ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    requests,
    fetch(input, init) {
      const { host, pathname } = new URL(input instanceof Request ? input.url : input);
      return globalThis.fetch(`http://127.0.0.1:${port}/${host}${pathname}`, init);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What a provider says to a good request. */
export function issued(token: string, more: object = {}): TokenReply {
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: token, ...more } };
}

export function refused(error: string, description: string, status = 400): TokenReply {
  return { status, body: { error, error_description: description } };
}
