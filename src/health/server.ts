import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { StepcheckError } from '../core/errors.ts';
import type { Clock, Log } from '../core/ports.ts';
import type { Vitals } from '../core/vitals.ts';
import { createGauges } from './gauges.ts';
import { readiness } from './readiness.ts';

export interface HealthOptions {
  listen: { host: string; port: number; mayMove: boolean };
  vitals: Vitals;
  registry: Registry;
  /** Pages that somebody else answers for, under a path. */
  pages?: { path: string; handle: RequestListener };
  clock: Clock;
  log: Log;
}

/** Answers those who watch the desk: /healthz, /readyz and /metrics. No customer's word or address is in any of it. */
export async function startHealthServer(
  options: HealthOptions,
): Promise<{ port: number; close(): Promise<void> }> {
  const { vitals, registry, log } = options;
  const refresh = createGauges(registry, vitals, options.clock);
  let scraping = Promise.resolve();

  /** One after the other: two that set the same gauges would see half of each other. */
  async function metrics(response: ServerResponse): Promise<void> {
    const text = scraping.then(refresh).then(() => registry.metrics());
    scraping = text.then(
      () => undefined,
      () => undefined,
    );
    answer(response, 200, registry.contentType, await text);
  }

  const handle: RequestListener = (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const { pages } = options;
    if (pages && (path === pages.path || path.startsWith(`${pages.path}/`))) {
      pages.handle(request, response);
      return;
    }
    respond(path, response).catch((error: unknown) => {
      log.warn({ path, reason: String(error) }, 'A question about health could not be answered');
      if (!response.headersSent) answer(response, 503, 'text/plain', 'not available, see the log\n');
    });
  };

  async function respond(path: string, response: ServerResponse): Promise<void> {
    if (path === '/healthz') return answer(response, 200, 'text/plain', 'ok\n');
    if (path === '/metrics') return metrics(response);
    if (path !== '/readyz') return answer(response, 404, 'text/plain', 'not found\n');
    const state = await readiness(vitals);
    answer(response, state.ready ? 200 : 503, 'application/json', `${JSON.stringify(state)}\n`);
  }

  const server = createServer(handle);
  const port = await listen(server, options.listen);
  return {
    port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  response.writeHead(status, headers).end(text);
}

async function listen(server: Server, { host, port, mayMove }: HealthOptions['listen']): Promise<number> {
  try {
    await listenOn(server, host, port);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || !mayMove) throw notListening(host, port, error);
    await listenOn(server, host, 0);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The health page got no port.');
  return address.port;
}

function notListening(host: string, port: number, cause: unknown): StepcheckError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const words = `Nothing can listen for questions about health at ${host}:${port} (${why}). Set HEALTH_PORT to a free port, or to 0 to go without.`;
  return new StepcheckError('health_port', 'person', words, { cause });
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
