import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** How many connections were cut so far. */
  cuts(): number;
  /** How many connections there have been. */
  connections(): number;
  /** The connections there are stay open, and nothing comes through any more: a line that went dead. */
  silence(): void;
  close(): Promise<void>;
}

/**
 * A way to a server on this machine that breaks. `cutAfter`: after how many bytes of the server each connection is
 * cut, in order; the ones after the last stay whole.
 */
export async function startCuttingProxy(
  targetPort: number,
  cutAfter: readonly number[] = [],
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  const limits = [...cutAfter];
  let cuts = 0;
  let connections = 0;
  let silenced = 0;

  const server = createServer((client) => {
    connections += 1;
    const number = connections;
    const limit = limits.shift();
    let left = limit ?? Number.POSITIVE_INFINITY;
    const target = connect(targetPort, '127.0.0.1');
    const cut = () => {
      client.destroy();
      target.destroy();
    };
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => {
        open.delete(socket);
        cut();
      });
    }
    // A cut that did not come about is left for the next connection.
    client.once('close', () => {
      if (limit !== undefined && left > 0) limits.unshift(limit);
    });
    client.on('data', (bytes) => target.write(bytes));
    target.on('data', (bytes) => {
      if (number <= silenced) return;
      client.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left > 0) return;
      cuts += 1;
      // What was written arrives still: the cut is in the middle of an answer.
      client.end();
      target.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cuts: () => cuts,
    connections: () => connections,
    silence() {
      silenced = connections;
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
