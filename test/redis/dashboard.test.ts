import { createServer, type Server } from 'node:http';
import { Queue } from 'bullmq';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDashboard } from '../../src/redis/dashboard.ts';
import { useRedis } from '../support/redis.ts';

const tests = useRedis();
let queue: Queue;
let server: Server;
let url: string;

beforeEach(async () => {
  queue = new Queue('work', { connection: tests.redis, prefix: tests.keys.queuePrefix });
  await queue.add('triage', { v: 1, job: { id: 'T1001' } });
  server = createServer(createDashboard([queue], { path: '/queues', password: 'a long pass:word' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/queues`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await queue.close();
});

const login = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const RIGHT = login('anna:a long pass:word');

it('shows nothing without the password', async () => {
  for (const headers of [
    {},
    login('anna:a long'),
    login('anna:'),
    { authorization: 'Bearer a long pass:word' },
  ]) {
    for (const page of ['', '/api/queues', '/static/js/main.js']) {
      const response = await fetch(`${url}${page}`, { headers });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Basic');
    }
  }
});

it('shows the lanes and their jobs with it', async () => {
  const page = await fetch(url, { headers: RIGHT });
  expect([page.status, page.headers.get('x-frame-options')]).toEqual([200, 'DENY']);
  const html = await page.text();
  expect(html).toContain('stepcheck');
  const found = await fetch(`${url}/api/queues?activeQueue=work&status=waiting`, { headers: RIGHT });
  const { queues } = (await found.json()) as { queues: { name: string; jobs: { data: unknown }[] }[] };
  expect(queues[0]?.name).toBe('work');
  const script = /src="([^"]+\.js)"/.exec(html)?.[1] ?? 'none';
  expect((await fetch(new URL(script, `${url}/`), { headers: RIGHT })).status).toBe(200);
});

it('changes nothing, whoever asks', async () => {
  const change = { method: 'PUT', headers: RIGHT };
  for (const path of ['/pause', '/clean/wait', '/empty', '/obliterate']) {
    const response = await fetch(`${url}/api/queues/work${path}`, change);
    expect(response.ok).toBe(false);
    if (path === '/pause') expect(response.status).toBe(405);
  }
  expect(await queue.getWaitingCount()).toBe(1);
});
