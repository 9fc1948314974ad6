import { request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { HELP, listen, MIA, REVIEW, refusal, startSlack, webClient } from './support.ts';

test('what is no Slack address is not found', async () => {
  const slack = await startSlack();
  const { origin } = new URL(slack.apiUrl);
  expect((await fetch(`${origin}/`)).status).toBe(404);
  expect((await fetch(`${origin}/upload/v1/guess`, { method: 'POST', body: 'x' })).status).toBe(404);
  const headers = { authorization: `Bearer ${slack.botToken}` };
  expect((await fetch(`${origin}/files-pri/T1-F1/a.png`, { headers })).status).toBe(404);
});

test('a socket needs a ticket, which is good for one connection', async () => {
  const slack = await startSlack();
  const { url } = await webClient(slack, slack.appToken).apps.connections.open({});
  expect(await outcome(String(url))).toBe('open');
  expect(await outcome(String(url))).toContain('403');
  slack.refuseSockets(true);
  expect(await refusal(webClient(slack, slack.appToken).apps.connections.open({}))).toMatchObject({
    error: 'internal_error',
  });
});

test('broken requests do not stop it', async () => {
  const slack = await startSlack();
  const { events } = await listen(slack);
  const { port } = new URL(slack.apiUrl);
  for (const line of ['GARBAGE\r\n\r\n', 'GET // HTTP/1.1\r\nHost: a\r\n\r\n', UPGRADE])
    await say(Number(port), line);
  await new Promise((resolve) => {
    const half = request(`${slack.apiUrl}auth.test`, { method: 'POST', headers: { 'content-length': 100 } });
    half.on('error', resolve);
    half.write('half', () => half.destroy());
    half.on('close', resolve);
  });
  await slack.post(MIA, HELP, { text: 'still there' });
  expect(events).toHaveLength(1);
});

test('blocks that are no list are told apart from wrong ones', async () => {
  const web = webClient(await startSlack());
  const call = (blocks: unknown) => web.apiCall('chat.postMessage', { channel: REVIEW, text: 'a', blocks });
  expect(await refusal(call('[{'))).toMatchObject({ error: 'invalid_blocks_format' });
  expect(await refusal(call([{ type: 'banner' }]))).toMatchObject({ error: 'invalid_blocks' });
});

const UPGRADE =
  'GET http://[ HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n';

function outcome(url: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.on('error', (error) => resolve(error.message));
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
  });
}

function say(port: number, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connectSocket(port, '127.0.0.1', () => socket.write(text));
    socket.on('error', () => {});
    socket.on('data', () => socket.destroy());
    socket.on('close', () => resolve());
    socket.setTimeout(1000, () => socket.destroy());
  });
}
