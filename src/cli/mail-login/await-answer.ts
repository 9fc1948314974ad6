import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { StepcheckError } from '../../core/errors.ts';

/** Where the browser is sent after a sign-in, and what it brings. */
export interface AnswerDesk {
  redirectUri: string;
  /** The code of the answer that carries this state. Throws StepcheckError where the sign-in was refused or took too long. */
  code(state: string): Promise<string>;
  close(): Promise<void>;
}

const WITHIN_MS = 15 * 60_000;
const DONE = 'That is all: you can close this window and go back to the terminal.';
const NOT_DONE = 'That did not work: the terminal says why.';

/**
 * Listens on this machine for the browser's answer. Where the browser runs on another one, its page does not load, and
 * a person pastes the page's address into `input` instead.
 */
export async function openAnswerDesk(
  input: NodeJS.ReadableStream,
  withinMs = WITHIN_MS,
): Promise<AnswerDesk> {
  const answers = answerBox();
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost');
    const taken = answers.offer(address);
    response.writeHead(taken === 'none' ? 404 : 200, { 'Content-Type': 'text/plain', Connection: 'close' });
    response.end(taken === 'code' ? DONE : NOT_DONE);
  });
  const port = await listen(server);
  const lines = createInterface({ input });
  lines.on('line', (line) => {
    if (URL.canParse(line.trim())) answers.offer(new URL(line.trim()));
  });

  return {
    redirectUri: `http://localhost:${port}`,
    async code(state) {
      const timer = setTimeout(() => answers.fail(late(withinMs)), withinMs);
      try {
        return await answers.code(state);
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      lines.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Holds the first answer that counts: others may reach the port too, so what has another state is passed over. */
function answerBox() {
  const expected = { state: '' };
  const { promise, resolve, reject } = settleLater<string>();
  // Nobody may be waiting for it yet.
  promise.catch(() => undefined);
  return {
    offer(address: URL): 'code' | 'refused' | 'none' {
      const said = address.searchParams;
      if (expected.state === '' || said.get('state') !== expected.state) return 'none';
      const code = said.get('code');
      if (code !== null) resolve(code);
      else reject(refused(said));
      return code === null ? 'refused' : 'code';
    },
    code(state: string): Promise<string> {
      expected.state = state;
      return promise;
    },
    fail: reject,
  };
}

function settleLater<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

function refused(said: URLSearchParams): StepcheckError {
  const why = (said.get('error_description') ?? said.get('error') ?? 'no reason was given').slice(0, 300);
  return new StepcheckError('sign_in_refused', 'person', `The sign-in was refused: ${why}`);
}

function late(withinMs: number): StepcheckError {
  const text = `Nobody signed in within ${Math.round(withinMs / 60_000)} minutes. Run the command again.`;
  return new StepcheckError('sign_in_late', 'person', text);
}

/** "localhost" is either of two addresses, as the browser likes; IPv6 may be switched off. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, 'localhost', resolve);
  });
  return (server.address() as AddressInfo).port;
}
