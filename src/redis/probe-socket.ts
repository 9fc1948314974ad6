import { connect } from 'node:net';

/** `silent`: something took the connection but said nothing in time. */
export type Probe = 'ready' | 'loading' | 'absent' | 'silent';

/** Asks whoever listens on a unix socket whether it is a Redis that takes commands. */
export function probeSocket(path: string, timeoutMs = 2_000): Promise<Probe> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const finish = (probe: Probe) => {
      socket.destroy();
      resolve(probe);
    };
    let answer = '';
    socket.setTimeout(timeoutMs, () => finish('silent'));
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('error', () => finish('absent'));
    socket.on('close', () => finish('absent'));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\n')) finish(answer.startsWith('+PONG') ? 'ready' : 'loading');
    });
  });
}

/** Asks a Redis to write what is in hand and end. Resolves once it has closed the connection. */
export function askToShutDown(path: string, timeoutMs = 10_000): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.setTimeout(timeoutMs, () => socket.destroy());
    socket.on('connect', () => socket.write('SHUTDOWN\r\n'));
    // A server that is gone already is what was asked for.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}
