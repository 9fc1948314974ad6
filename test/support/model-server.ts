import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { completion } from './chat-answers.ts';

/** One call as the server got it. */
export interface ModelCall {
  /** Whether it was to read a message or to word a reply. */
  about: 'reading' | 'reply';
  /** The last words it was asked with. */
  asked: string;
  body: string;
}

/** What the server does with a call: words of the model, or a whole answer. */
export type ModelAnswer = string | { status: number; body: object; headers?: Record<string, string> };

export interface ModelServer {
  /** What to set, so that a desk asks this server. */
  env: Record<string, string>;
  calls: ModelCall[];
  answer: (call: ModelCall) => ModelAnswer;
  close(): Promise<void>;
}

/** A compatible server on this machine, that answers as a test says. */
export async function startModelServer(answer: ModelServer['answer']): Promise<ModelServer> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    const { messages, response_format: format } = JSON.parse(body);
    const about = format.json_schema.name;
    const call: ModelCall = { about, asked: String(messages.at(-1)?.content), body };
    started.calls.push(call);
    const answered = started.answer(call);
    const whole = typeof answered === 'string' ? { status: 200, body: completion(answered) } : answered;
    response.writeHead(whole.status, {
      'content-type': 'application/json',
      ...('headers' in whole ? whole.headers : {}),
    });
    response.end(JSON.stringify(whole.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const started: ModelServer = {
    env: {
      OPENAI_API_KEY: 'sk-test-key',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      OPENAI_MODEL: 'reader-1',
    },
    calls: [],
    answer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return started;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
