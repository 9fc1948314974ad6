import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queue } from 'bullmq';
import express from 'express';

export interface DashboardOptions {
  /** Where it lies on its server: "/queues". */
  path: string;
  /** Any user name goes with it. */
  password: string;
}

type ServerAdapter = Parameters<typeof createBullBoard>[0]['serverAdapter'];

/** The queue's jobs as pages, to look at only: what is owed is changed through the desk. Jobs hold ids, no words. */
export function createDashboard(
  queues: readonly Queue[],
  { path, password }: DashboardOptions,
): RequestListener {
  const adapter = new ExpressAdapter();
  adapter.setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    // The adapter brings a patch version of the types of its own, which differ in private fields only.
    serverAdapter: adapter as unknown as ServerAdapter,
    options: { uiConfig: { boardTitle: 'stepcheck' } },
  });
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    if (isPassword(request.headers.authorization, password)) return next();
    response.set('www-authenticate', 'Basic realm="stepcheck", charset="UTF-8"');
    response.status(401).type('text/plain').send('A password is needed: DASHBOARD_PASSWORD.\n');
  });
  app.use(path, adapter.getRouter());
  return app;
}

/** In a time that tells nothing of how much of it was right. */
function isPassword(header: string | undefined, password: string): boolean {
  const [scheme, encoded = ''] = (header ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic') return false;
  const login = Buffer.from(encoded, 'base64').toString('utf8');
  return timingSafeEqual(hash(login.slice(login.indexOf(':') + 1)), hash(password));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
