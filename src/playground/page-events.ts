import type { ServerResponse } from 'node:http';

const GATHER_MS = 40;
const HEARTBEAT_MS = 20_000;

/** Server-sent events: tells every open page that something changed, a burst of changes at once. */
export interface PageEvents {
  connect(response: ServerResponse): void;
  changed(): void;
  close(): void;
}

export function createPageEvents(): PageEvents {
  const open = new Set<ServerResponse>();
  let gathering: NodeJS.Timeout | null = null;

  function tell(line: string): void {
    for (const response of open) response.write(line);
  }
  const heartbeat = setInterval(() => tell(': still here\n\n'), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    connect(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      response.write('retry: 1000\n\nevent: changed\ndata: 1\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    changed() {
      gathering ??= setTimeout(() => {
        gathering = null;
        tell('event: changed\ndata: 1\n\n');
      }, GATHER_MS);
    },
    close() {
      clearInterval(heartbeat);
      if (gathering !== null) clearTimeout(gathering);
      for (const response of open) response.end();
    },
  };
}
