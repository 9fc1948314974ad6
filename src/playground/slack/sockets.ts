import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Log } from '../../core/ports.ts';
import { BOT } from './workspace.ts';

const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** How long a client may take to close its end. */
const CLOSE_MS = 200;

export interface Envelope {
  type: 'events_api' | 'interactive' | 'slash_commands';
  payload: Record<string, unknown>;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

/** Socket Mode's connections. Each envelope goes to one of them. */
export interface Sockets {
  /** A path with a ticket that is good for one connection. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  refusing(): boolean;
  /** The acknowledgement's payload, or null where none came in time. Undefined where nobody is connected. */
  send(envelope: Envelope, ackMs: number): Promise<{ payload: unknown } | null> | undefined;
  drop(how: 'broken' | 'refresh'): void;
  refuse(refuse: boolean): void;
  close(): Promise<void>;
}

export function createSockets(options: { pingMs: number; log: Log }): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  /** Asked to connect anew: they get nothing more. */
  const leaving = new WeakSet<WebSocket>();
  const tickets = new Set<string>();
  const waiting = new Map<string, (answer: { payload: unknown } | null) => void>();
  let refused = false;
  let turn = 0;

  const open = () =>
    [...server.clients].filter((client) => client.readyState === WebSocket.OPEN && !leaving.has(client));

  server.on('connection', (socket: WebSocket) => {
    keepAlive(socket, options.pingMs);
    socket.on('error', (error) =>
      options.log.debug({ error: error.message }, 'Socket Mode connection failed'),
    );
    socket.on('message', (data) => {
      const ack = Acknowledgement.safeParse(parse(data));
      if (!ack.success) {
        options.log.warn({}, 'A Socket Mode client sent something that is no acknowledgement');
        return;
      }
      waiting.get(ack.data.envelope_id)?.({ payload: ack.data.payload });
    });
    socket.send(JSON.stringify(hello(server.clients.size)));
  });

  return {
    ticket() {
      const ticket = randomBytes(16).toString('hex');
      tickets.add(ticket);
      return `/link/?ticket=${ticket}&app_id=${BOT.appId}`;
    },
    upgrade(request, socket, head) {
      const ticket = new URLSearchParams(request.url?.split('?')[1]).get('ticket') ?? '';
      if (refused || !tickets.delete(ticket)) {
        socket.on('error', () => socket.destroy());
        socket.end(
          `HTTP/1.1 ${refused ? '503 Service Unavailable' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`,
        );
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    refusing: () => refused,
    send(envelope, ackMs) {
      const clients = open();
      const client = clients[turn++ % Math.max(clients.length, 1)];
      if (client === undefined) return undefined;
      const envelopeId = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(null), ackMs);
        const settle = (answer: { payload: unknown } | null) => {
          clearTimeout(timer);
          waiting.delete(envelopeId);
          resolve(answer);
        };
        waiting.set(envelopeId, settle);
        client.send(JSON.stringify({ envelope_id: envelopeId, ...envelope }));
      });
    },
    drop: (how) => {
      const farewell = { type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'stand-in' } };
      for (const client of server.clients) {
        leaving.add(client);
        if (how === 'refresh') client.send(JSON.stringify(farewell));
        else client.terminate();
      }
    },
    refuse: (refuse) => {
      refused = refuse;
    },
    async close() {
      for (const settle of waiting.values()) settle(null);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const client of server.clients) client.close(1001);
      const timer = setTimeout(() => {
        for (const client of server.clients) client.terminate();
      }, CLOSE_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

function hello(connections: number): Record<string, unknown> {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'stand-in', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: BOT.appId },
  };
}

/** Slack pings, and gives up a client that has not answered by the next ping. */
function keepAlive(socket: WebSocket, pingMs: number): void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping();
  }, pingMs);
  socket.on('close', () => clearInterval(timer));
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    return null;
  }
}
